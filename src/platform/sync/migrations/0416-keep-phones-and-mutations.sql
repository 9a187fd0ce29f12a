-- Why: phones that work for days without a line: which they are, what they sent and what became of it, photos that come afterwards, and
--   three terms of the house.
-- Lock: none, new tables. Rows touched: three parameters.
create table platform.device (
  id uuid primary key,
  account_id uuid not null references platform.account,
  name text not null,
  app_version text not null,
  contact_digest bytea not null,
  renewal_digest bytea not null,
  login_digest bytea not null,
  lease_share_sealed bytea not null,
  session_hash bytea,
  enrolled_at timestamptz not null,
  lease_from timestamptz not null,
  last_contact_at timestamptz,
  last_sync_at timestamptz,
  waiting int not null default 0,
  last_n int not null default 0,
  clock_off_seconds int not null default 0,
  ended_at timestamptz,
  ended_by uuid references platform.account,
  ended_why text,
  wiped_at timestamptz
);
create index device_account on platform.device (account_id);
comment on table platform.device is 'A phone that may hold children''s files, in one person''s name; found by its key, listed by its holder''s posts, so without row security';
comment on column platform.device.contact_digest is 'SHA-256 of the key by which it says how it stands and hands up what it holds';
comment on column platform.device.renewal_digest is 'SHA-256 of the key that begins a session within the lease';
comment on column platform.device.login_digest is 'SHA-256 of the holder''s stored password when it was enrolled: after a change the phone has to log in anew';
comment on column platform.device.lease_share_sealed is 'A third of the key to the files on the phone, which forgets it when the lease is over';
comment on column platform.device.session_hash is 'The session that was begun last with it; ended with it';
comment on column platform.device.lease_from is 'The last log-in or full reading';
comment on column platform.device.last_n is 'The highest number that it says it has given';
comment on column platform.device.clock_off_seconds is 'By how much its clock was ahead (below zero: behind) when it was last told';

create table platform.device_day (
  device_id uuid not null references platform.device,
  day date not null,
  figures jsonb not null,
  primary key (device_id, day)
);
comment on table platform.device_day is 'How a phone fared on a day: times, bytes, failures; nothing about a person';

create sequence platform.field_receipt_seq;
create table platform.field_mutation (
  id uuid primary key,
  device_id uuid not null references platform.device,
  n int not null,
  account_id uuid not null references platform.account,
  author text not null,
  operation text not null,
  form_version int not null,
  digest bytea not null,
  state text not null check (state in ('applied', 'conflict', 'handedOver', 'refused')),
  receipt_no text not null unique,
  received_at timestamptz not null,
  device_time timestamptz not null,
  clock_off_seconds int not null default 0,
  place_code text collate "C" not null,
  scope_code text collate "C" not null,
  child_id uuid,
  told text,
  problem jsonb,
  payload_sealed bytea,
  settled_at timestamptz,
  settled_by uuid references platform.account,
  settled_how text check (settled_how in ('resent', 'accepted', 'discarded')),
  settled_why text
);
create index field_mutation_number on platform.field_mutation (device_id, n);
create index field_mutation_open on platform.field_mutation (scope_code, received_at, id)
  where state in ('handedOver', 'refused') and settled_at is null;
comment on table platform.field_mutation is 'Each thing done on a phone, once by its id, with its receipt; what came of it stands in the rooms';
comment on column platform.field_mutation.digest is 'SHA-256 of what was sent: the same id with other words is refused';
comment on column platform.field_mutation.place_code is 'The village in whose name it was done';
comment on column platform.field_mutation.scope_code is 'Where it lies now: the present village of the child, or the township that looks after it';
comment on column platform.field_mutation.payload_sealed is 'What was written, sealed; only while it was not done, and until somebody settles it';

create table platform.field_photo (
  digest bytea primary key,
  id uuid not null unique,
  scope_code text collate "C" not null,
  account_id uuid not null references platform.account,
  media_type text not null,
  size int not null,
  location text not null,
  file_key_sealed bytea not null,
  arrived_at timestamptz not null
);
comment on table platform.field_photo is 'Photos that have arrived whole from phones, sealed; the visit that they belong to names them by their digest';
comment on column platform.field_photo.digest is 'SHA-256 as the phone sent it, before the house looked for notes of place and camera once more';

grant select, insert, update on platform.device, platform.device_day, platform.field_mutation to tongan_app;
grant select, insert on platform.field_photo to tongan_app;
grant usage on sequence platform.field_receipt_seq to tongan_app;

-- One's own too, wherever it lies: the receipt of what was handed over is still the author's.
alter table platform.field_mutation enable row level security;
create policy scope on platform.field_mutation for all to tongan_app using (
  (scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true))
  or account_id = nullif(current_setting('tongan.account', true), '')::uuid);
alter table platform.field_photo enable row level security;
create policy scope on platform.field_photo for all to tongan_app using (
  (scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true))
  or account_id = nullif(current_setting('tongan.account', true), '')::uuid);

-- A restored database counts its transactions anew: places in the feed are told apart by when the feed was made here.
create function platform.field_epoch() returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select extract(epoch from applied_at)::bigint::text from public.tongan_migration where name = '0410-follow-field-changes.sql'
$$;
revoke all on function platform.field_epoch() from public;
grant execute on function platform.field_epoch() to tongan_app;

insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('sync.lease.days', '2016-01-01', '14', '系统默认（设计值）', 'design', '丢了的手机最多再打开这么多天'),
  ('sync.files.max', '2016-01-01', '500', '系统默认（设计值）', 'design', null),
  ('sync.form.days', '2016-01-01', '90', '系统默认（设计值）', 'design', null);
