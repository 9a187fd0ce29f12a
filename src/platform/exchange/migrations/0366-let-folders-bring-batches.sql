-- Why: a file that lies in the watched folder is brought by no account; the system has none that could be referred to.
-- Lock: exchange.batch for an instant (catalogue only). Rows touched: none.
alter table exchange.batch alter column received_by drop not null;
comment on column exchange.batch.received_by is 'Whose account brought it; null: the system took it out of the watched folder';
