-- Why: tasks of findings had no day; those that lie on desks get theirs when the next night lists them anew.
-- Lock: none that anybody waits for. Rows touched: one parameter new; every open finding with an open task is marked.
insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('benefits.screening.settleDays', '2021-01-01', '10', '系统默认（设计值）', 'design', '文件没有写村里多少天内核实筛查发现');
update benefits.finding f set needs_task = true
where f.state = 'open' and not f.needs_task and exists (
  select from platform.task t where t.key = 'benefits.finding/' || f.id and t.done_at is null and t.due_on is null);
