-- Why: in a case of bullying, harm or disappearance several children stand on two sides; most readers need letters for them, not names.
-- And the terms of the special procedures, with the document that fixes each, or "design" where none does (待核).
-- Lock: none, a new table. Rows touched: new parameters only.
create schema if not exists protection;
grant usage on schema protection to tongan_app;
comment on schema protection is 'The protection response: reports, cases, assessments, guardianship, special procedures, duties';

create table protection.special_person (
  id uuid primary key,
  matter_id uuid not null references procedure.matter,
  part text not null check (part in ('victim', 'offender', 'child', 'witness')),
  serial int not null,
  name_sealed bytea not null,
  class text,
  child_id uuid references registry.child,
  guardian_sealed bytea,
  phone_sealed bytea,
  told_on date,
  told_how text,
  added_at timestamptz not null,
  added_by uuid not null,
  removed_at timestamptz,
  removed_why text,
  unique (matter_id, part, serial)
);
create index special_person_child on protection.special_person (child_id) where child_id is not null;
comment on table protection.special_person is 'A child in a special matter: on which side, by which letter it is called, when its guardian was told';
comment on column protection.special_person.serial is '1 is 甲, 2 is 乙: never given again';
grant select, insert, update on protection.special_person to tongan_app;
alter table protection.special_person enable row level security;
create policy scope on protection.special_person for all to tongan_app using (
  exists (select from procedure.matter m where m.id = matter_id));

insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('special.bullying.protect.hours', '2017-11-22', '24', '系统设定', 'design', '法律只说立即；待区教委确定'),
  ('special.bullying.investigate.days', '2017-11-22', '10', '《加强中小学生欺凌综合治理方案》（教督〔2017〕10号）', 'verified', '启动调查后原则上十日内完成'),
  ('special.bullying.police.hours', '2017-11-22', '24', '系统设定', 'design', '法律只说及时；待区公安局确定'),
  ('special.bullying.discipline.days', '2017-11-22', '15', '系统设定', 'design', '待区教委确定'),
  ('special.bullying.objection.days', '2017-11-22', '5', '系统设定', 'design', '待区教委确定'),
  ('special.bullying.review.days', '2017-11-22', '15', '教督〔2017〕10号', 'uncertain', '未见原文，待核'),
  ('special.bullying.followUp.days', '2017-11-22', '30', '系统设定', 'design', '待区教委确定')
on conflict do nothing;
