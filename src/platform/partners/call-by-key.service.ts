/** A call that comes with a partner's key: whose it is, whether it may, counted and written down. No cookie, so no token against forgery. */
import { timingSafeEqual } from "node:crypto";
import type { Actor } from "../../kernel/actor.ts";
import { now, today } from "../../kernel/clock.ts";
import type { Operation } from "../../kernel/operation.ts";
import { Problem, type ProblemSpec } from "../../kernel/problem.ts";
import { mayDo } from "../access/policy.ts";
import { emptyScope } from "../access/scope.ts";
import { insertAuditEntry } from "../audit/audit.store.ts";
import type { App } from "../http/app.ts";
import { listParameters } from "../parameters/parameters.store.ts";
import { readerOf } from "../parameters/read-parameter.ts";
import { isWithin } from "./address-ranges.ts";
import { secretDigest } from "./keys.service.ts";
import { type CallingKey, countCall, findCallingKey } from "./keys.store.ts";
import { parsePartnerKey } from "./partner-key.ts";
import { partnerProblems } from "./partner-problems.contract.ts";
import { callsPerMinute } from "./partners.parameters.ts";

const perMinute = readerOf(callsPerMinute);

export interface KeyCall {
  readonly operation: Pick<Operation, "name" | "verb">;
  readonly key: string;
  readonly ip: string;
  readonly traceId: string;
}

/**
 * Who calls. What is refused to a key that is known is written down too.
 * @throws platform.partner.badKey, keyRevoked, keyOver, address, scope, tooFast
 */
export async function actorOfKey(app: App, call: KeyCall): Promise<Actor> {
  const parsed = parsePartnerKey(call.key);
  if (parsed === undefined) throw new Problem(partnerProblems.badKey);
  const digest = secretDigest(app, parsed.text);
  // Told at the end of the transaction: what is thrown within it would not be counted.
  const judged = await app.database.kysely.transaction().execute(async (sql) => {
    const key = await findCallingKey({ sql }, parsed.prefix);
    if (key === undefined || !timingSafeEqual(key.digest, digest)) return partnerProblems.badKey;
    const at = now();
    const most = perMinute.get(await listParameters({ sql }, today()));
    if ((await countCall({ sql }, key.id, call.ip, at)) > most) return partnerProblems.tooFast;
    const actor = actorOf(key, call);
    const refused = refusalOf(key, actor, call, at);
    if (refused === undefined) return actor;
    await insertAuditEntry(sql, {
      ...{ at, actor, operation: call.operation.name, effect: "refused", subjectIds: [key.partnerId] },
      detail: { why: refused.code },
    });
    return refused;
  });
  if ("status" in judged) throw new Problem(judged);
  return judged;
}

function refusalOf(key: CallingKey, actor: Actor, call: KeyCall, at: Date): ProblemSpec | undefined {
  if (key.revokedAt !== null) return partnerProblems.keyRevoked;
  if (key.expiresAt <= at) return partnerProblems.keyOver;
  if (!isWithin(key.addresses, call.ip)) return partnerProblems.address;
  // Twice: a verb that was closed to partners since is closed to keys that have it, too.
  const { verb } = call.operation;
  return key.scopes.includes(verb) && mayDo(actor, verb) ? undefined : partnerProblems.scope;
}

/** The organisation, never a person: it sees no place, and what is its own by its account. */
function actorOf({ id, partnerId, partnerName, partnerKind, prefix }: CallingKey, call: KeyCall): Actor {
  return {
    accountId: partnerId,
    username: `密钥 ${prefix}`,
    displayName: partnerName,
    postId: id,
    role: "partner",
    placeCode: "",
    placeName: "",
    // Which kind of organisation it is, as a liaison's department says of which unit.
    department: partnerKind,
    scope: emptyScope(),
    ip: call.ip,
    traceId: call.traceId,
  };
}
