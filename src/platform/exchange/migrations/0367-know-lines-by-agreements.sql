-- Why: whoever writes a batch or a copy names its agreement alone; which line that belongs to and who asked stand there already, and
-- twice is once too often.
-- Lock: the three tables for an instant; agreements are written anew (a few dozen at most). Rows touched: all agreements.
alter table exchange.agreement add column first_id uuid references exchange.agreement;
update exchange.agreement set first_id = line_id where line_id <> id;
alter table exchange.agreement drop column line_id, drop column asked_by_name, drop column agreed_by_name, drop column ended_by_name;
alter table exchange.agreement add column line_id uuid generated always as (coalesce(first_id, id)) stored;
create unique index agreement_edition on exchange.agreement (line_id, edition);
create unique index agreement_in_force on exchange.agreement (line_id) where agreed_at is not null and outcome is null;
create unique index agreement_asked on exchange.agreement (line_id) where agreed_at is null and outcome is null;
comment on column exchange.agreement.first_id is 'Its first edition; null: it is the first itself';
comment on column exchange.agreement.line_id is 'Id of its first edition: due days, batches and comparisons go on through all editions';

alter table exchange.batch drop column line_id;
alter table exchange.delivery drop column line_id;
