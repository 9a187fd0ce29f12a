-- Why: the ages at which categories end are law, so they are dated rows with their document.
-- Lock: none. Rows touched: four new.
insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('registry.leftBehind.ageLimit', '2016-02-14', '16', '国发〔2016〕13号', 'verified', '农村留守儿童不满十六周岁'),
  ('registry.minor.ageLimit', '1991-09-04', '18', '《中华人民共和国未成年人保护法》第二条', 'verified', '未成年人不满十八周岁'),
  ('registry.leavingSoon.days', '2021-01-01', '60', '系统默认（设计值）', 'design', '到龄提醒提前天数'),
  ('registry.staging.keepDays', '2021-01-01', '30', '系统默认（设计值）', 'design', '导入暂存数据保留天数');
