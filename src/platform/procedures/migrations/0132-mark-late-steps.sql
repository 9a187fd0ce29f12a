-- Why: the post above is told of a late step once, and the hourly look passes over what it has told.
-- Lock: access exclusive on procedure.step for an instant, a column without default. Rows touched: none.
alter table procedure.step add column escalated_at timestamptz;
comment on column procedure.step.escalated_at is 'When the post above was told that it is late';
