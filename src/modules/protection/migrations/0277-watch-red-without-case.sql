-- Why: a child at red risk needs a case, not an assessment alone: the rule asks for that, and is called so.
-- Lock: row exclusive. Rows touched: items of that rule.
update protection.watch_item set rule = 'redWithoutCase' where rule = 'redUnassessed';
