-- Why: the office sets what an assessment asks by itself: a new version with its document and first day; those begun before keep theirs.
-- Lock: none, a new table. Rows touched: none.
create table protection.assessment_template (
  version text primary key,
  from_on date not null unique,
  title text not null,
  document text not null,
  content jsonb not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references platform.account
);
comment on table protection.assessment_template is 'Versions of the assessment of guardianship that an office has set after the built-in one; no personal data';
comment on column protection.assessment_template.content is 'Sections, items with words for four levels and points, red lines';
grant select, insert, update on protection.assessment_template to tongan_app;
alter table protection.assessment_template enable row level security;
create policy everybody_reads on protection.assessment_template for select to tongan_app using (true);
create policy bureau_sets on protection.assessment_template for insert to tongan_app
  with check (current_setting('tongan.role', true) = 'districtOfficer');
-- Only until its first day.
create policy bureau_corrects on protection.assessment_template for update to tongan_app
  using (current_setting('tongan.role', true) = 'districtOfficer');
