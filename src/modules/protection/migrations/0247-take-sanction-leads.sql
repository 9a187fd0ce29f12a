-- Why: the queue of cases that may be fraud is taken from by the joint sanction; a lead that is taken says by which matter.
-- Lock: access exclusive on benefits.sanction_lead for an instant. Rows touched: none.
alter table benefits.sanction_lead
  drop constraint sanction_lead_state_check,
  add constraint sanction_lead_state_check check (state in ('waiting', 'withdrawn', 'taken')),
  add column taken_by_matter uuid,
  add column taken_at timestamptz,
  add constraint sanction_lead_taken check ((state = 'taken') = (taken_by_matter is not null));
comment on column benefits.sanction_lead.taken_by_matter is 'The joint sanction that was begun from it';
