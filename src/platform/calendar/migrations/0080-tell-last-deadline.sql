-- Why: who keeps the calendar must be warned when open deadlines reach a year without a notice; the system administrator's own
-- scope is empty, so the latest of the due days is told without a task, a place or a person.
-- Lock: none, a new function. Rows touched: none.
create function platform.last_open_deadline() returns date
  language sql stable security definer set search_path = pg_catalog
  as $$ select max(due_on) from platform.task where done_at is null $$;
comment on function platform.last_open_deadline() is 'The latest due day of all open tasks: a date and nothing else';
revoke all on function platform.last_open_deadline() from public;
grant execute on function platform.last_open_deadline() to tongan_app;
