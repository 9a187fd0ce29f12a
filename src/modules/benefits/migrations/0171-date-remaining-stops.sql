-- Why: two stops had their month in code; what the payroll reckons with is what the parameters' page shows.
-- Lock: none. Rows touched: two new.
insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('benefits.stop.graduated', '2010-01-01', '"nextMonth"', '系统默认（设计值）', 'design', '续发的以在校为准，文件没有写当月还是次月'),
  ('benefits.stop.other', '2010-01-01', '"nextMonth"', '系统默认（设计值）', 'design', null);
