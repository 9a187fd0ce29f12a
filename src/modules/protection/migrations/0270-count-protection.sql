-- Why: the picture of protection counts open cases by the age of the youngest child, says how soon a unit signs for what it is asked,
-- and withholds small figures from what leaves the office.
-- Lock: short, on protection.case. Rows touched: cases with children whose day of birth is known; two parameters.
update protection.case c set youngest_birth = p.born
from (select case_id, max(birth_date) as born from protection.case_person where role = 'child' and left_at is null group by case_id) p
where p.case_id = c.id and p.born is not null;
comment on column protection.case.youngest_birth is 'Of the youngest child in the case, for figures by age; follows case_person';

create index report_received on protection.report (received_at);
create index assignment_asked on protection.assignment (asked_at);
create index hand_over_of on protection.hand_over (report_id, at);

insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('figures.smallestShown', '2021-06-01', '5', '系统默认（设计值）', 'design', '统计上的常见做法：小于五的数字容易认出是谁'),
  ('protection.term.sign', '2021-06-01', '48', '系统默认（设计值）', 'design', '规划只说协办单要有签收时限，没有写小时数');
