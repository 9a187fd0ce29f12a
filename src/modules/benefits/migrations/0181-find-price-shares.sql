-- Why: the page of the price subsidy counts the shares of each month; without an index it would read every part of every payroll.
-- Lock: benefits.payroll_item while the index is built. Rows touched: none, those of one programme are read once.
create index payroll_item_price on benefits.payroll_item (for_month) where programme = 'B23';
