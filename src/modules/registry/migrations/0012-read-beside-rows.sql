-- Why: what stands beside the fifty rows of a ledger page is read by one function with a kept plan: planning three tables under row
-- security anew for each page cost as much as reading them (measured). It runs as whoever calls it, under its policies; look-ups by
-- key have one good plan, so the generic one is forced (the planner, not knowing the arrays, would plan anew each time).
-- Lock: none. Rows touched: none.
create function registry.beside_rows(ids uuid[], guardians uuid[], slots text[], day date)
returns table (child_id uuid, citizen_no bytea, guardian_citizen_no bytea, guardian_phone bytea, since date)
language plpgsql stable security invoker set plan_cache_mode = force_generic_plan as $$
begin
  return query
    select i.id, p.citizen_no_sealed, g.citizen_no_sealed, g.phone_sealed,
      (select min(f.valid_from) from registry.fact f
        where f.person_id = i.id and f.kind = 'category' and f.slot = any (i.categories::text[]) and f.superseded_at is null
          and f.valid_from <= day and (f.valid_to is null or f.valid_to > day))
    from unnest(ids, guardians, slots) as i(id, guardian, categories)
    left join registry.person p on p.id = i.id
    left join registry.person g on g.id = i.guardian;
end $$;
comment on function registry.beside_rows is 'Sealed numbers and first day of the categories named, for the rows of a page; under the caller''s row security';
revoke all on function registry.beside_rows from public;
grant execute on function registry.beside_rows to tongan_app;
