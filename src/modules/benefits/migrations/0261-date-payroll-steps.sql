-- Why: each step of a payroll lies on a desk with its day, reckoned so that the money arrives by the payday.
-- Lock: none that anybody waits for. Rows touched: four parameters are new.
insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('benefits.payroll.submitDay', '2021-01-01', '7', '系统默认（设计值）', 'design', '按 5 日结转、10 日前发放排出，没有文件规定'),
  ('benefits.payroll.reviewDay', '2021-01-01', '8', '系统默认（设计值）', 'design', '按 5 日结转、10 日前发放排出，没有文件规定'),
  ('benefits.payroll.approveDay', '2021-01-01', '9', '系统默认（设计值）', 'design', '按 5 日结转、10 日前发放排出，没有文件规定'),
  ('benefits.payroll.closeDay', '2021-01-01', '15', '系统默认（设计值）', 'design', '银行多少天内回盘，没有文件规定');
