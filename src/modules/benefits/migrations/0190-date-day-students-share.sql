-- Why: half of a boarder's subsidy for who goes home is a rule of a document too, so it is a dated row (待核: the municipality's text
-- has not been seen). Two rules that programmes now ask began with their programmes, not when the allowance beside them did.
-- Lock: none. Rows touched: three new.
insert into platform.parameter (key, valid_from, valid_to, value, document, certainty, note) values
  ('benefits.amount.dayStudent.percent', '2023-01-01', null, '50', '城乡义务教育补助标准（文号未见）', 'uncertain', '非寄宿生减半；重庆是否同步待核'),
  ('benefits.overlap.disabledCareWithBasic', '2016-01-01', '2020-01-01', 'true', '国发〔2015〕52号', 'known', '护理补贴与基本生活费用途不同'),
  ('benefits.overlap.fucaiWithStateAid', '2007-01-01', '2019-01-01', 'true', '通行做法（文号未见）', 'known', null);
