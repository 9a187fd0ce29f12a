-- Why: administrators see no place's data, so what waits for them (a partner's key) lay on no desk that they could read. Only tasks of
-- their own role, and none that is about a child.
-- Lock: access exclusive on platform.task for an instant, a policy. Rows touched: none.
create policy administrators on platform.task for select to tongan_app using (
  role in ('systemAdmin', 'securityAdmin') and role = current_setting('tongan.role', true) and subject_id is null);
