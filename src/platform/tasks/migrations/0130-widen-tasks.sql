-- Why: tasks of procedures lie on one person's desk while a post is delegated, follow their deadline, and go up once when it has passed.
-- Lock: access exclusive on platform.task for an instant, columns without defaults. Rows touched: none.
alter table platform.task
  add column account_id uuid references platform.account,
  add column escalated_at timestamptz;
create index task_subject on platform.task (subject_id) where done_at is null and subject_id is not null;
comment on column platform.task.account_id is 'Only this person is to do it; absent: whoever holds the role at the place';
comment on column platform.task.escalated_at is 'When the post above was told that it is late; once in the life of a task';
