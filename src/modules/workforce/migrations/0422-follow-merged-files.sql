-- Why: two files of one child become one, and can be parted again: each row remembers of which file it was told, and lies with whichever
--   file that has become.
-- Lock: access exclusive on two empty tables for an instant. Rows touched: none.
alter table workforce.visit add column told_of uuid not null references registry.child;
create index visit_told_of on workforce.visit (told_of);
comment on column workforce.visit.told_of is 'The file of which it was told; child_id is what that file has become';
alter table workforce.told_change add column told_of uuid not null references registry.child;
create index told_change_told_of on workforce.told_change (told_of);
comment on column workforce.told_change.told_of is 'The file of which it was told; child_id is what that file has become';
