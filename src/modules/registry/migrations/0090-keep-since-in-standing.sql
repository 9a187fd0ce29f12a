-- Why: the first day of a category is part of what stood; reading it from the facts for each row of a page cost as much as the page.
-- Lock: exclusive on registry.standing while its rows are rewritten. Rows touched: all of registry.standing.
alter table registry.standing add column since jsonb not null default '{}';
comment on column registry.standing.since is 'First day of each category that holds, by its code: the unbroken chain of facts up to the row';
with line as (
  select person_id, slot, valid_from, valid_to,
    lag(valid_to) over (partition by person_id, slot order by valid_from) as before
  from registry.fact where kind = 'category' and superseded_at is null
), chain as (
  select person_id, slot, valid_from, valid_to,
    count(*) filter (where before is distinct from valid_from) over (partition by person_id, slot order by valid_from) as nth
  from line
), begun as (
  select person_id, slot, valid_from, valid_to, min(valid_from) over (partition by person_id, slot, nth) as since from chain
), held as (
  select s.child_id, s.valid_from, jsonb_object_agg(b.slot, b.since) as since
  from registry.standing s
  join begun b on b.person_id = s.child_id and b.slot = any (s.categories)
    and b.valid_from <= s.valid_from and (b.valid_to is null or b.valid_to > s.valid_from)
  group by s.child_id, s.valid_from
)
update registry.standing s set since = held.since from held where held.child_id = s.child_id and held.valid_from = s.valid_from;
drop function registry.beside_rows;
