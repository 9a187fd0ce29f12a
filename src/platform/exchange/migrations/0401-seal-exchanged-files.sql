-- Why: a roster of prisoners or a copy of the orphans' list lay in the file store as it came; whoever could read the folder or the bucket
-- could read them. Each file is sealed under a key of its own, which lies here, sealed under the ring.
-- Lock: access exclusive on exchange.batch and exchange.delivery for an instant. Rows touched: none; files of earlier releases stay as they
-- are until they are dropped.
alter table exchange.batch add column file_key_sealed bytea;
comment on column exchange.batch.file_key_sealed is 'Key and tag of the roster''s file, sealed; null: dropped, or kept by an earlier release as it came';
alter table exchange.delivery add column file_key_sealed bytea;
comment on column exchange.delivery.file_key_sealed is 'Key and tag of the copy''s file, sealed; null: dropped, or kept by an earlier release as it left';
