-- Why: a current row ends on the birthday that ends something, not at infinity, so lists are read as of a day: the validity stands in
-- the index behind the order and is judged there, without visiting the row. One for everybody, a partial one for each ledger.
-- Lock: writes to registry.standing wait while the indexes are built. Rows touched: none.
drop index registry.standing_now;
drop index registry.standing_now_left_behind;
drop index registry.standing_scope;
create index standing_list on registry.standing (scope_code, (name collate "zh-x-icu"), child_id, valid_from, valid_to);
create index standing_left_behind on registry.standing (scope_code, (name collate "zh-x-icu"), child_id, valid_from, valid_to)
  where left_behind;
create index standing_orphan on registry.standing (scope_code, (name collate "zh-x-icu"), child_id, valid_from, valid_to)
  where orphan;
create index standing_defacto_unattended on registry.standing
  (scope_code, (name collate "zh-x-icu"), child_id, valid_from, valid_to) where defacto_unattended;
create index standing_in_difficulty on registry.standing
  (scope_code, (name collate "zh-x-icu"), child_id, valid_from, valid_to) where in_difficulty;
