-- Why: a matter of guardianship may be about sexual harm; then only named people may know why the state stepped in and which order was
-- asked for. Who answers for the child and where it lives stays with the office, for it must be able to act.
-- Lock: access exclusive on protection.guardian_order for an instant, a column without a default. Rows touched: none.
alter table protection.guardian_order add column secret_of uuid;
comment on column protection.guardian_order.secret_of is 'Out of a sealed matter: its id, and only who holds a grant for it sees the order';
drop policy scope on protection.guardian_order;
create policy scope on protection.guardian_order for all to tongan_app using (
  scope_code >= current_setting('tongan.lo', true) and scope_code < current_setting('tongan.hi', true)
  and (secret_of is null or current_setting('tongan.lo', true) = '0' or secret_of in (select platform.granted()))
  and (current_setting('tongan.role', true) in ('townshipSupervisor', 'districtOfficer', 'districtLeader')
    or current_setting('tongan.role', true) = 'villageDirector' and kind in ('responsibilityLetter', 'supervision')));
