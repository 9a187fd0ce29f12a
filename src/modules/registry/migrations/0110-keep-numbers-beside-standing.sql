-- Why: two thirds of what a ledger page cost the database was looking up a hundred persons for their sealed numbers (measured: 1.2 ms
--   with, 0.4 ms without). The projection holds copies of the boxes of the child and of whoever cares for it, as it holds their names.
-- Lock: exclusive on registry.standing while its rows are rewritten. Rows touched: all of registry.standing.
alter table registry.standing
  add column citizen_no_sealed bytea,
  add column guardian_citizen_no_sealed bytea,
  add column guardian_phone_sealed bytea;
comment on column registry.standing.citizen_no_sealed is 'Copy of the child''s box in registry.person';
comment on column registry.standing.guardian_citizen_no_sealed is 'Copy of the box of the person named by cells.guardianId';
comment on column registry.standing.guardian_phone_sealed is 'Copy of the box of the person named by cells.guardianId';
update registry.standing s set citizen_no_sealed = n.citizen_no, guardian_citizen_no_sealed = n.guardian_citizen_no,
  guardian_phone_sealed = n.guardian_phone
from (
  select held.child_id, held.valid_from, p.citizen_no_sealed as citizen_no, g.citizen_no_sealed as guardian_citizen_no,
    g.phone_sealed as guardian_phone
  from registry.standing held
  left join registry.person p on p.id = held.child_id
  left join registry.person g on g.id = (held.cells ->> 'guardianId')::uuid
) n
where n.child_id = s.child_id and n.valid_from = s.valid_from
  and (n.citizen_no is not null or n.guardian_citizen_no is not null or n.guardian_phone is not null);
