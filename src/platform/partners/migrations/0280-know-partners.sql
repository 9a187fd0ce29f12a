-- Why: schools, hospitals and hotlines hand reports over by machine. Each is known by an account of its own that cannot log in, so that
-- every call, answer and audit entry names it; its keys are asked for by one person and agreed to by another.
-- Lock: platform.account for the moment of the new column (constant default, no rewrite). Rows touched: parameters only, all new.
alter table platform.account add column kind text not null default 'person' check (kind in ('person', 'partner'));
comment on column platform.account.kind is 'A person logs in; a partner is an organisation whose machines come with keys and which never logs in';

create table platform.partner (
  id uuid primary key references platform.account,
  kind text not null,
  name text not null,
  basis text not null,
  contact_sealed bytea not null,
  created_at timestamptz not null,
  created_by uuid not null references platform.account,
  ended_at timestamptz,
  ended_by uuid references platform.account,
  ended_why text
);
create unique index partner_name on platform.partner (name) where ended_at is null;
comment on table platform.partner is 'An organisation whose machines may call: by what law it does, whom to ring there. Asked before anybody is known, no data of children, no row security';

create table platform.partner_key (
  id uuid primary key,
  partner_id uuid not null references platform.partner,
  scopes text[] not null,
  addresses text[] not null,
  why text not null,
  asked_at timestamptz not null,
  asked_by uuid not null references platform.account,
  decided_at timestamptz,
  decided_by uuid references platform.account,
  refused_why text,
  replaces_id uuid references platform.partner_key,
  prefix text collate "C" unique,
  digest bytea,
  issued_at timestamptz,
  expires_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid references platform.account,
  revoked_why text,
  last_used_at timestamptz,
  last_ip text,
  minute timestamptz,
  calls int not null default 0,
  check (decided_by is null or decided_by <> asked_by),
  check (issued_at is null or decided_at is not null and refused_why is null),
  check ((issued_at is null) = (digest is null) and (issued_at is null) = (prefix is null) and (issued_at is null) = (expires_at is null))
);
create index partner_key_of on platform.partner_key (partner_id, asked_at);
comment on table platform.partner_key is 'A key of a partner: asked for, agreed to by somebody else, shown once. Asked before anybody is known, no row security';
comment on column platform.partner_key.scopes is 'Access verbs; a key does nothing else, whatever the partner may do by other keys';
comment on column platform.partner_key.digest is 'Keyed digest of the secret; the secret itself is nowhere';
comment on column platform.partner_key.minute is 'The minute in which calls are counted';
grant select, insert, update on platform.partner, platform.partner_key to tongan_app;

insert into platform.parameter (key, valid_from, value, document, certainty, note) values
  ('platform.partnerKey.days', '2021-06-01', '365', '系统默认（设计值）', 'design', '没有文件规定接口密钥的有效期'),
  ('platform.partnerKey.overlapDays', '2021-06-01', '7', '系统默认（设计值）', 'design', null),
  ('platform.partnerKey.perMinute', '2021-06-01', '60', '系统默认（设计值）', 'design', null);
