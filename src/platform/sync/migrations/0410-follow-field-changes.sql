-- Why: phones ask what has changed of the children of their villages since they last read. Whoever writes a table need not think of
--   them: triggers note the child and its place, in the writer's own transaction. A room adds its table by one line in a migration of
--   its own, naming the column with the child's id and the one with the village's code:
--     call platform.follow_field_changes('workforce.visit', 'child_id', 'scope_code');
-- Lock: none, a new table; the procedure takes share row exclusive on the table that it is called for, for an instant.
-- Rows touched: none.
create table platform.field_change (
  scope_code text collate "C" not null,
  child_id uuid not null,
  xact xid8 not null default pg_current_xact_id(),
  at timestamptz not null default now(),
  primary key (scope_code, xact, child_id)
);
create index field_change_at on platform.field_change using brin (at);
comment on table platform.field_change is 'Which children''s files changed, where, in which transaction: phones read from the oldest transaction that was under way when they last read. Append-only; deleted by age';
comment on column platform.field_change.scope_code is 'The place that the changed row lies in, before and after; who does not see that place does not see the row';
comment on column platform.field_change.xact is 'The writing transaction: a later number may be committed earlier, so readers start at the oldest that was open';
grant select, delete on platform.field_change to tongan_app;
alter table platform.field_change enable row level security;
create policy scope on platform.field_change for all to tongan_app using (
  scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true));

-- By statement with transition tables, as overlapping facts are refused (docs/decisions/0003). With the rights of the owner: nobody
-- writes the feed by hand, and whoever moves a file notes it in the place that it leaves too.
create function platform.note_field_changes() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  pick constant text := format('select %I as child, %I as place from ', tg_argv[0], tg_argv[1]);
begin
  execute format(
    'insert into platform.field_change (scope_code, child_id)
     select distinct place, child from (%s) as touched where child is not null and place is not null
     on conflict do nothing',
    case tg_op
      when 'INSERT' then pick || 'added'
      when 'DELETE' then pick || 'removed'
      else pick || 'added union all ' || pick || 'removed'
    end);
  return null;
end $$;
revoke all on function platform.note_field_changes() from public;

create procedure platform.follow_field_changes(followed regclass, child_column name, scope_column name)
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  tail constant text := format(
    'for each statement execute function platform.note_field_changes(%L, %L)', child_column, scope_column);
begin
  execute format('create trigger field_change_insert after insert on %s referencing new table as added %s', followed, tail);
  execute format('create trigger field_change_update after update on %s referencing old table as removed new table as added %s', followed, tail);
  execute format('create trigger field_change_delete after delete on %s referencing old table as removed %s', followed, tail);
end $$;
revoke all on procedure platform.follow_field_changes(regclass, name, name) from public;
