-- Why: values must be made anew under another key. Boxes inside a box cannot be counted (form 2 of person_before has none), and a
--   frozen row must keep its digest when its box changes: the digest goes over a commitment to what is in the box.
-- Lock: access exclusive, for a moment (new columns without defaults rewrite nothing). Rows touched: none.
alter table registry.person_before add column form smallint;
comment on column registry.person_before.form is 'How the box is laid out: 2 holds the values; absent in rows of earlier releases, whose box holds boxes and an index';

alter table registry.quarter_row add column commitment text;
comment on column registry.quarter_row.commitment is 'SM3 over what is in the box (with a secret salt there); absent in rows of earlier releases, whose digest goes over the box';

create table registry.quarter_seal_before (
  quarter text not null references registry.quarter,
  ledger text not null,
  rows int not null,
  digest text not null,
  scheme text not null,
  key_id text not null,
  value text not null,
  replaced_at timestamptz not null,
  primary key (quarter, ledger)
);
comment on table registry.quarter_seal_before is 'Seals of earlier releases that covered boxes; each was found intact at the moment when it was replaced';
grant select on registry.quarter_seal_before to tongan_app;
