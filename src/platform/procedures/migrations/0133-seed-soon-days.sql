-- Why: from when on an application's clock turns amber is the office's own choice, so it is a parameter.
-- Lock: none. Rows touched: one.
insert into platform.parameter (key, valid_from, value, document, certainty, note)
values ('procedures.soon.days', '2000-01-01', '3', '系统设定', 'design', '办理期限还剩几个工作日起提示快到期')
on conflict do nothing;
