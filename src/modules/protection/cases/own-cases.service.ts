/** How a case stands in a list for whoever takes part: clocks and state of the own assignments, not those of the office. */
import type { Role } from "../../../kernel/actor.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { CaseLine } from "./case-view.contract.ts";
import type { CaseRow } from "./cases.store.ts";
import { summaryOfCase } from "./present-case.ts";
import { listOwnAssignments, type OwnAssignmentRow } from "./records/records.store.ts";

const offices: ReadonlySet<Role> = new Set<Role>(["townshipSupervisor", "districtOfficer", "districtLeader"]);

export const isOfOffice = ({ actor }: Pick<Tx, "actor">): boolean => offices.has(actor.role);

export async function linesOf(
  tx: Tx,
  { places }: Pick<App, "places">,
  rows: readonly CaseRow[],
  at: Date,
): Promise<CaseLine[]> {
  const lines = rows.map(
    (row): CaseLine => ({ ...summaryOfCase(row, places.nameOf(row.scopeCode), at), own: null }),
  );
  if (isOfOffice(tx)) return lines;
  const own = await inEveryPlace(tx, () =>
    listOwnAssignments(
      tx,
      rows.map(({ id }) => id),
    ),
  );
  const byAssignments = tx.actor.role === "partnerLiaison";
  return lines.map((line) =>
    asTaking(
      line,
      own.filter(({ caseId }) => caseId === line.id),
      at,
      byAssignments,
    ),
  );
}

/** A unit is told what it is to do, and nothing of how the case goes besides. */
function asTaking(
  line: CaseLine,
  own: readonly OwnAssignmentRow[],
  at: Date,
  byAssignments: boolean,
): CaseLine {
  const open = own.filter(({ state }) => state === "waiting" || state === "accepted");
  const waiting = open.filter(({ state }) => state === "waiting").length;
  const dueAt = open.map((one) => one.dueAt.getTime()).sort((one, other) => one - other)[0];
  const says =
    waiting > 0
      ? `${waiting} 张协办单等签收`
      : open.length > 0
        ? `${open.length} 张协办单在办`
        : own.length > 0
          ? "协办单都已办结"
          : "没有协办单";
  return {
    ...line,
    ...(byAssignments ? { state: null, link: null, safety: null } : {}),
    nextDueAt: dueAt === undefined ? null : new Date(dueAt).toISOString(),
    nextDueWhat: open.length === 0 ? null : says,
    isLate: dueAt !== undefined && dueAt < at.getTime(),
    own: says,
  };
}
