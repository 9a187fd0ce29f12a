-- Why: every open desk asks each quarter of a minute what rings; there are hardly ever any, and it must not walk the other tasks.
-- Lock: share on platform.task while the index is built (a second for a million, none ring yet). Rows touched: none.
create index task_rings on platform.task (role, scope_code) where rings and done_at is null;
