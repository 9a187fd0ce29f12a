-- Why: a child with an open case moves to another township; the case is offered to the new one, and stays with the old until that signs.
-- Lock: none, a new table. Rows touched: none.
create table protection.case_move (
  id uuid primary key,
  case_id uuid not null references protection.case,
  child_id uuid not null,
  from_code text collate "C" not null,
  to_code text collate "C" not null,
  offered_at timestamptz not null,
  signed_at timestamptz,
  signed_by uuid references platform.account,
  refused_at timestamptz,
  refused_by uuid references platform.account,
  refused_why text,
  withdrawn_at timestamptz,
  check (num_nonnulls(signed_at, refused_at, withdrawn_at) <= 1)
);
create unique index case_move_open on protection.case_move (case_id)
  where signed_at is null and refused_at is null and withdrawn_at is null;
comment on table protection.case_move is 'A case offered to the township to which its child has moved: the old one answers for it until the new one has signed';
comment on column protection.case_move.withdrawn_at is 'The child moved on, or came back, before anybody had signed';
grant select, insert, update on protection.case_move to tongan_app;
alter table protection.case_move enable row level security;
create policy part on protection.case_move for all to tongan_app using (
  exists (select from protection.case c where c.id = case_id));
