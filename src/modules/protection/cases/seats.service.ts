/** In which seat the asker sits in a case: by the part somebody was given, else by the place of the post. */
import { Problem } from "../../../kernel/problem.ts";
import { findPart } from "../../../platform/access/grants.service.ts";
import { notFound } from "../../../platform/access/policy.ts";
import { isInScope } from "../../../platform/access/scope.ts";
import { openSealed } from "../../../platform/access/sealed.service.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import { casePartCodes } from "../protection-codes.contract.ts";
import type { CaseState } from "./case-codes.contract.ts";
import { caseProblems } from "./case-problems.contract.ts";
import { standingOf } from "./case-state.ts";
import * as store from "./cases.store.ts";
import { followEndedTasks } from "./ended-file-tasks.service.ts";
import { type Happening, happened, listEvents } from "./events.service.ts";
import { getCase, heldCase } from "./open-case.service.ts";
import { type Seat, type Sight, sightOf } from "./what-parts-see.ts";

export interface Seated {
  readonly row: store.CaseRow;
  readonly seat: Seat;
  readonly sight: Sight;
}

/** Row security has decided that the case is seen; what of it, the seat decides. @throws access.notFound, access.purposeFirst */
export async function demandCase(tx: Tx, id: string): Promise<Seated> {
  const row = await store.findCase(tx, id);
  if (row === undefined) throw notFound();
  if (row.sealed) await openSealed(tx, id);
  const seat = await seatOf(tx, row);
  return { row, seat, sight: sightOf(seat) };
}

async function seatOf(tx: Tx, row: store.CaseRow): Promise<Seat> {
  const part = await findPart(tx, row.id);
  if (part !== undefined && casePartCodes.has(part)) return part;
  const { role } = tx.actor;
  const isHome = isInScope(tx.scope, row.scopeCode);
  return isHome && (role === "districtOfficer" || role === "townshipSupervisor") ? "office" : "reader";
}

/** The lead, and the office that looks after it. @throws access.notFound, protection.case.notYourPart, protection.case.closed */
export async function demandLeading(
  tx: Tx,
  id: string,
  { evenClosed = false }: { readonly evenClosed?: boolean } = {},
): Promise<Seated> {
  const seated = await demandCase(tx, id);
  if (!["lead", "supervisor", "office"].includes(seated.seat)) throw new Problem(caseProblems.notYourPart);
  if (!evenClosed) demandOpen(seated.row.state);
  return seated;
}

/** @throws protection.case.closed */
export function demandOpen(state: CaseState): void {
  if (state === "closed") throw new Problem(caseProblems.closed);
}

/** Writes what happened; state, safety, clocks and tasks of the case follow. */
export async function caseHappened(tx: Tx, id: string, ...events: readonly Happening[]): Promise<void> {
  await inEveryPlace(tx, async () => {
    const held = heldCase(await getCase(tx, id));
    await happened(tx, held, ...events);
    const all = await listEvents(tx, id);
    await followEndedTasks(tx, held, all);
    const { state, safety, firstActAt, safeAt } = standingOf(all);
    await store.updateCase(tx, id, undefined, {
      ...{ state, safety },
      ...(firstActAt === null ? {} : { firstActAt: new Date(firstActAt) }),
      safeAt: safeAt === null ? null : new Date(safeAt),
    });
  });
}
