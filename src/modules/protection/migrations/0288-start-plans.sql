-- Why: an emergency may be declared by starting a plan on file, whose steps then lie on the desks of their units.
-- Lock: short, on protection.emergency: a column that may be empty. Rows touched: none.
alter table protection.emergency add column plan_start_id uuid;
comment on column protection.emergency.plan_start_id is 'The record of the plan''s start (record.entry), under which its tasks lie';
