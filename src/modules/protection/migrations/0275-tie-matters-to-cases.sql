-- Why: guardianship, assessments, special matters and orders about a child belong to the case in which they were decided on; a child is
-- placed in one place at a time, whoever enters it: an emergency placement comes before any decision on custody.
-- Lock: share row exclusive on protection.assessment, custody, placement, guardian_order while their keys are checked. Rows touched: none.
create table protection.case_matter (
  matter_id uuid primary key references procedure.matter,
  case_id uuid not null references protection.case,
  linked_at timestamptz not null,
  linked_by uuid not null
);
create index case_matter_of on protection.case_matter (case_id);
comment on table protection.case_matter is 'To which case a procedure belongs (guardianship, special matters); one row a matter, never changed';
grant select, insert on protection.case_matter to tongan_app;
alter table protection.case_matter enable row level security;
create policy part on protection.case_matter for all to tongan_app using (
  exists (select from protection.case c where c.id = case_id));

alter table protection.assessment add constraint assessment_case foreign key (case_id) references protection.case;
alter table protection.custody add constraint custody_case foreign key (case_id) references protection.case;
alter table protection.guardian_order add constraint guardian_order_case foreign key (case_id) references protection.case;
alter table protection.placement add column case_id uuid references protection.case,
  add column record_id uuid references protection.case_record;
comment on column protection.placement.custody_id is 'The decision under which the child is placed; null: in an emergency, before any was made';
comment on column protection.placement.record_id is 'The case''s record that placed the child, where it was entered there';
create index assessment_of_case on protection.assessment (case_id) where case_id is not null;
create index custody_of_case on protection.custody (case_id) where case_id is not null;
create index guardian_order_of_case on protection.guardian_order (case_id) where case_id is not null;
create index placement_of_case on protection.placement (case_id) where case_id is not null;
