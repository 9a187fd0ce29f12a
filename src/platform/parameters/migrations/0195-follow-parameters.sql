-- Why: rows that rooms derive from parameters (what stands about a child by its age, findings) must follow when a parameter changes or
-- another value begins to hold, chunk by chunk, also after a kill.
-- Lock: none on tables in use. Rows touched: none.
create table platform.derivation (
  name text primary key,
  basis text not null,
  cursor text,
  begun_at timestamptz not null,
  finished_at timestamptz
);
grant select, insert, update on platform.derivation to tongan_app;
-- Who has changed an age limit before this release has standings of before; everybody else's are right.
insert into platform.derivation (name, basis, begun_at)
select 'registry.standing', '', now()
where exists (select from platform.parameter
  where key in ('registry.minor.ageLimit', 'registry.leftBehind.ageLimit') and recorded_at is not null);
comment on table platform.derivation is 'What rows that follow from parameters were made with, and how far their remaking has come; no personal data, hence without a scope';
comment on column platform.derivation.basis is 'The parameters that the rows rest on, as the room writes them down; another text than that of now: make them anew';
comment on column platform.derivation.cursor is 'Where the last finished chunk ended; absent at the beginning';
