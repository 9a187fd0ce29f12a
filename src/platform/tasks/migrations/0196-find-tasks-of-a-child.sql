-- Why: what a child's file opened and closed by itself is looked up by the child, closed tasks too, and by kind.
-- Lock: share on platform.task while the index is built (a second for a million). Rows touched: none.
drop index platform.task_subject;
create index task_subject on platform.task (subject_id, kind) where subject_id is not null;
