-- Why: wrong passwords are counted by the name that was typed, whether such an account exists or not, so that neither the count nor
--   the lock tells which names exist; one row a name lets guesses sent side by side be counted in one statement.
-- Lock: platform.account for an instant (two columns leave). Rows touched: none; locks that run (fifteen minutes at most) are lifted.
create table platform.login_guess (
  name_digest bytea primary key,
  failed int not null,
  locked_until timestamptz,
  last_at timestamptz not null
);
comment on table platform.login_guess is
  'Wrong passwords by a keyed digest of the name typed, of accounts and of names that nobody has; forgotten after a day; no row security: no place';
grant select, insert, update, delete on platform.login_guess to tongan_app;

alter table platform.account drop column failed_logins, drop column locked_until;
