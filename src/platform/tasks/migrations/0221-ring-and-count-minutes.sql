-- Why: a child in danger is a matter of minutes, so a task may have a moment and ring; another department's liaison has tasks of the own
-- department only.
-- Lock: access exclusive on platform.task for an instant, columns without rewriting. Rows touched: none.
alter table platform.task
  add column due_at timestamptz,
  add column rings boolean not null default false,
  add column department text;
comment on column platform.task.due_at is 'The moment, where hours and minutes count; due_on is then its day';
comment on column platform.task.rings is 'A child may be in danger: the desk rings until somebody has taken it up';
comment on column platform.task.department is 'Of a department''s liaison: only that department''s';
