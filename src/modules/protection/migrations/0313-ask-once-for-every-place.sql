-- Why: figures over every place asked for each clock, event and paper whether its report or case may be seen, though whoever reads in
-- every place sees them all (the policies of report and case begin with the same words). Now that is asked once a statement.
-- Lock: each table for a moment. Rows touched: none.
do $$
declare t text;
begin
  foreach t in array array['case_person', 'case_record', 'assignment', 'closing'] loop
    execute format('alter policy scope on protection.%I using (
      (select current_setting(''tongan.lo'', true) = ''0'') or exists (select from protection.case c where c.id = case_id))', t);
  end loop;
  foreach t in array array['hand_over', 'report_child'] loop
    execute format('alter policy scope on protection.%I using (
      (select current_setting(''tongan.lo'', true) = ''0'') or exists (select from protection.report r where r.id = report_id))', t);
  end loop;
  foreach t in array array['event', 'paper', 'clock'] loop
    execute format('alter policy scope on protection.%I using (
      (select current_setting(''tongan.lo'', true) = ''0'') or exists (select from protection.report r where r.id = holder_id)
        or exists (select from protection.case c where c.id = holder_id))', t);
  end loop;
end $$;
