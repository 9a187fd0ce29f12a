-- Why: a merge now joins persons (numbers, facts of relatives, kinship with other children) and remembers it person by person. A merge
--   recorded before only added facts to the kept child: told in the new words, so that it can still be undone.
-- Lock: none beyond the rows. Rows touched: merges so far, a handful.
update registry.merge
set moved = jsonb_build_object(
  'joined', jsonb_build_array(jsonb_build_object(
    'keptId', kept_id, 'otherId', merged_id, 'written', moved -> 'facts', 'putAway', '[]'::jsonb, 'kin', '[]'::jsonb, 'gained', null)),
  'stays', '[]'::jsonb, 'fullerKin', '[]'::jsonb, 'kin', moved -> 'kin', 'files', moved -> 'files')
where moved ? 'facts';
comment on column registry.person.replaced_by is 'Turned out to be this person (a merge of files): keeps the number, but no longer occupies it';
