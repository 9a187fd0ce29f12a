-- Why: terms of what people ask for (R-240) and of clues that go to the police (R-275); no document fixes them, so they are ours (待核).
-- Lock: none. Rows touched: new parameters only.
insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('special.difficulty.accept.days', '2021-06-01', '2', '系统设定', 'design', '规划没有写期限'),
  ('special.difficulty.handle.days', '2021-06-01', '15', '系统设定', 'design', '规划没有写期限'),
  ('special.clue.transfer.hours', '2021-06-01', '24', '系统设定', 'design', '法律只说立即'),
  ('special.clue.receive.hours', '2021-06-01', '24', '系统设定', 'design', '待区公安局确定'),
  ('special.clue.result.days', '2021-06-01', '20', '系统设定', 'design', '待区公安局确定')
on conflict do nothing;
