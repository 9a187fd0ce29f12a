-- Why: what is urgent is relieved first (社会救助法 第五十条); the law names no hours, so they are a parameter to be checked (待核).
-- Lock: none. Rows touched: one new.
insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('procedures.tempRelief.urgent.hours', '2014-10-03', '24', '系统默认（设计值）', 'design', '情况紧急的先行救助，多少小时内办');
