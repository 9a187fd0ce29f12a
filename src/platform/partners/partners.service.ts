/** Organisations whose machines may call: registered with their legal basis, ended with all their keys. */
import { now } from "../../kernel/clock.ts";
import type { BodyOf, OutputOf } from "../../kernel/operation.ts";
import { declaredOperations } from "../../kernel/operation.ts";
import { Problem } from "../../kernel/problem.ts";
import { declaredVerbs, mayDo, notFound } from "../access/policy.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { keysWereRevoked } from "./key-tasks.service.ts";
import { type KeyRow, listKeys } from "./keys.store.ts";
import { partnerProblems } from "./partner-problems.contract.ts";
import type * as contract from "./partners.contract.ts";
import * as store from "./partners.store.ts";

export const CONTACT = "partner.contact";

type Partners = OutputOf<typeof contract.listPartners>;

export async function listPartners(tx: Tx, app: Pick<App, "cipher">): Promise<Partners> {
  const partners = await store.listPartners(tx);
  const keys = await listKeys(
    tx,
    partners.map(({ id }) => id),
  );
  return {
    items: partners.map((row) =>
      presentPartner(
        tx,
        app,
        row,
        keys.filter(({ partnerId }) => partnerId === row.id),
      ),
    ),
    scopes: partnerScopes(),
  };
}

/** By name, for offices that agree with them on something; no contacts. */
export async function findCallingPartners(tx: Tx): Promise<{ id: string; name: string }[]> {
  return (await store.listPartners(tx))
    .filter(({ endedAt }) => endedAt === null)
    .map(({ id, name }) => ({ id, name }));
}

/** What a key can be for: the verbs that name the partner beside the posts, with what they open. */
export function partnerScopes(): Partners["scopes"] {
  const opens = Map.groupBy(declaredOperations(), ({ verb }) => verb);
  return [...declaredVerbs()]
    .filter(([, roles]) => roles.has("partner"))
    .map(([verb]) => ({ verb, opens: (opens.get(verb) ?? []).map(({ title }) => title) }));
}

/** @throws platform.partner.nameTaken */
export async function registerPartner(
  tx: Tx,
  app: Pick<App, "cipher">,
  { id, name, kind, basis, contactName, contactPhone }: BodyOf<typeof contract.registerPartner>,
): Promise<contract.PartnerView> {
  // Clicked twice, or sent again because the answer was lost.
  if ((await store.findPartner(tx, id)) !== undefined) return readPartner(tx, app, id);
  const contactSealed = app.cipher.sealJson({ contactName, contactPhone }, CONTACT);
  if (!(await store.insertPartner(tx, { id, name, kind, basis, contactSealed, at: now() })))
    throw new Problem(partnerProblems.nameTaken);
  tx.note({ subjectIds: [id], detail: { name, kind } });
  return readPartner(tx, app, id);
}

/** @throws access.notFound, platform.partner.ended */
export async function endPartner(
  tx: Tx,
  app: Pick<App, "cipher">,
  id: string,
  reason: string,
): Promise<contract.PartnerView> {
  const { name } = await demandCalling(tx, id);
  await store.endPartner(tx, id, { at: now(), why: reason });
  await keysWereRevoked(
    tx,
    (await listKeys(tx, [id])).map((key) => key.id),
  );
  tx.note({ subjectIds: [id], purpose: reason, detail: { name } });
  return readPartner(tx, app, id);
}

/** @throws access.notFound */
export async function readPartner(
  tx: Tx,
  app: Pick<App, "cipher">,
  id: string,
): Promise<contract.PartnerView> {
  const row = await store.findPartner(tx, id);
  if (row === undefined) throw notFound();
  return presentPartner(tx, app, row, await listKeys(tx, [id]));
}

/** One that has not ended. @throws access.notFound, platform.partner.ended */
export async function demandCalling(tx: Tx, id: string): Promise<store.PartnerRow> {
  const row = await store.findPartner(tx, id, { forUpdate: true });
  if (row === undefined) throw notFound();
  if (row.endedAt !== null) throw new Problem(partnerProblems.ended);
  return row;
}

function presentPartner(
  tx: Tx,
  { cipher }: Pick<App, "cipher">,
  { contactSealed, createdAt, endedAt, ...row }: store.PartnerRow,
  keys: readonly KeyRow[],
): contract.PartnerView {
  const contact = cipher.openJson(contactSealed, CONTACT) as { contactName: string; contactPhone: string };
  const manages = endedAt === null && mayDo(tx.actor, "partner.manage");
  return {
    ...row,
    ...contact,
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    keys: keys.map((key) => presentKey(tx, key, endedAt === null)),
    can: manages ? ["askKey", "end"] : [],
  };
}

export function stateOf(key: KeyRow, at: Date): contract.KeyView["state"] {
  if (key.refusedWhy !== null) return "refused";
  if (key.revokedAt !== null) return "revoked";
  if (key.decidedAt === null) return "asked";
  if (key.expiresAt === null) return "agreed";
  return key.expiresAt > at ? "live" : "over";
}

function presentKey(tx: Tx, key: KeyRow, isCalling: boolean): contract.KeyView {
  const { id, prefix, scopes, addresses, why, refusedWhy, revokedWhy, replacesPrefix } = key;
  const state = stateOf(key, now());
  const isOwn = key.askedBy === tx.actor.accountId;
  const can: contract.KeyView["can"] = [];
  if (state === "asked" && !isOwn && mayDo(tx.actor, "partner.approve")) can.push("decide");
  if (state === "agreed" && isOwn && mayDo(tx.actor, "partner.manage")) can.push("issue");
  if (["asked", "agreed", "live"].includes(state) && mayDo(tx.actor, "partner.revoke")) can.push("revoke");
  if (state === "live" && isCalling && mayDo(tx.actor, "partner.manage")) can.push("replace");
  return {
    ...{ id, state, prefix, scopes, addresses, why, refusedWhy, revokedWhy, replacesPrefix, can },
    askedAt: key.askedAt.toISOString(),
    askedBy: key.askedByName,
    decidedBy: key.decidedByName,
    expiresAt: key.expiresAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
  };
}
