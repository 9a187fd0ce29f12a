-- Why: within how many working days a report of harm to children's interests is closed is the office's own choice.
-- Lock: none. Rows touched: one.
insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('protection.duty.interestDays', '2000-01-01', '30', '系统设定', 'design', '规划要求严防侵害儿童利益，没有定办结期限')
on conflict do nothing;
