/** SQL of the second factor. */
import { sql } from "kysely";
import type { Sql } from "../db/sql.ts";

/** Uses up the codes to this time step; false: somebody else has, at the same moment. */
export async function spendOtpStep(db: Sql, accountId: string, step: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update platform.account set otp_step = ${step}
    where id = ${accountId} and (otp_step is null or otp_step < ${step})`.execute(db);
  return numAffectedRows === 1n;
}

export async function keepPendingOtp(db: Sql, accountId: string, sealed: Buffer): Promise<void> {
  await sql`update platform.account set otp_pending_sealed = ${sealed} where id = ${accountId}`.execute(db);
}

/** The secret that was shown is in force from now on; false: it was confirmed or replaced meanwhile. */
export async function adoptPendingOtp(
  db: Sql,
  accountId: string,
  pending: Buffer,
  step: number,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update platform.account set otp_sealed = otp_pending_sealed, otp_pending_sealed = null, otp_step = ${step}
    where id = ${accountId} and otp_pending_sealed = ${pending}`.execute(db);
  return numAffectedRows === 1n;
}

export async function removeOtp(db: Sql, accountId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update platform.account set otp_sealed = null, otp_pending_sealed = null, otp_step = null
    where id = ${accountId}`.execute(db);
  return numAffectedRows === 1n;
}
