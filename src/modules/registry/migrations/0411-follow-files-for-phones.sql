-- Why: a phone shows of a child's file what stands in it now: the file's own row (place, end, version), and whatever the queue of
--   changed files hears of, which an import fills without touching the file's row.
-- Lock: share row exclusive on registry.child and registry.changed_file for an instant. Rows touched: none.
call platform.follow_field_changes('registry.child', 'id', 'scope_code');

-- The queue names no place: it is looked up, with the rights of the owner, for the change may come from another place.
create function registry.note_field_changes() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into platform.field_change (scope_code, child_id)
  select distinct c.scope_code, c.id from added a join registry.child c on c.id = a.child_id
  on conflict do nothing;
  return null;
end $$;
revoke all on function registry.note_field_changes() from public;
create trigger field_change_insert after insert on registry.changed_file
  referencing new table as added for each statement execute function registry.note_field_changes();
