-- Why: which situations only the police may look into, and which ones named people alone may see, is the district's to change with a day
-- and a reason; it stood in the code. The seeded sets are the ones that held so far.
-- Lock: none. Rows touched: parameters only, all new.
insert into platform.parameter (key, valid_from, value, document, certainty, note)
select 'protection.triage.crime.' || code, '2021-06-01', to_jsonb(code in ('MR1', 'MR2', 'MR3', 'MR5', 'MR7', 'MR8')),
  '《关于建立侵害未成年人案件强制报告制度的意见（试行）》（2020）', 'uncertain', '意见列出九类情形并要求向公安报案，哪些初判为涉嫌犯罪是系统设定'
from unnest(array['MR1', 'MR2', 'MR3', 'MR4', 'MR5', 'MR6', 'MR7', 'MR8', 'MR9']) as t(code);
insert into platform.parameter (key, valid_from, value, document, certainty, note)
select 'protection.triage.secret.' || code, '2021-06-01', to_jsonb(code in ('MR1', 'MR2', 'MR3')),
  '系统默认（设计值）', 'design', '涉及性侵害的只让指定的人看'
from unnest(array['MR1', 'MR2', 'MR3', 'MR4', 'MR5', 'MR6', 'MR7', 'MR8', 'MR9']) as t(code);
