-- Why: decisions on guardianship from before this system exist on paper only; they are entered with their number and have no procedure here.
-- Lock: access exclusive on protection.custody for an instant. Rows touched: none.
alter table protection.custody alter column matter_id drop not null;
comment on column protection.custody.matter_id is 'The procedure that decided it; null: entered from a decision made on paper before the system';
