-- Why: whether the family of a minor in a case falls into poverty by it is looked at within a time (R-272). The plan names no days, so it is
-- a number of our own, to be checked (待核).
-- Lock: none. Rows touched: one new parameter.
insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('special.juvenile.livelihood.days', '2021-06-01', '10', '合川区儿童福利事业发展“十四五”规划 第三章第六节', 'design', '规划只说防止因案致贫，没有写天数；待核')
on conflict do nothing;
