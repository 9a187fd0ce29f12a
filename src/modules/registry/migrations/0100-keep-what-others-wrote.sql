-- Why: a write that began before the check and was committed after it is older than the check by any clock; so a row keeps how much
-- of others' writing it saw, instead of when it looked.
-- Lock: brief, a new column without default and one dropped. Rows touched: none; rows staged before count as having seen nothing.
alter table registry.import_row
  add column others_wrote text,
  drop column settled_at;
comment on column registry.import_row.others_wrote is 'How much others than the batch had written to the file when the row was laid beside it: acts, undone acts, facts, facts put away; empty for a new file';
