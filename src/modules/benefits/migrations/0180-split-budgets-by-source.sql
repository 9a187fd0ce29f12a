-- Why: a year's money comes by several documents, one for each source; who enters one must not overwrite the other.
-- Lock: benefits.budget for a moment. Rows touched: all of it, one a programme and year; what was entered so far names no source.
alter table benefits.budget add column source text not null default 'whole'
  check (source in ('city', 'district', 'lottery', 'whole'));
alter table benefits.budget drop constraint budget_pkey, add primary key (year, programme, source);
alter table benefits.budget alter column source drop default;
comment on column benefits.budget.source is 'whole: the document names no source';
