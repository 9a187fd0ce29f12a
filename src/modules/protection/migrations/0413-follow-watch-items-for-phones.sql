-- Why: what the village is asked to look at stands in the child's document on its phone.
-- Lock: share row exclusive on protection.watch_item for an instant. Rows touched: none.
call platform.follow_field_changes('protection.watch_item', 'child_id', 'scope_code');
