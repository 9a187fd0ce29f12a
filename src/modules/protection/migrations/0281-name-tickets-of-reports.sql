-- Why: a hotline's transfer carries its ticket's number, and the same ticket twice is one report; an organisation that reports by key sees
-- where its own reports stand, and nothing else.
-- Lock: protection.report for the moment of the new column and the building of two indexes over reports. Rows touched: none.
alter table protection.report add column ticket text;
comment on column protection.report.ticket is 'Number of the hotline''s own ticket; the same one of the same hotline is not taken twice';
create unique index report_ticket on protection.report (channel, ticket) where ticket is not null;
create index report_recorded on protection.report (recorded_by, received_at desc, id desc) where recorded_by is not null;

-- Only reading: what an organisation adds later goes through the use case that has found the report by this policy.
create policy own on protection.report for select to tongan_app using (
  (select current_setting('tongan.role', true) = 'partner')
  and recorded_by = (select nullif(current_setting('tongan.account', true), '')::uuid));
