/** The roster of a township or of the district: set by its supervisor, or by the district for all. */
import { now } from "../../../kernel/clock.ts";
import type { BodyOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { mayDo, notFound } from "../../../platform/access/policy.ts";
import { isInScope } from "../../../platform/access/scope.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { listHolders, type PostHolder } from "../../../platform/identity/post-holders.service.ts";
import { districtOf } from "../reports/receive-report.service.ts";
import { findReceiver } from "../reports/receivers.service.ts";
import * as contract from "./roster.contract.ts";
import * as store from "./roster.store.ts";
import { gapsOf } from "./roster-gaps.ts";

const { rosterProblems: problems } = contract;
const AHEAD_MS = 14 * 86_400_000;

/** @throws access.notFound */
export async function readRoster(tx: Tx, app: App, place: string): Promise<contract.Roster> {
  demandPlace(tx, app, place);
  const at = now();
  const rows = await store.listRoster(tx, place, at);
  const entries = rows.map(({ id, name, from, to }) => ({
    ...{ id, name },
    from: from.toISOString(),
    to: to?.toISOString() ?? null,
    isNow: from <= at,
  }));
  const people = await peopleOf(tx, app, place);
  const own = people.find(({ placeCode }) => placeCode === place) ?? people[0];
  const onDuty = entries.find(({ isNow }) => isNow);
  const receiver = await findReceiver(tx, place, false, districtOf(app)).catch(() => undefined);
  const named =
    people.find(({ accountId }) => accountId === receiver?.accountId)?.displayName ?? onDuty?.name;
  return {
    placeCode: place,
    placeName: app.places.nameOf(place),
    entries,
    now:
      named === undefined ? null : { name: named, byRoster: onDuty !== undefined && onDuty.name === named },
    gaps: gapsOf(entries, at.toISOString(), new Date(at.getTime() + AHEAD_MS).toISOString()),
    fallback: own?.displayName ?? null,
    people: people.map(({ accountId, displayName, title }) => ({ accountId, name: displayName, title })),
    can: mayDo(tx.actor, "roster.set") ? ["set"] : [],
  };
}

/** @throws access.notFound, protection.roster.overlap, protection.roster.order, protection.roster.person, protection.roster.place */
export async function setRosterEntry(
  tx: Tx,
  app: App,
  place: string,
  { id, accountId, ...span }: BodyOf<typeof contract.setRosterEntry>,
): Promise<contract.Roster> {
  demandPlace(tx, app, place);
  // Sent again because the answer was lost.
  if (await store.hasEntry(tx, place, id)) return readRoster(tx, app, place);
  const from = new Date(span.from);
  const to = span.to === undefined ? null : new Date(span.to);
  if (to !== null && (to <= from || to <= now())) throw new Problem(problems.order);
  if (!(await peopleOf(tx, app, place)).some((person) => person.accountId === accountId))
    throw new Problem(problems.person);
  const other = await store.findOverlap(tx, place, from, to);
  if (other !== undefined)
    throw new Problem(problems.overlap, {
      detail: `没有保存。这段时间里已经排了${other.name}接报告。请改时间，或者先撤下原来的班。`,
    });
  await store.insertEntry(tx, { id, placeCode: place, accountId, from, to });
  tx.note({ detail: { place, accountId, from: span.from, to: span.to ?? null } });
  return readRoster(tx, app, place);
}

/** @throws access.notFound */
export async function withdrawRosterEntry(
  tx: Tx,
  app: App,
  place: string,
  id: string,
): Promise<contract.Roster> {
  demandPlace(tx, app, place);
  if (!(await store.hasEntry(tx, place, id))) throw notFound();
  await store.withdrawEntry(tx, id, now());
  tx.note({ detail: { place, entry: id } });
  return readRoster(tx, app, place);
}

/** A township of the post's, or the district for whoever looks after all of it. */
function demandPlace(tx: Tx, { places }: Pick<App, "places">, code: string): void {
  const place = places.find(code);
  if (place === undefined || !isInScope(tx.scope, code)) throw notFound();
  if (place.level === "village") throw new Problem(problems.place);
}

/** Whoever holds a post there that receives reports, the longest in office first; the district's officers may help out. */
async function peopleOf(tx: Tx, app: App, place: string): Promise<PostHolder[]> {
  const officers = await listHolders(tx, "districtOfficer", districtOf(app));
  return place.length === 9
    ? [...(await listHolders(tx, "townshipSupervisor", place)), ...officers]
    : officers;
}
