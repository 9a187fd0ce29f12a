-- Why: phones hear of visits, of plans and of what was told, as soon as these are committed.
-- Lock: share row exclusive on three tables for an instant. Rows touched: none.
call platform.follow_field_changes('workforce.visit', 'child_id', 'scope_code');
call platform.follow_field_changes('workforce.visit_plan', 'child_id', 'scope_code');
call platform.follow_field_changes('workforce.told_change', 'child_id', 'scope_code');
