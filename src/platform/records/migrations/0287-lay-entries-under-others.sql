-- Why: what a meeting resolved, what several offices do about one matter, the steps of a plan: entries of units that belong together
-- lie under one entry, whose page shows how each stands.
-- Lock: short, on record.entry: a column that may be empty. Rows touched: none.
alter table record.entry add column parent_id uuid references record.entry;
comment on column record.entry.parent_id is 'The entry under which it was handed out to its unit';
create index entry_parent on record.entry (parent_id) where parent_id is not null;
