-- Why: a duty may be owed for each school or venue, so organisations are registered once, and everybody in the district finds them.
-- Lock: short, on record.entry: a column that may be empty. Rows touched: none.
alter table record.entry add column identity text;
comment on column record.entry.identity is 'Of kinds of which there is one each (a school of this name in this township): what it is one of';
create unique index entry_identity on record.entry (kind, left(scope_code, 6), identity)
  where identity is not null and state <> 'withdrawn';

-- That there is a school of this name is no secret of whoever keeps it.
create policy organisations on record.entry for select to tongan_app using (
  kind = 'records.organisations' and left(scope_code, 6) = left(current_setting('tongan.lo', true), 6));
