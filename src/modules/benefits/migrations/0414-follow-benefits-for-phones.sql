-- Why: what a child receives, is referred to, and might be entitled to stands in its document on the village's phone.
-- Lock: share row exclusive on the four tables for an instant. Rows touched: none.
call platform.follow_field_changes('benefits.finding', 'child_id', 'scope_code');
call platform.follow_field_changes('benefits.entitlement', 'child_id', 'scope_code');
call platform.follow_field_changes('benefits.suspension', 'child_id', 'scope_code');
call platform.follow_field_changes('benefits.referral', 'child_id', 'scope_code');
