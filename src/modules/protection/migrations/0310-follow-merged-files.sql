-- Why: two files of one child become one, and can be parted again; what protection keeps of the child follows, and each file gets back
-- exactly what it had. Two assessments may then be under way for one child: the one that came along does not count as begun beside it.
-- Lock: access exclusive on protection.assessment for an instant. Rows touched: none.
create table protection.merged_row (
  seq bigint generated always as identity primary key,
  kind text not null,
  row_id uuid not null,
  from_child uuid not null,
  into_child uuid not null,
  was jsonb not null
);
create index merged_row_from on protection.merged_row (from_child);
comment on table protection.merged_row is 'What followed a file into another one, newest last; taken out again when the files are parted';
comment on column protection.merged_row.was is 'What else the row said before, where that had to change';
grant select, insert, delete on protection.merged_row to tongan_app;
alter table protection.merged_row enable row level security;
create policy everywhere on protection.merged_row for all to tongan_app using ((select current_setting('tongan.lo', true)) = '0');

grant update (child_id) on protection.guardian_order_entry to tongan_app;

alter table protection.assessment add column came_along boolean not null default false;
comment on column protection.assessment.came_along is 'Of a file that was merged into the child''s';
drop index protection.assessment_running;
create unique index assessment_running on protection.assessment (child_id)
  where state in ('preparing', 'scoring', 'joint', 'submitted') and not sealed and not came_along;
