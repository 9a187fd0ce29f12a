-- Why: a child over age who is still at school stays on the orphan and de facto lists (Chongqing) but is in nobody's count.
-- Lock: brief, one column with a constant default. Rows touched: none.
alter table registry.standing add column over_age_in_school boolean not null default false;
comment on column registry.standing.over_age_in_school is 'On the list because still at senior or vocational school after 18; not counted';
