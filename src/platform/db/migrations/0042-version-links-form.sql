-- Why: a link's digest now covers the post, microseconds and the detail as the database keeps it; older links keep their old form.
-- Lock: audit.link for an instant, no rewrite (a constant default). Rows touched: none.
alter table audit.link add column form smallint not null default 1;
comment on column audit.link.form is 'How the entry was spelled for the digest: 1 without post and microseconds, 2 all of it';
