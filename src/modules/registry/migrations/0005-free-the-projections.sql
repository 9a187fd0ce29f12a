-- Why: standing and name_key are rebuilt from facts in the same transaction; a foreign-key look-up a row made bulk imports pay twice.
-- Lock: brief, exclusive on two tables. Rows touched: none.
alter table registry.standing drop constraint standing_child_id_fkey;
alter table registry.name_key drop constraint name_key_child_id_fkey;
