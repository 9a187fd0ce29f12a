-- Why: what a roster says of a child's family is asked about on the village's phone, in each place that sees it (`also_at`).
-- Lock: share row exclusive on matching.effect for an instant. Rows touched: none.
call platform.follow_field_changes('matching.effect', 'child_id', 'scope_code');

create function matching.note_effects_elsewhere() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into platform.field_change (scope_code, child_id)
  select distinct at.key, at.value::uuid from added a, jsonb_each_text(a.also_at) at where a.also_at <> '{}'
  on conflict do nothing;
  return null;
end $$;
revoke all on function matching.note_effects_elsewhere() from public;
create trigger field_change_elsewhere_insert after insert on matching.effect
  referencing new table as added for each statement execute function matching.note_effects_elsewhere();
create trigger field_change_elsewhere_update after update on matching.effect
  referencing new table as added for each statement execute function matching.note_effects_elsewhere();
