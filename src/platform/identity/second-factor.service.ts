/** The second factor: a code from the person's phone, beside the password. */
import type { Actor } from "../../kernel/actor.ts";
import { now } from "../../kernel/clock.ts";
import { Problem } from "../../kernel/problem.ts";
import { accessProblems, notFound } from "../access/policy.ts";
import { verifyPassword } from "../crypto/password.ts";
import { matchOtp, newOtpSecret, otpAddress } from "../crypto/totp.ts";
import { type Tx, unitOfWork } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { countGuess } from "./guesses.service.ts";
import { type AccountRecord, getAccount } from "./identity.store.ts";
import { identityProblems } from "./identity-problems.contract.ts";
import * as store from "./second-factor.store.ts";
import { hashOf, type Sessions } from "./sessions.ts";

export interface Proof {
  readonly password: string;
  readonly otp?: string | undefined;
}

type Vault = Pick<App, "cipher" | "database">;

/**
 * Password, and the code if a second factor is on. The code is used up by it.
 * @throws identity.badLogin, identity.otpRequired, identity.badOtp, crypto.passwordBusy
 */
export async function demandProof(
  app: Vault,
  account: AccountRecord | undefined,
  proof: Proof,
): Promise<AccountRecord> {
  // An unknown name costs the same time as a wrong password.
  const right = await verifyPassword(proof.password, account?.password_hash);
  if (account === undefined || !right || account.disabled_at !== null)
    throw new Problem(identityProblems.badLogin);
  if (account.otp_sealed !== null) await spendCode(app, account, account.otp_sealed, proof.otp ?? "");
  return account;
}

async function spendCode(app: Vault, account: AccountRecord, sealed: Buffer, code: string): Promise<void> {
  if (code === "") throw new Problem(identityProblems.otpRequired);
  const secret = app.cipher.open(sealed, contextOf(account));
  const step = matchOtp(secret, code, now(), account.otp_step ?? undefined);
  const isSpent = step !== undefined && (await store.spendOtpStep(app.database.kysely, account.id, step));
  if (!isSpent) throw new Problem(identityProblems.badOtp);
}

/**
 * A new secret for one's own account. It goes out in this answer and nowhere else: no stored answer of an Idempotency-Key holds it.
 * @throws identity.badLogin, identity.otpRequired, identity.badOtp, identity.locked
 */
export async function beginOtp(
  app: App,
  actor: Actor,
  proof: Proof,
): Promise<{ secret: string; address: string }> {
  const account = await proveOneself(app, actor, proof);
  const secret = newOtpSecret();
  await unitOfWork(app.database, actor, { operation: "identity.otp.begin", effect: "write" }, async (tx) => {
    tx.note({ subjectIds: [account.id] });
    await store.keepPendingOtp(tx.sql, account.id, app.cipher.seal(secret, contextOf(account)));
  });
  return { secret, address: otpAddress(secret, account.username) };
}

/**
 * The first code shows that the phone has the secret; from now on it is asked for.
 * @throws identity.badOtp, identity.otpNotBegun
 */
export async function confirmOtp(app: App, actor: Actor, cookie: string, code: string): Promise<void> {
  const account = await getAccount(app.database.kysely, actor.accountId);
  const pending = account?.otp_pending_sealed ?? null;
  if (account === undefined || pending === null) throw new Problem(identityProblems.otpNotBegun);
  const step = matchOtp(app.cipher.open(pending, contextOf(account)), code, now());
  if (step === undefined) throw new Problem(identityProblems.badOtp);
  await unitOfWork(
    app.database,
    actor,
    { operation: "identity.otp.confirm", effect: "write" },
    async (tx) => {
      tx.note({ subjectIds: [account.id] });
      if (!(await store.adoptPendingOtp(tx.sql, account.id, pending, step)))
        throw new Problem(identityProblems.otpNotBegun);
      await app.sessions.endAll(account.id, "已启用动态口令", { but: hashOf(cookie), within: tx.sql });
    },
  );
  app.sessions.forgetSeen();
}

/** @throws identity.badLogin, identity.otpRequired, identity.badOtp, identity.locked */
export async function removeOtp(app: App, actor: Actor, proof: Proof): Promise<void> {
  const account = await proveOneself(app, actor, proof);
  await unitOfWork(app.database, actor, { operation: "identity.otp.remove", effect: "write" }, async (tx) => {
    tx.note({ subjectIds: [account.id] });
    await store.removeOtp(tx.sql, account.id);
  });
}

/**
 * For somebody whose phone is gone: the password alone opens again. Never one's own: a session left open must not shed its phone.
 * @throws access.notFound, access.forbidden
 */
export async function resetOtp(tx: Tx, sessions: Sessions, accountId: string, reason: string): Promise<void> {
  if (accountId === tx.actor.accountId)
    throw new Problem(accessProblems.forbidden, {
      detail: "自己的动态口令不能由自己重置。没有改动，请另一位安全管理员办理。",
    });
  if (!(await store.removeOtp(tx.sql, accountId))) throw notFound();
  tx.note({ subjectIds: [accountId], purpose: reason });
  await sessions.endAll(accountId, "动态口令已重置", { within: tx.sql });
}

async function proveOneself(app: App, actor: Actor, proof: Proof): Promise<AccountRecord> {
  const account = await getAccount(app.database.kysely, actor.accountId);
  return countGuess(app, actor.username, () => demandProof(app, account, proof));
}

/** Context of the sealed secret; the account's id follows, so that a secret moved to another row does not open there. */
export const OTP = "account.otp";

function contextOf(account: AccountRecord): string {
  return `${OTP}/${account.id}`;
}
