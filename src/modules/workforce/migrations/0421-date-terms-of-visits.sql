-- Why: what a visit asks of the township, and what the township asks of the village, lies on their desks with a day.
-- Lock: none. Rows touched: three parameters.
insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('workforce.visit.answer.days', '2016-01-01', '2', '系统默认（设计值）', 'design', null),
  ('workforce.visit.amend.days', '2016-01-01', '5', '系统默认（设计值）', 'design', null),
  ('workforce.told.decide.days', '2016-01-01', '5', '系统默认（设计值）', 'design', null);
