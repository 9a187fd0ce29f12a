/** Opens a case out of a report: its people, its lead, its first clocks. */
import { businessDate, now } from "../../../kernel/clock.ts";
import { grant } from "../../../platform/access/grants.service.ts";
import { sealedByAsker } from "../../../platform/access/sealed.service.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import { readParticulars } from "../../registry/child-names.service.ts";
import type { ReportContent } from "../reports/report-form.contract.ts";
import type { ReportChildRow, ReportRow } from "../reports/reports.store.ts";
import { nextNumber } from "../reports/reports.store.ts";
import { childrenOfCaseChanged } from "./case-children.service.ts";
import { titleOfCase } from "./case-title.ts";
import * as store from "./cases.store.ts";
import { type Happening, type Held, happened } from "./events.service.ts";
import { isOfStreet } from "./of-street.ts";

export interface Opening {
  readonly report: ReportRow;
  readonly content: ReportContent;
  readonly children: readonly ReportChildRow[];
}

/** Returns the new case's id. */
export async function openCase(tx: Tx, opening: Opening): Promise<string> {
  const { report, content, children } = opening;
  const files = await readParticulars(
    tx,
    children.flatMap(({ childId }) => (childId === null ? [] : [childId])),
  );
  const nameOf = ({ childId, name }: ReportChildRow) =>
    childId === null ? name : (files.get(childId)?.name ?? name);
  return inEveryPlace(tx, async () => {
    const id = newId();
    const at = now();
    const number = await nextNumber(tx, "GA", "case", businessDate(at));
    const lead = { accountId: report.receiverId, role: report.receiverRole, placeCode: report.receiverPlace };
    await store.insertCase(tx, {
      ...{ id, number, at, lead },
      reportedAt: report.receivedAt,
      scopeCode: report.scopeCode,
      colour: report.colour,
      situations: report.situations,
      sealed: report.sealed,
      sealedWhy: report.sealedWhy,
      title: titleOfCase({
        number,
        sealed: report.sealed,
        names: children.map(nameOf),
        situations: report.situations,
      }),
      openedBy: tx.actor.accountId,
    });
    if (report.sealed) await sealedByAsker(tx, id);
    for (const child of children) {
      const file = child.childId === null ? undefined : files.get(child.childId);
      await store.insertPerson(tx, id, {
        ...{ id: newId(), role: "child" as const, at, relation: null },
        name: nameOf(child) ?? "姓名不详",
        sex: child.sex ?? file?.sex ?? null,
        // How old the child is, decides on terms and figures; whoever reports seldom knows the day.
        birthDate: file?.birthDate ?? null,
        childId: child.childId,
      });
    }
    for (const { name = "姓名不详", relation = null } of content.suspects)
      await store.insertPerson(tx, id, {
        ...{ id: newId(), role: "suspect" as const, at, name, relation },
        ...{ sex: null, birthDate: null, childId: null },
      });
    await grant(tx, { holderId: id, accountId: lead.accountId, part: "lead", reason: "首接负责" });
    const held = { ...heldCase(await getCase(tx, id)) };
    await happened(tx, held, ...firstEvents(report, content));
    await childrenOfCaseChanged(tx, id);
    return id;
  });
}

function firstEvents(report: ReportRow, content: ReportContent): Happening[] {
  const isStreet = isOfStreet(report.situations);
  const events: Happening[] = [
    { code: "opened", data: { colour: report.colour, report: report.number, isStreet }, words: "立案核查" },
  ];
  if (report.isCrime) events.push({ code: "crimeSuspected", words: "涉嫌违法犯罪，要立即转公安" });
  if (report.isCrime && content.done.includes("calledPolice"))
    events.push({ code: "policeTransferred", data: { by: "reporter" }, words: "报告的人已经打了 110" });
  return events;
}

/** A case that is there: within work that has just written or seen it. */
export async function getCase(tx: Tx, id: string): Promise<store.CaseRow> {
  const row = await store.findCase(tx, id);
  if (row === undefined) throw new Error("a case is gone that was just seen");
  return row;
}

/** As clocks and tasks hold it. */
export function heldCase(row: store.CaseRow): Held {
  return {
    of: "case",
    id: row.id,
    scopeCode: row.scopeCode,
    title: row.title,
    sealed: row.sealed,
    colour: row.colour,
    responsible: { accountId: row.leadId, role: row.leadRole, placeCode: row.leadPlace },
  };
}
