-- Why: a parent may have children in several places, and kinship opens that parent's facts to each place's post to read; but writing
--   was held to the place where the parent was first recorded, so that after a move the new village could record nothing about the
--   father. Whoever may see a parent through a child of their own may now also record about them.
-- Lock: brief, exclusive, on person and fact. Rows touched: none.
alter policy scope on registry.person
  with check ((scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true))
    or exists (select from registry.kin k where k.person_id = person.id
      and k.scope_code >= current_setting('tongan.lo', true) and k.scope_code < current_setting('tongan.hi', true)));
alter policy scope on registry.fact
  with check ((scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true))
    or exists (select from registry.kin k where k.person_id = fact.person_id
      and k.scope_code >= current_setting('tongan.lo', true) and k.scope_code < current_setting('tongan.hi', true)));
