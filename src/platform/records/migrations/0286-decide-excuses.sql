-- Why: the bureau's own duties could not be excused, since nobody is above it: a second person decides. And a duty may be put off to
-- a day instead of being dropped.
-- Lock: short, on record.excuse. Rows touched: none (those there were given by the office above, so they stand).
alter table record.excuse
  add column until date,
  add column verdict text not null default 'granted' check (verdict in ('asked', 'granted', 'refused')),
  add column decided_at timestamptz,
  add column decided_by uuid,
  add column decided_by_name text,
  add column decided_why text,
  add constraint two_people check (decided_by is null or decided_by <> created_by);
comment on column record.excuse.until is 'Put off to this day; null: need not be done this time';
comment on column record.excuse.verdict is 'asked: somebody of the unit itself asks, a second person decides';
