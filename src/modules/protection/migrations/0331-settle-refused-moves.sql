-- Why: a case that the new township sends back was left with a task that nothing could end, and was offered to it again by the next
-- change of the child's file. Now the old township says what follows: offered once more with a word, or kept.
-- Lock: access exclusive on protection.case_move for an instant, columns without defaults. Rows touched: none.
alter table protection.case_move
  add column note text,
  add column kept_at timestamptz,
  add column kept_by uuid references platform.account;
comment on column protection.case_move.note is 'What the old township says when it offers the case once more';
comment on column protection.case_move.kept_at is 'Sent back, and the old township has agreed to keep the case';
