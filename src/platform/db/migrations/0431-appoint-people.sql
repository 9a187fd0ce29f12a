-- Why: townships appoint and release village directors themselves; the first password is somebody else's and has to go.
-- Lock: short exclusive locks on account and post. Rows touched: none.
alter table platform.account add column must_change_password boolean not null default false;
comment on column platform.account.must_change_password is 'The first password was made by whoever opened the account: nothing is done with it but change it';

alter table platform.post add column began_why text, add column began_by uuid, add column ended_why text, add column ended_by uuid;
comment on column platform.post.began_why is 'Reason of an appointment; null for posts from before appointments were kept';
comment on column platform.post.ended_why is 'Reason of leaving';
-- Appointed by mistake and released on the same day: never in office.
alter table platform.post drop constraint post_check;
alter table platform.post add constraint post_in_order check (valid_to is null or valid_to >= valid_from);
