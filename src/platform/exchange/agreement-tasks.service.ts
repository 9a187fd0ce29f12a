/** What is asked lies on the desks of the other officers. */
import { memberUnitCodes } from "../../kernel/member-units.ts";
import type { Tx } from "../db/database.ts";
import { closeTask, openTask } from "../tasks/tasks.service.ts";
import type { AgreementInput } from "./agreements.contract.ts";

const KIND = "exchange.agreement";
const keyOf = (id: string) => `${KIND}/${id}`;

export async function agreementWasAsked(
  tx: Tx,
  { id, title, unit, purpose }: Pick<AgreementInput, "id" | "title" | "unit" | "purpose">,
): Promise<void> {
  await openTask(tx, {
    kind: KIND,
    key: keyOf(id),
    title: `同意或不同意共享协议：${title}`,
    why: `${tx.actor.displayName}提出，和${memberUnitCodes.label(unit)}共享，用于${purpose}。请核对依据和字段。`,
    link: `/exchange/agreements/${id}`,
    role: "districtOfficer",
    scopeCode: tx.actor.placeCode,
    notFor: [tx.actor.accountId],
  });
}

export const agreementWasDecided = (tx: Tx, id: string, outcome: string): Promise<void> =>
  closeTask(tx, keyOf(id), outcome);
