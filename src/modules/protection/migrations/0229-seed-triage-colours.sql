-- Why: which colour a report gets by what it says is the district's to change, with a day and a reason, like any other bound.
-- Lock: none. Rows touched: parameters only, all new.
insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('protection.triage.colour.MR1', '2021-06-01', '"red"', '系统默认（设计值）', 'design', '九部门意见只列情形，没有分级'),
  ('protection.triage.colour.MR2', '2021-06-01', '"red"', '系统默认（设计值）', 'design', '九部门意见只列情形，没有分级'),
  ('protection.triage.colour.MR3', '2021-06-01', '"red"', '系统默认（设计值）', 'design', '九部门意见只列情形，没有分级'),
  ('protection.triage.colour.MR4', '2021-06-01', '"orange"', '系统默认（设计值）', 'design', '九部门意见只列情形，没有分级'),
  ('protection.triage.colour.MR5', '2021-06-01', '"red"', '系统默认（设计值）', 'design', '九部门意见只列情形，没有分级'),
  ('protection.triage.colour.MR6', '2021-06-01', '"orange"', '系统默认（设计值）', 'design', '九部门意见只列情形，没有分级'),
  ('protection.triage.colour.MR7', '2021-06-01', '"red"', '系统默认（设计值）', 'design', '九部门意见只列情形，没有分级'),
  ('protection.triage.colour.MR8', '2021-06-01', '"orange"', '系统默认（设计值）', 'design', '九部门意见只列情形，没有分级'),
  ('protection.triage.colour.MR9', '2021-06-01', '"yellow"', '系统默认（设计值）', 'design', '九部门意见只列情形，没有分级'),
  ('protection.triage.colour.danger', '2021-06-01', '"red"', '系统默认（设计值）', 'design', '九部门意见只列情形，没有分级'),
  ('protection.triage.colour.unsure', '2021-06-01', '"orange"', '系统默认（设计值）', 'design', '九部门意见只列情形，没有分级'),
  ('protection.triage.colour.severe', '2021-06-01', '"red"', '系统默认（设计值）', 'design', '九部门意见只列情形，没有分级'),
  ('protection.triage.colour.light', '2021-06-01', '"orange"', '系统默认（设计值）', 'design', '九部门意见只列情形，没有分级'),
  ('protection.triage.colour.young', '2021-06-01', '"red"', '系统默认（设计值）', 'design', '九部门意见只列情形，没有分级'),
  ('protection.triage.colour.nothing', '2021-06-01', '"yellow"', '系统默认（设计值）', 'design', '九部门意见只列情形，没有分级');
