-- Why: a father's sentence or its end concerns each of his children, who may live in several villages: every one of them sees it, it is
-- settled once, and is gone everywhere.
-- Lock: access exclusive on matching.effect for an instant. Rows touched: none.
alter table matching.effect add column also_at jsonb not null default '{}';
comment on column matching.effect.also_at is 'Other places that see it, each with the child there: {"500117104206": child''s id}';
create index effect_elsewhere on matching.effect (kind, state) where also_at <> '{}';

drop policy scope on matching.effect;
create policy scope on matching.effect for all to tongan_app using (
  ((scope_code >= (select current_setting('tongan.lo', true)) and scope_code < (select current_setting('tongan.hi', true)))
    or (also_at <> '{}' and exists (
      select from jsonb_object_keys(also_at) at
      where at >= (select current_setting('tongan.lo', true)) and at < (select current_setting('tongan.hi', true)))))
  and ((select current_setting('tongan.lo', true)) = '0' or (select current_setting('tongan.role', true)) in
    ('villageDirector', 'townshipSupervisor', 'districtOfficer', 'districtLeader', 'auditor')));
