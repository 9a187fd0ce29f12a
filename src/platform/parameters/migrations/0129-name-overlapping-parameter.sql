-- Why: whoever writes a migration or looks at the log must read which parameter has two periods on one day.
-- Lock: none, the function's text. Rows touched: none.
create or replace function platform.parameter_no_overlap() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
  twice record;
begin
  select a.key, a.valid_from, p.valid_from as other_from into twice
  from changed a join platform.parameter p
    on p.key = a.key and p.superseded_at is null and p.id <> a.id
  where a.superseded_at is null
    and a.valid_from < coalesce(p.valid_to, 'infinity') and p.valid_from < coalesce(a.valid_to, 'infinity')
  limit 1;
  if found then
    raise exception 'two periods of parameter % overlap: from % and from %', twice.key, twice.valid_from, twice.other_from
      using errcode = 'exclusion_violation', constraint = 'parameter_no_overlap';
  end if;
  return null;
end $$;
