-- Why: who takes part in a case sees it although its place is not theirs, and nobody else sees a sealed one: an explicit grant with a
-- reason and an end, which row security asks for besides the place.
-- Lock: none, a new table. Rows touched: none.
create table platform.access_grant (
  id uuid primary key,
  holder_id uuid not null,
  account_id uuid not null references platform.account,
  part text not null,
  reason text not null,
  granted_at timestamptz not null,
  granted_by uuid not null,
  until timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  ended_why text
);
create unique index access_grant_live on platform.access_grant (holder_id, account_id) where ended_at is null;
create index access_grant_account on platform.access_grant (account_id) where ended_at is null;
comment on table platform.access_grant is 'Who may see one thing (a case) beside the place of the post: in which part, why, until when. Ids only, no row security; ended, never deleted';
comment on column platform.access_grant.holder_id is 'What is opened: a protection case or report';
grant select, insert, update on platform.access_grant to tongan_app;

-- For policies: `holder in (select platform.granted())` is worked out once a statement.
create function platform.granted() returns setof uuid language sql stable as $$
  select holder_id from platform.access_grant
  where account_id = nullif(current_setting('tongan.account', true), '')::uuid
    and ended_at is null and (until is null or until > now())
$$;
grant execute on function platform.granted() to tongan_app;
