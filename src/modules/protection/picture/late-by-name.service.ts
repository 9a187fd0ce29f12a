/** Who is late, with names: only what the asker may see, by the board's own query. */

import type { OutputOf } from "../../../kernel/operation.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { caseStateCodes } from "../cases/case-codes.contract.ts";
import * as cases from "../cases/cases.store.ts";
import { summaryOfCase } from "../cases/present-case.ts";
import type { readPicture } from "./picture.contract.ts";
import type { Span } from "./picture.store.ts";
import * as store from "./picture-lists.store.ts";

type Picture = OutputOf<typeof readPicture>;

const MOST = 30;
const open = caseStateCodes.codes.filter((state) => state !== "closed");

export async function listLate(
  tx: Tx,
  { places }: Pick<App, "places">,
  { scope, at }: Span,
): Promise<NonNullable<Picture["late"]>> {
  const ask: cases.CaseAsk = { scope, below: scope, states: open, late: at };
  const rows = await cases.listCases(tx, ask, undefined, MOST);
  const counts = await cases.countCases(tx, ask, at);
  const first = await store.listFirstReceivers(
    tx,
    rows.map(({ id }) => id),
  );
  const reports = await store.listLateReports(tx, scope, at, MOST);
  const items: NonNullable<Picture["late"]>["items"] = [
    ...rows.map((row) => {
      const { id, title, colour, nextDueWhat, nextDueAt, placeName } = summaryOfCase(
        row,
        places.nameOf(row.scopeCode),
        at,
      );
      return {
        ...{ kind: "case" as const, id, title, colour, placeName },
        what: nextDueWhat ?? "",
        dueAt: nextDueAt ?? at.toISOString(),
        responsible: row.leadName,
        firstReceiver: first.get(id) ?? null,
      };
    }),
    ...reports.map((row) => ({
      ...{ kind: "report" as const, id: row.id, title: `报告 ${row.number}`, colour: row.colour },
      placeName: places.nameOf(row.scopeCode),
      what: row.state === "received" ? "签收受理" : "反馈报告人",
      dueAt: row.dueAt.toISOString(),
      responsible: row.responsible,
      firstReceiver: null,
    })),
  ];
  return {
    cases: counts.reduce((sum, { count }) => sum + count, 0),
    reports: reports[0]?.total ?? 0,
    items: items.sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1)).slice(0, MOST),
  };
}
