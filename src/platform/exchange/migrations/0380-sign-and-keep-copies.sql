-- Why: a copy that left is signed, says what it was for, can be taken again as it was while it is kept, and is dropped afterwards.
-- Lock: short, a new table of the same release. Rows touched: none.
alter table exchange.delivery
  add column notes text[] not null default '{}',
  add column signed_text text,
  add column signature text,
  add column signature_scheme text,
  add column dropped_at timestamptz;
create index delivery_drop on exchange.delivery (drop_after) where location is not null;
comment on column exchange.delivery.notes is 'What the file says about itself: to whom, on which basis, what for, until when it may be kept';
comment on column exchange.delivery.signed_text is 'Agreement, period, columns, rows and digest of the file: what is signed';
comment on column exchange.delivery.signature is 'Over signed_text, Base64; verified with the public key of the house';
comment on column exchange.delivery.dropped_at is 'The file is gone since then; the log stays';
