-- Why: what an import did is told after its rows are gone; a job that fails again and again must stop somewhere.
-- Lock: brief, new columns without default rewrite. Rows touched: none.
alter table registry.import_batch
  add column tally jsonb,
  add column attempts int not null default 0;
comment on column registry.import_batch.tally is 'Rows opened, changed, unchanged, refused by the commits so far';
comment on column registry.import_batch.attempts is 'Runs of the present step that ended without a word';
