-- Why: a ledger file on its way into the register: the batch, its rows as judged, mappings remembered per sender, children not in the file.
-- Lock: none, new tables. Rows touched: none.
create table registry.import_batch (
  id uuid primary key,
  scope_code text collate "C" not null,
  ledger text not null check (ledger in ('leftBehind', 'orphan', 'defactoUnattended', 'inDifficulty')),
  state text not null check (state in ('uploaded', 'checking', 'checked', 'committing', 'committed', 'undoing', 'undone')),
  version int not null default 1,
  as_of date,
  file_id uuid not null references platform.stored_file,
  file_name text not null,
  file_size bigint not null,
  file_digest bytea not null,
  format text not null check (format in ('xlsx', 'xls', 'csv')),
  sheets jsonb not null,
  samples_sealed bytea,
  created_at timestamptz not null,
  created_by uuid not null,
  created_by_name text not null,
  runner jsonb,
  progress_done int not null default 0,
  progress_total int not null default 0,
  progress_since timestamptz,
  cancelling boolean not null default false,
  failure jsonb,
  counts jsonb,
  committed_at timestamptz,
  undone_at timestamptz,
  undone_reason text,
  undone_outcome jsonb,
  discarded_at timestamptz,
  purged_at timestamptz
);
create index import_batch_scope on registry.import_batch (scope_code, created_at);
create index import_batch_digest on registry.import_batch (file_digest);
create index import_batch_running on registry.import_batch (id) where state in ('checking', 'committing', 'undoing');
comment on table registry.import_batch is 'One uploaded ledger file and how far it has come; names of columns and sheets in clear, sample rows sealed';
comment on column registry.import_batch.runner is 'The post that pressed the button, as which the job acts';

create table registry.import_row (
  batch_id uuid not null references registry.import_batch,
  seq int not null,
  scope_code text collate "C" not null,
  sheet_index int not null,
  row_no int not null,
  version int not null default 1,
  outcome text not null check (outcome in ('accept', 'acceptWithWarning', 'reject')),
  refused_by_itself boolean not null,
  codes text[] not null,
  excluded boolean not null default false,
  change_kind text check (change_kind in ('new', 'changed', 'unchanged')),
  child_id uuid,
  matched_by text check (matched_by in ('citizenNo', 'nameAndBirth')),
  result text check (result in ('opened', 'changed', 'unchanged', 'refused')),
  number_index bytea,
  name_index bytea,
  box bytea not null,
  primary key (batch_id, seq)
);
-- The sealed cells stand outside the row, so that counting and filtering a batch reads little; compressing what is sealed is in vain.
alter table registry.import_row alter column box set storage external;
alter table registry.import_row set (toast_tuple_target = 128);
comment on table registry.import_row is 'Staged rows: cells, values and findings sealed in one box; deleted after registry.staging.keepDays';
comment on column registry.import_row.refused_by_itself is 'Rejected for its own cells; otherwise only a duplicate, which an edit of another row can lift';

create table registry.import_mapping (
  scope_code text collate "C" not null,
  ledger text not null,
  signature bytea not null,
  fields jsonb not null,
  used_at timestamptz not null,
  primary key (scope_code, ledger, signature)
);
comment on table registry.import_mapping is 'Columns as a sender has confirmed them, by the headings of the table';

create table registry.import_missing (
  batch_id uuid not null references registry.import_batch,
  child_id uuid not null references registry.child,
  scope_code text collate "C" not null,
  decision text check (decision in ('left', 'stillHere', 'askVillage')),
  decided_at timestamptz,
  decided_by uuid,
  primary key (batch_id, child_id)
);
comment on table registry.import_missing is 'Children of the ledger and its places whom the file does not name: possibly left, each to be decided by a person';

grant select, insert, update on registry.import_batch, registry.import_mapping to tongan_app;
grant select, insert, update, delete on registry.import_row, registry.import_missing to tongan_app;

do $$
declare t text;
begin
  foreach t in array array['import_batch', 'import_row', 'import_mapping', 'import_missing'] loop
    execute format('alter table registry.%I enable row level security', t);
    execute format('create policy scope on registry.%I for all to tongan_app using (
      scope_code >= current_setting(''tongan.lo'', true) and scope_code < current_setting(''tongan.hi'', true))', t);
  end loop;
end $$;
