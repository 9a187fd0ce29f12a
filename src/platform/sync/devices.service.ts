/** Phones: enrolled at a log-in, asked how they stand, and let in again within their lease. */
import type { Actor } from "../../kernel/actor.ts";
import { now, nowIso, today } from "../../kernel/clock.ts";
import type { BodyOf, OutputOf } from "../../kernel/operation.ts";
import { Problem } from "../../kernel/problem.ts";
import type { Tx } from "../db/database.ts";
import type { Sql } from "../db/sql.ts";
import type { App } from "../http/app.ts";
import { actorsOfAccount } from "../identity/actors-of-account.service.ts";
import { countGuess } from "../identity/guesses.service.ts";
import { renewSession } from "../identity/identity.service.ts";
import { hashOf } from "../identity/sessions.ts";
import { listParameters } from "../parameters/parameters.store.ts";
import { type ParametersOfDay, readerOf } from "../parameters/read-parameter.ts";
import { clockOffNow } from "./clock-offset.ts";
import { type StandingFacts, standingOf } from "./device-standing.ts";
import type * as contract from "./devices.contract.ts";
import * as store from "./devices.store.ts";
import { digestOfKey, isKeyOf, makeKey } from "./phone-keys.ts";
import { leaseDays } from "./sync.parameters.ts";
import { syncProblems } from "./sync-problems.contract.ts";

/** Context of the box that holds a phone's share of its files' key. */
export const LEASE_SHARE = "device.leaseShare";

const lease = readerOf(leaseDays);

/** The director's posts of an account; none where it may not log in. */
export interface Holder {
  readonly standing: StandingFacts["holder"];
  readonly actors: readonly Actor[];
}

export async function holderOf(db: Sql, accountId: string): Promise<Holder> {
  const account = await actorsOfAccount(db, accountId, "villageDirector");
  if (account === undefined || account.isDisabled) return { standing: "disabled", actors: [] };
  const { actors } = account;
  return { standing: actors.length > 0 ? "inOffice" : "outOfOffice", actors };
}

export function standing(
  device: Pick<store.DeviceRecord, "leaseFrom" | "endedAt" | "clockOffSeconds">,
  holder: Pick<Holder, "standing">,
  parameters: ParametersOfDay,
): contract.DeviceStanding {
  return standingOf({ ...device, leaseDays: lease.get(parameters), holder: holder.standing }, now());
}

/** The phone of this account. @throws sync.device.unknown, for another's too */
export async function getOwnDevice(db: Sql, accountId: string, id: string): Promise<store.DeviceRecord> {
  const device = await store.findDevice(db, id);
  if (device?.accountId !== accountId) throw new Problem(syncProblems.deviceUnknown);
  return device;
}

/** @throws sync.device.ofOther: it is another's, who still directs a village */
export async function enrolDevice(
  tx: Tx,
  { cipher }: Pick<App, "cipher">,
  { id, name, appVersion }: BodyOf<typeof contract.enrolDevice>,
): Promise<OutputOf<typeof contract.enrolDevice>> {
  const { accountId, session = null } = tx.actor;
  const before = await store.findDevice(tx.sql, id, true);
  if (before !== undefined && before.accountId !== accountId && before.endedAt === null) {
    const other = await holderOf(tx.sql, before.accountId);
    if (other.standing === "inOffice") throw new Problem(syncProblems.deviceOfOther);
  }
  const isOwn = before?.accountId === accountId;
  const [contactKey, renewalKey] = [makeKey(), makeKey()];
  // What was kept on the phone stays readable for the same person, and for nobody else.
  const leaseShare = isOwn ? cipher.open(before.leaseShareSealed, LEASE_SHARE) : makeKey();
  await store.putDevice(tx, {
    ...{ id, accountId, name, appVersion, sessionHash: session, at: now() },
    contactDigest: digestOfKey(contactKey),
    renewalDigest: digestOfKey(renewalKey),
    loginDigest: await digestOfLogin(tx.sql, accountId),
    leaseShareSealed: cipher.seal(leaseShare, LEASE_SHARE),
  });
  const [device, holder, parameters] = [
    await getOwnDevice(tx.sql, accountId, id),
    await holderOf(tx.sql, accountId),
    await listParameters(tx, today()),
  ];
  tx.note({ subjectIds: [id], detail: { phone: name, again: isOwn } });
  const keys = { contactKey, renewalKey, leaseShare };
  return { ...keys, device: standing(device, holder, parameters), serverAt: nowIso() };
}

async function digestOfLogin(db: Sql, accountId: string): Promise<Buffer> {
  return digestOfKey(await store.findPasswordHash(db, accountId));
}

/** @throws sync.device.unknown */
export async function contactDevice(
  { sql }: Pick<Tx, "sql">,
  { deviceId, contactKey, telemetry, at, ...told }: BodyOf<typeof contract.contactDevice>,
): Promise<OutputOf<typeof contract.contactDevice>> {
  const device = await getByContactKey(sql, deviceId, contactKey);
  const moment = now();
  const clockOffSeconds = at === undefined ? undefined : clockOffNow(at, moment);
  await store.noteContact(sql, deviceId, { ...told, at: moment, clockOffSeconds });
  if (telemetry !== undefined) await store.addFigures(sql, deviceId, today(), telemetry);
  const holder = await holderOf(sql, device.accountId);
  const known = { ...device, clockOffSeconds: clockOffSeconds ?? device.clockOffSeconds };
  const parameters = await listParameters({ sql }, today());
  return { device: standing(known, holder, parameters), serverAt: moment.toISOString() };
}

/** @throws sync.device.unknown */
export async function getByContactKey(db: Sql, id: string, contactKey: string): Promise<store.DeviceRecord> {
  const device = await store.findDevice(db, id);
  if (device === undefined || !isKeyOf(contactKey, device.contactDigest))
    throw new Problem(syncProblems.deviceUnknown);
  return device;
}

/**
 * A session by the phone's key, within the lease. Guesses at the key are counted like guesses at a password.
 * @throws sync.device.unknown, sync.device.ended, sync.lease.over, identity.noPost, identity.locked
 */
export async function renewByDevice(
  app: App,
  { deviceId, renewalKey }: BodyOf<typeof contract.renewSession>,
  asked: { readonly ip: string; readonly userAgent: string; readonly traceId: string },
) {
  const db = app.database.kysely;
  const device = await countGuess(
    app,
    `device:${deviceId}`,
    async () => {
      const found = await store.findDevice(db, deviceId);
      if (found === undefined || !isKeyOf(renewalKey, found.renewalDigest))
        throw new Problem(syncProblems.deviceUnknown);
      return found;
    },
    { wrong: [syncProblems.deviceUnknown.code] },
  );
  if (device.endedAt !== null) throw new Problem(syncProblems.deviceEnded);
  const holder = await holderOf(db, device.accountId);
  const parameters = await db.transaction().execute((sql) => listParameters({ sql }, today()));
  const { state } = standing(device, holder, parameters);
  // Whoever has changed the password meant the phones too.
  const isLoginOld = !digestOfKey(device.passwordHash).equals(device.loginDigest);
  if (state === "locked" || isLoginOld) throw new Problem(syncProblems.leaseOver);
  const { cookie, answer } = await renewSession(app, {
    ...asked,
    accountId: device.accountId,
    role: "villageDirector",
    device: deviceId,
  });
  await store.noteSession(db, deviceId, hashOf(cookie), now());
  return { cookie, answer };
}
