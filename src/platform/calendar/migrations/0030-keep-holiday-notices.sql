-- Why: working days follow the State Council's yearly notice, which people must be able to enter when it comes out.
-- Lock: none, new tables. Rows touched: none.
create table platform.holiday_notice (
  year int primary key check (year between 2000 and 2200),
  document text not null,
  issued_on date,
  certainty text not null check (certainty in ('verified', 'known', 'uncertain', 'design')),
  version int not null default 1,
  changed_at timestamptz not null,
  changed_by uuid not null
);
comment on table platform.holiday_notice is 'The State Council''s notice on the holidays of a year; a year without one cannot be reckoned with';
comment on column platform.holiday_notice.document is 'Number of the notice and of those that changed it';
comment on column platform.holiday_notice.certainty is 'verified: compared with the original; anything else shows as 待核';

create table platform.holiday (
  date date primary key,
  notice_year int not null references platform.holiday_notice on delete cascade,
  kind text not null check (kind in ('rest', 'work')),
  name text not null,
  check (kind = 'rest' or extract(isodow from date) >= 6),
  -- New Year's holiday may begin in the old year.
  check (date between make_date(notice_year - 1, 12, 1) and make_date(notice_year, 12, 31))
);
create index holiday_notice_year on platform.holiday (notice_year);
comment on table platform.holiday is 'Days off, and weekends worked in their place; public data, no row security';

grant select, insert, update on platform.holiday_notice to tongan_app;
grant select, insert, update, delete on platform.holiday to tongan_app;
