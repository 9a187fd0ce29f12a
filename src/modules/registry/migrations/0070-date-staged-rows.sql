-- Why: between check and commit another import or a person may write to the same child; what is written must be what was shown.
-- Lock: brief, new columns without default. Rows touched: none; rows staged before have no digest and are taken as they come.
alter table registry.import_row
  add column settled_at timestamptz,
  add column plan_digest bytea;
comment on column registry.import_row.settled_at is 'When the row was last laid beside the register';
comment on column registry.import_row.plan_digest is 'Digest of the changes that were then shown; empty for a new file';
