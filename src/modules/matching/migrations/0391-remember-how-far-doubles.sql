-- Why: who looks changed files through for doubles goes on where it stopped, also after a restart.
-- Lock: none, a new table. Rows touched: none.
create table matching.looked_through (
  work text primary key,
  before_xact xid8 not null,
  day date not null
);
comment on table matching.looked_through is 'How far a standing work has followed the register: transactions below this number were over on that day';
grant select, insert, update on matching.looked_through to tongan_app;
