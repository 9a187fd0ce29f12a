-- Why: a department of the leading group has steps of its own in a matter; its liaison knows those matters only, whatever the place. A
-- sealed matter (juvenile crime) is for named people only: platform.access_grant says who.
-- Lock: access exclusive on procedure.matter for an instant, columns without rewriting. Rows touched: none.
alter table procedure.matter
  add column is_sealed boolean not null default false,
  add column desk_department text,
  add column started_department text;
comment on column procedure.matter.is_sealed is 'Only who holds a grant knows of it, whatever the post';
comment on column procedure.matter.desk_department is 'Of the open step on a liaison''s desk: whose';
comment on column procedure.matter.started_department is 'Handed in by a liaison: whose';

create table procedure.department_part (
  matter_id uuid not null references procedure.matter,
  department text not null,
  since timestamptz not null,
  primary key (matter_id, department)
);
create index department_part_of on procedure.department_part (department);
comment on table procedure.department_part is 'Departments that have or had a step in a matter, or handed it in: their liaisons know of it. No personal data';
grant select, insert on procedure.department_part to tongan_app;
alter table procedure.department_part enable row level security;
create policy scope on procedure.department_part for all to tongan_app using (
  current_setting('tongan.role', true) is distinct from 'partnerLiaison' or current_setting('tongan.lo', true) = '0'
  or department = current_setting('tongan.department', true));

-- '0' is every place: what the house itself does, and what an act entails beside the asker's own place.
drop policy scope on procedure.matter;
create policy scope on procedure.matter for all to tongan_app using (
  current_setting('tongan.lo', true) = '0'
  or case
    when is_sealed then id in (select platform.granted())
    when current_setting('tongan.role', true) = 'partnerLiaison' then exists (select from procedure.department_part p
      where p.matter_id = matter.id and p.department = current_setting('tongan.department', true))
    else (scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true))
      or exists (select from procedure.participant p where p.matter_id = matter.id
        and p.scope_code >= current_setting('tongan.lo', true) and p.scope_code < current_setting('tongan.hi', true))
      or exists (select from procedure.delegation d where d.ended_at is null
        and d.to_scope >= current_setting('tongan.lo', true) and d.to_scope < current_setting('tongan.hi', true)
        and starts_with(matter.scope_code, d.scope_code))
  end);
