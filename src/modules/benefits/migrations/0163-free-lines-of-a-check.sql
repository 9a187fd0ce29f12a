-- Why: a payroll's lines are written in bulk out of entitlements that were read in the same transaction, and entitlements are never
-- deleted (the application has no right to); looking each of 300,000 up again only costs time.
-- Lock: benefits.payroll_line for the moment of the change. Rows touched: none.
alter table benefits.payroll_line drop constraint payroll_line_entitlement_id_fkey;
