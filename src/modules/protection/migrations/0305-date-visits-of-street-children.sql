-- Why: a child that lived in the street is looked after at least once a quarter; the document says so.
-- Lock: none. Rows touched: one parameter, new.
insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('protection.followUp.street', '2020-01-01', '3', '民发〔2019〕62号', 'verified', '流浪儿童每季度至少回访一次');
