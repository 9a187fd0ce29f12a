-- Why: a roster is changed: an entry is withdrawn, and who had set it and taken it back stays readable.
-- Lock: access exclusive on protection.roster for an instant, columns without defaults. Rows touched: none.
alter table protection.roster
  add column withdrawn_at timestamptz,
  add column withdrawn_by uuid references platform.account;
comment on column protection.roster.withdrawn_at is 'Taken back: it names nobody any more';
