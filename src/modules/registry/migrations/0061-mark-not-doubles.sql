-- Why: twins and namesakes come up as possible doubles for ever; whoever has looked can say "not the same child". It holds for the names
--   and birth dates that were looked at: when one of them changes, the pair comes up again.
-- Lock: none, new table. Rows touched: none.
create table registry.not_double (
  id uuid primary key,
  left_id uuid not null references registry.child,
  right_id uuid not null references registry.child,
  left_name text not null,
  left_birth date,
  right_name text not null,
  right_birth date,
  reason text not null,
  marked_at timestamptz not null,
  marked_by uuid not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_reason text,
  check (left_id < right_id)
);
create unique index not_double_pair on registry.not_double (left_id, right_id) where withdrawn_at is null;
create index not_double_right on registry.not_double (right_id);
comment on table registry.not_double is 'Pairs of files that somebody has looked at and found to be two children; withdrawn, not deleted';
grant select, insert, update on registry.not_double to tongan_app;
alter table registry.not_double enable row level security;
create policy scope on registry.not_double for all to tongan_app using (
  exists (select from registry.child c where c.id = left_id) and exists (select from registry.child c where c.id = right_id));
