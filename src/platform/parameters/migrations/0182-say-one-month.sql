-- Why: a change may hold for one month only; the dictionary of the tables says so.
-- Lock: none worth naming, a comment. Rows touched: none.
comment on column platform.parameter_change.effective is
  'nextMonth: from the month after the document''s date; fromMonth with its month; oneMonth: in its month only; correction of recorded periods';
