-- Why: figures of how soon somebody acted joined each case and report with its clocks, tens of thousands of times for one page. What the
-- figures count of a clock now stands with its holder, as its nearest day does already, written in the same statement as that.
-- Lock: both tables for an instant. Rows touched: every case and report, once.
alter table protection.case
  add column reported_at timestamptz,
  add column contact_pace text, add column contact_due timestamptz,
  add column visit_pace text, add column visit_due timestamptz,
  add column placement_pace text, add column placement_due timestamptz;
alter table protection.report
  add column handled_at timestamptz,
  add column take_up_pace text, add column take_up_due timestamptz,
  add column feedback_pace text, add column feedback_due timestamptz;
comment on column protection.case.reported_at is 'When the first report of it came in: how long something took is reckoned from here';
comment on column protection.case.contact_pace is 'Of the clock firstContact: kept, missed, running or stopped; null where it never began. The other paces likewise';
comment on column protection.case.contact_due is 'Until when a clock that runs may still be met; null once it has ended. The other dues likewise';
comment on column protection.report.handled_at is 'When the clock of the answer began';

update protection.case c set reported_at = coalesce((select min(r.received_at) from protection.report r where r.case_id = c.id), c.opened_at);

do $$
declare one record;
begin
  for one in select * from (values ('case', 'firstContact', 'contact'), ('case', 'visit', 'visit'), ('case', 'placement', 'placement'),
    ('report', 'takeUp', 'take_up'), ('report', 'feedback', 'feedback')) as t(holder, code, pace) loop
    execute format('update protection.%1$I h set %2$I = case when k.met_at <= k.due_at then ''kept'' when k.met_at is not null then ''missed''
        when k.stopped_at is not null then ''stopped'' else ''running'' end,
      %3$I = case when k.met_at is null and k.stopped_at is null then k.due_at end
      from protection.clock k where k.holder_id = h.id and k.code = %4$L', one.holder, one.pace || '_pace', one.pace || '_due', one.code);
  end loop;
end $$;
update protection.report r set handled_at = k.started_at from protection.clock k where k.holder_id = r.id and k.code = 'feedback';

alter table protection.case alter column reported_at set not null;
create index report_handled on protection.report (handled_at) where handled_at is not null;
