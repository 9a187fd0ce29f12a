/** The life of a key: asked for, agreed to by somebody else, fetched once by whoever asked, replaced with an overlap, revoked at once. */
import { randomBytes } from "node:crypto";
import { now, today } from "../../kernel/clock.ts";
import type { BodyOf, OutputOf } from "../../kernel/operation.ts";
import { Problem } from "../../kernel/problem.ts";
import { notFound } from "../access/policy.ts";
import { hmacSm3 } from "../crypto/hmac-sm3.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { listParameters } from "../parameters/parameters.store.ts";
import { readerOf } from "../parameters/read-parameter.ts";
import { isRange } from "./address-ranges.ts";
import { keysWereRevoked, keyWasAsked, keyWasDecided, keyWasFetched } from "./key-tasks.service.ts";
import * as store from "./keys.store.ts";
import { makePartnerKey } from "./partner-key.ts";
import { partnerProblems } from "./partner-problems.contract.ts";
import type * as contract from "./partners.contract.ts";
import { keyDays, overlapDays } from "./partners.parameters.ts";
import { demandCalling, partnerScopes, readPartner, stateOf } from "./partners.service.ts";

type Seals = Pick<App, "cipher">;

const days = readerOf(keyDays);
const overlap = readerOf(overlapDays);
const DAY_MS = 86_400_000;

/** @throws access.notFound, platform.partner.ended, badScope, badAddress, badReplaced */
export async function askKey(
  tx: Tx,
  app: Seals,
  partnerId: string,
  { id, scopes, addresses, why, replaces }: BodyOf<typeof contract.askKey>,
): Promise<contract.PartnerView> {
  const { name: partnerName } = await demandCalling(tx, partnerId);
  const known = new Set(partnerScopes().map(({ verb }) => verb));
  if (scopes.some((scope) => !known.has(scope))) throw new Problem(partnerProblems.badScope);
  if (!addresses.every(isRange)) throw new Problem(partnerProblems.badAddress);
  if (replaces !== undefined) {
    const old = await store.findKey(tx, replaces);
    if (old?.partnerId !== partnerId || stateOf(old, now()) !== "live")
      throw new Problem(partnerProblems.badReplaced);
  }
  const isNew = await store.insertKey(tx, {
    ...{ id, partnerId, addresses, why, at: now() },
    scopes: [...new Set(scopes)],
    replacesId: replaces ?? null,
  });
  if (isNew) await keyWasAsked(tx, { id, partnerName, why });
  tx.note({ subjectIds: [partnerId], purpose: why, detail: { key: id, scopes, addresses } });
  return readPartner(tx, app, partnerId);
}

/** @throws access.notFound, platform.partner.keyDecided, ownKey, ended */
export async function decideKey(
  tx: Tx,
  app: Seals,
  id: string,
  { accept, why }: BodyOf<typeof contract.decideKey>,
): Promise<contract.PartnerView> {
  const key = await demandKey(tx, id);
  if (key.askedBy === tx.actor.accountId) throw new Problem(partnerProblems.ownKey);
  if (stateOf(key, now()) !== "asked") throw new Problem(partnerProblems.keyDecided);
  if (accept) await demandCalling(tx, key.partnerId);
  await store.decideKey(tx, id, { at: now(), refusedWhy: accept ? null : why });
  await keyWasDecided(tx, { id, partnerName: key.partnerName, askedBy: key.askedBy, accept });
  tx.note({ subjectIds: [key.partnerId], purpose: why, detail: { key: id, accept, scopes: key.scopes } });
  return readPartner(tx, app, key.partnerId);
}

/**
 * The secret is made beside the work: what the work answers is kept for whoever sends the same request again, and may not hold it.
 * @throws access.notFound, platform.partner.notAgreed, ended
 */
export async function issueKey(
  app: Pick<App, "keyRing">,
  work: <Result>(use: (tx: Tx) => Promise<Result>) => Promise<Result>,
  id: string,
): Promise<OutputOf<typeof contract.issueKey>> {
  const made = makePartnerKey(randomBytes);
  const issued = await work((tx) => keepKey(tx, id, made.prefix, secretDigest(app, made.text)));
  return { ...issued, secret: issued.prefix === made.prefix ? made.text : null };
}

async function keepKey(tx: Tx, id: string, prefix: string, digest: Buffer) {
  const key = await demandKey(tx, id);
  if (stateOf(key, now()) !== "agreed" || key.askedBy !== tx.actor.accountId)
    throw new Problem(partnerProblems.notAgreed);
  await demandCalling(tx, key.partnerId);
  const at = now();
  const rates = await listParameters(tx, today());
  const expiresAt = new Date(at.getTime() + days.get(rates) * DAY_MS);
  await store.issueKey(tx, id, { prefix, digest, at, expiresAt });
  await keyWasFetched(tx, id);
  if (key.replacesId !== null)
    await store.endKeyBy(tx, key.replacesId, new Date(at.getTime() + overlap.get(rates) * DAY_MS));
  tx.note({ subjectIds: [key.partnerId], detail: { key: id, prefix, replaces: key.replacesPrefix } });
  return { prefix, expiresAt: expiresAt.toISOString() };
}

/** @throws access.notFound, platform.partner.keyDecided */
export async function revokeKey(
  tx: Tx,
  app: Seals,
  id: string,
  reason: string,
): Promise<contract.PartnerView> {
  const key = await demandKey(tx, id);
  if (!["asked", "agreed", "live"].includes(stateOf(key, now())))
    throw new Problem(partnerProblems.keyDecided);
  await store.revokeKey(tx, id, { at: now(), why: reason });
  await keysWereRevoked(tx, [id]);
  tx.note({ subjectIds: [key.partnerId], purpose: reason, detail: { key: id, prefix: key.prefix } });
  return readPartner(tx, app, key.partnerId);
}

/** By a key of its own that never rotates: a secret cannot be digested anew, for nobody has it. */
export function secretDigest({ keyRing }: Pick<App, "keyRing">, text: string): Buffer {
  return hmacSm3(keyRing.derive("partner/1/secret", 32))(text);
}

/** @throws access.notFound */
async function demandKey(tx: Tx, id: string): Promise<store.KeyRow> {
  const key = await store.findKey(tx, id);
  if (key === undefined) throw notFound();
  return key;
}
