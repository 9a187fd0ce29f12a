-- Why: whoever does not agree with a ruling on a protection order has five days to ask for its review.
-- Lock: none. Rows touched: one parameter, new.
insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('protection.protectionOrder.review.days', '2016-03-01', '5', '《中华人民共和国反家庭暴力法》第三十一条', 'verified', '自裁定生效之日起，复议一次');
