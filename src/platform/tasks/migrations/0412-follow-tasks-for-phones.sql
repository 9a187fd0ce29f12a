-- Why: what is to be done about a child lies on the village's phone too.
-- Lock: share row exclusive on platform.task for an instant. Rows touched: none.
call platform.follow_field_changes('platform.task', 'subject_id', 'scope_code');
