-- Why: a task about a sealed matter tells by its mere being there that there is one; it is shown to whoever holds a grant for the matter,
-- and gone from the desk at the moment at which the grant ends. A grant ends with the post for which it was given.
-- Lock: access exclusive on platform.task and platform.access_grant for an instant, columns without defaults. Rows touched: none.
alter table platform.task add column secret_of uuid;
comment on column platform.task.secret_of is 'Shown only to whoever holds a grant (platform.access_grant) for this holder';
create index task_secret on platform.task (secret_of) where secret_of is not null and done_at is null;

alter table platform.access_grant add column post_id uuid references platform.post;
comment on column platform.access_grant.post_id is 'The post for which it was given, where the account had only one: with it the grant ends';

create or replace function platform.granted() returns setof uuid language sql stable as $$
  select g.holder_id from platform.access_grant g
  where g.account_id = nullif(current_setting('tongan.account', true), '')::uuid
    and g.ended_at is null and (g.until is null or g.until > now())
    and (g.post_id is null or exists (select from platform.post p where p.id = g.post_id
      and (p.valid_to is null or p.valid_to > current_date)))
$$;
