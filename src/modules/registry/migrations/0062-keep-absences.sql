-- Why: a child who comes back was away: between end and return the file stood on no list, and must not be found there afterwards.
--   Reopening forgot the end, so that the time between looked as if the child had never left.
-- Lock: brief, one column with a constant default. Rows touched: none.
alter table registry.child add column absences jsonb not null default '[]';
comment on column registry.child.absences is 'Times between an end of the file and a return: [{from, to, why}]; nothing stands in them';
