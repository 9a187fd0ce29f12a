-- Why: a month with a price subsidy that nobody enters is not paid and nobody notices; now each month is asked about, and "none" is an answer.
-- Lock: none, a new table. Rows touched: one parameter is new.
create table benefits.price_month_none (
  month text collate "C" primary key check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  said_at timestamptz not null,
  said_by uuid not null references platform.account
);
comment on table benefits.price_month_none is 'Months for which somebody said that no price subsidy was declared; no personal data, no row security';
grant select, insert on benefits.price_month_none to tongan_app;
insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('benefits.payroll.priceAskDay', '2021-01-01', '15', '系统默认（设计值）', 'design', '上月居民消费价格指数公布以后；没有文件规定几日登记');
