-- Why: what is built on a file (profile, screening) has to follow its changes, also those that an import makes in a thread of its
--   own: the change itself puts the file's id here, in its transaction, and tells whoever listens at its commit.
-- Lock: none, a new table. Rows touched: one for each file that exists, so that a register of before is followed too.
create table registry.changed_file (
  seq bigint generated always as identity primary key,
  child_id uuid not null
);
comment on table registry.changed_file is 'Files changed since they were last followed; ids only, so without a place and without row security';
grant select, insert, delete on registry.changed_file to tongan_app;
insert into registry.changed_file (child_id) select id from registry.child;
