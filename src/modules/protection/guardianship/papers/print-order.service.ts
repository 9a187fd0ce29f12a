/** Papers that belong to no procedure: of an order to a guardian, and of a placement. */
import { today } from "../../../../kernel/clock.ts";
import { notFound } from "../../../../platform/access/policy.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import type { FileAnswer } from "../../../../platform/http/route.ts";
import { readChildNames } from "../../../registry/child-names.service.ts";
import { findPlacement } from "../custody.store.ts";
import { placementCodes } from "../guardianship-codes.contract.ts";
import { bureauName, townshipName } from "../offices.ts";
import { findOrder, listEntries } from "../orders.store.ts";
import { sayDetail } from "../say-detail.ts";
import { noticeAgainPaper, orderPaper } from "./order-letters.ts";
import { placementPaper } from "./placement-paper.ts";
import { fileOf, stampOf } from "./print-case.service.ts";

/** @throws access.notFound */
export async function printOrder(
  tx: Tx,
  app: App,
  id: string,
  { as, paper }: { readonly as: "pdf" | "docx"; readonly paper: "order" | "notice" },
): Promise<FileAnswer> {
  const order = await findOrder(tx, id);
  if (order === undefined || (paper === "notice" && order.kind !== "familyEducation")) throw notFound();
  const childName = (await readChildNames(tx, [order.childId])).get(order.childId) ?? "";
  const filled = {
    ...order,
    entries: await listEntries(tx, [id]),
    childName,
    office: townshipName(app.places, order.scopeCode),
    details: sayDetail(order.kind, order.detail),
    today: today(),
  };
  tx.note({ subjectIds: [order.childId], detail: { order: order.kind } });
  const lay = paper === "notice" ? noticeAgainPaper : orderPaper;
  return fileOf(lay(filled, stampOf(tx)), childName, as);
}

/** @throws access.notFound */
export async function printPlacement(
  tx: Tx,
  app: App,
  id: string,
  { as, paper }: { readonly as: "pdf" | "docx"; readonly paper: "handover" | "agreement" },
): Promise<FileAnswer> {
  const row = await findPlacement(tx, id);
  if (row === undefined) throw notFound();
  const childName = (await readChildNames(tx, [row.childId])).get(row.childId) ?? "";
  tx.note({ subjectIds: [row.childId], detail: { paper } });
  const document = placementPaper(
    {
      ...row,
      kindName: placementCodes.label(row.kind),
      childName,
      office: bureauName(app.places, row.scopeCode),
    },
    paper,
    stampOf(tx),
  );
  return fileOf(document, childName, as);
}
