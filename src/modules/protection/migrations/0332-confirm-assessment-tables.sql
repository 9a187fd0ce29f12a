-- Why: one officer's typing changed what every assessment of the district asks; like rates and criteria a version now holds only when a
-- second person has confirmed it. What was set before stays in use.
-- Lock: access exclusive on protection.assessment_template for an instant. Rows touched: versions that an office has set, each confirmed.
alter table protection.assessment_template
  add column confirmed_at timestamptz,
  add column confirmed_by uuid references platform.account,
  add column refused_at timestamptz,
  add column refused_by uuid references platform.account,
  add column refused_why text,
  add check (num_nonnulls(confirmed_at, refused_at) <= 1);
comment on column protection.assessment_template.confirmed_at is 'By another person than the one who set it; before that it does not hold';
comment on column protection.assessment_template.confirmed_by is 'Nobody for versions that were set before a second person was asked for';
update protection.assessment_template set confirmed_at = recorded_at;
create policy leader_confirms on protection.assessment_template for update to tongan_app
  using (current_setting('tongan.role', true) = 'districtLeader');
