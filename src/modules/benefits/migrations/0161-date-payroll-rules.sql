-- Why: how a payroll is reckoned where the law leaves a choice, as dated rows with their document; all of them to be checked (待核).
-- Lock: none. Rows touched: four new.
insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('benefits.payroll.lookback', '2010-01-01', '36', '系统默认（设计值）', 'design', '每月核对往前多少个月的应发与已发'),
  ('benefits.recovery.offsetPercent', '2010-01-01', '30', '系统默认（设计值）', 'design', '每月最多从应发中抵扣的比例'),
  ('benefits.fund.cityPercent', '2010-01-01', '40', '市级适当补助、差额区县负担，比例未见原文', 'uncertain', '基本生活费中市级及以上补助所占比例'),
  ('benefits.fund.lotteryPercent', '2010-01-01', '100', '部级彩票公益金补助地方', 'known', '福彩圆梦助学由彩票公益金负担的比例');
