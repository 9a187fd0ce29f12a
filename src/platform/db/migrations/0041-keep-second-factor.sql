-- Why: a one-time code is used once (the last time step that an account used), and a new secret counts only after its first code.
-- Lock: platform.account for an instant, no rewrite. Rows touched: none.
alter table platform.account add column otp_step bigint, add column otp_pending_sealed bytea;
comment on column platform.account.otp_sealed is 'Secret of the second factor, sealed; null: password alone';
comment on column platform.account.otp_step is 'The last time step whose code was used; this and earlier codes are spent';
comment on column platform.account.otp_pending_sealed is 'Secret that was shown and waits for its first code, sealed';
