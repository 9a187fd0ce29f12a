-- Why: the terms of dropout, missing child, network harm, juvenile follow-up, legal help and care in emergencies, each with what fixes it;
-- where no document does, a number of our own to be checked (待核). And when compulsory detox ends, for the task before that day.
-- Lock: none, a new table. Rows touched: new parameters only.
insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('special.dropout.persuade.days', '2021-06-01', '5', '系统设定', 'design', '法律只说及时；待区教委确定'),
  ('special.dropout.report.days', '2021-06-01', '2', '系统设定', 'design', '法律只说及时；待区教委确定'),
  ('special.dropout.jointly.days', '2021-06-01', '15', '系统设定', 'design', '待核'),
  ('special.dropout.nextTerm.days', '2021-06-01', '150', '系统设定', 'design', '约一个学期'),
  ('special.missing.call.hours', '2021-06-01', '1', '系统设定', 'design', '文件说第一时间'),
  ('special.missing.search24.hours', '2021-06-01', '24', '系统设定', 'design', '待区公安局确定'),
  ('special.missing.search48.hours', '2021-06-01', '48', '系统设定', 'design', '待区公安局确定'),
  ('special.missing.search72.hours', '2021-06-01', '72', '系统设定', 'design', '待区公安局确定'),
  ('special.missing.dna.hours', '2021-06-01', '24', '系统设定', 'design', '待区公安局确定'),
  ('special.missing.long.days', '2021-06-01', '30', '系统设定', 'design', '待核'),
  ('special.missing.handBack.hours', '2021-06-01', '24', '系统设定', 'design', '待核'),
  ('special.network.accept.days', '2021-06-01', '3', '系统设定', 'design', '规划只说有时限'),
  ('special.network.answer.days', '2021-06-01', '15', '系统设定', 'design', '规划只说有回复'),
  ('special.network.help.days', '2021-06-01', '10', '系统设定', 'design', '待核'),
  ('special.juvenile.rights.days', '2021-06-01', '10', '系统设定', 'design', '待核'),
  ('special.juvenile.plan.days', '2021-06-01', '10', '系统设定', 'design', '待核'),
  ('special.juvenile.contact.days', '2021-06-01', '30', '系统设定', 'design', '每月一次'),
  ('special.juvenile.afterCase.months', '2021-06-01', '6', '合川区儿童福利事业发展“十四五”规划 第三章第六节', 'design', '平台把跟踪帮扶定为结案后六个月，待核'),
  ('special.juvenile.detoxNotice.days', '2021-06-01', '30', '合川区儿童福利事业发展“十四五”规划 第三章第六节', 'design', '平台定为解除前三十日，待核'),
  ('special.legalHelp.refer.days', '2021-06-01', '3', '系统设定', 'design', '法律只说及时'),
  ('special.legalHelp.accept.days', '2021-06-01', '5', '系统设定', 'design', '待区司法局、区检察院确定'),
  ('special.legalHelp.lawyer.days', '2021-06-01', '3', '系统设定', 'design', '待区司法局确定'),
  ('special.legalHelp.result.days', '2021-06-01', '60', '系统设定', 'design', '待核'),
  ('special.care.arrange.hours', '2021-01-01', '24', '系统设定', 'design', '法律只说必要的临时照料，没有写小时数'),
  ('special.care.handover.hours', '2021-01-01', '24', '系统设定', 'design', '待核'),
  ('special.care.visit.days', '2021-01-01', '7', '系统设定', 'design', '待核'),
  ('special.care.return.days', '2021-01-01', '10', '系统设定', 'design', '待核')
on conflict do nothing;

create table protection.detox_end (
  matter_id uuid primary key references procedure.matter,
  scope_code text collate "C" not null,
  ends_on date not null,
  told_at timestamptz
);
create index detox_end_untold on protection.detox_end (ends_on) where told_at is null;
comment on table protection.detox_end is 'When a minor''s compulsory detox ends: a task is opened so many days before';
grant select, insert, update on protection.detox_end to tongan_app;
alter table protection.detox_end enable row level security;
create policy scope on protection.detox_end for all to tongan_app using (
  exists (select from procedure.matter m where m.id = matter_id));
