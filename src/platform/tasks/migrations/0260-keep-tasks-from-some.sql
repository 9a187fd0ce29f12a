-- Why: whoever has signed one step of a payroll may not sign the next, so its task lies on the desks of the role but not on theirs.
-- Lock: access exclusive on platform.task for an instant, a column with a constant default. Rows touched: none.
alter table platform.task add column not_for uuid[] not null default '{}';
comment on column platform.task.not_for is 'Accounts that may not do it although they hold the role at the place';
