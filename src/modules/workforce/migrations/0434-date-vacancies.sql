-- Why: a village without a director is to have one again within some days.
-- Lock: none. Rows touched: one parameter.
insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('workforce.post.vacancy.days', '2016-01-01', '15', '系统默认（设计值）', 'design', '民发〔2019〕34号要求村（居）明确一名儿童主任，没有写空缺几日内补齐');
