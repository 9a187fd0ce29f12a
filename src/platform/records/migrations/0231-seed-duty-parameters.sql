-- Why: when school terms begin and how early a duty is told are the office's own choices, so they are parameters.
-- Lock: none. Rows touched: four.
insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('records.schoolTerm.springMonth', '2000-01-01', '3', '重庆市中小学校历（各学年另行公布）', 'uncertain', '春季学期按这个月 1 日起算，到秋季学期前一天'),
  ('records.schoolTerm.autumnMonth', '2000-01-01', '9', '重庆市中小学校历（各学年另行公布）', 'uncertain', '秋季学期按这个月 1 日起算，到春季学期前一天'),
  ('records.duty.soonDays', '2000-01-01', '14', '系统设定', 'design', '职责到期前多少天提示快到期'),
  ('records.duty.taskDays', '2000-01-01', '30', '系统设定', 'design', '职责到期前多少天列为待办')
on conflict do nothing;
