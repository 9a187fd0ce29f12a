-- The night's screening is one reading statement that PostgreSQL shares among its processors, if what it joins the profiles with is not
-- shared out first: who is paid is then read by each for itself, which is little beside the rules.
-- Lock: SHARE UPDATE EXCLUSIVE on two tables for a moment. Rows touched: none.
alter table benefits.entitlement set (parallel_workers = 0);
alter table benefits.referral set (parallel_workers = 0);
