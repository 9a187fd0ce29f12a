-- Why: how often and within how many days the six protections' duties are done is law, or the office's choice, of a certain date.
-- Lock: none. Rows touched: eleven.
insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('protection.duty.runs', '2026-01-01', 'true', '系统设定', 'design', '启用系统的那一年从 1 月起算'),
  ('protection.duty.guidancePerYear', '2016-09-01', '4', '《重庆市家庭教育促进条例》', 'verified', '施行日待核'),
  ('protection.duty.parentsSchoolPerTerm', '2016-09-01', '2', '《重庆市家庭教育促进条例》', 'verified', '施行日待核'),
  ('protection.duty.kindergartenPerTerm', '2016-09-01', '3', '《重庆市家庭教育促进条例》', 'verified', '施行日待核'),
  ('protection.duty.bullyingDays', '2021-09-01', '10', '《未成年人学校保护规定》', 'verified', '启动调查后原则上十日内完成'),
  ('protection.duty.dropoutDays', '2000-01-01', '10', '系统设定', 'design', '法律要求登记、劝返、书面报告，没有定回报期限'),
  ('protection.duty.appealDays', '2000-01-01', '10', '系统设定', 'design', null),
  ('protection.duty.clueDays', '2000-01-01', '15', '系统设定', 'design', '规划要求线索转办有回复，没有定期限'),
  ('protection.duty.complaintDays', '2000-01-01', '15', '系统设定', 'design', '规划要求建立机制，没有定期限'),
  ('protection.duty.receiptDays', '2000-01-01', '2', '系统设定', 'design', null),
  ('protection.duty.returnGraceDays', '2000-01-01', '10', '系统设定', 'design', '规划要求季度填报，没有定截止日')
on conflict do nothing;
