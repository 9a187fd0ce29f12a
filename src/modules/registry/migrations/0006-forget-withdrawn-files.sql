-- Why: a file that an undone import had opened is no file: its number must not be answered as "already has one".
-- Lock: none, one function. Rows touched: none.
create or replace function registry.person_by_number(numbers bytea[])
returns table (citizen_no_index bytea, person_id uuid, scope_code text, child_scope text)
language sql stable security definer set search_path = registry, pg_temp as $$
  select p.citizen_no_index, p.id, p.scope_code, c.scope_code
  from registry.person p left join registry.child c on c.id = p.id and c.withdrawn_at is null
  where p.citizen_no_index = any (numbers) and p.replaced_by is null
$$;
