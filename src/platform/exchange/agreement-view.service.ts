/** Agreements as people read them: with their state today, when something is due, when something came last. */
import { today } from "../../kernel/clock.ts";
import { mayDo } from "../access/policy.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { agreementState } from "./agreement-state.ts";
import type { AgreementView } from "./agreements.contract.ts";
import { type AgreementRow, listArrivals } from "./agreements.store.ts";
import { dueOf } from "./due-days.ts";
import { type ExchangeField, findInbound, findOutbound } from "./exchange-book.service.ts";
import type { AgreementState, Direction } from "./exchange-codes.contract.ts";

export const CONTACT = "exchange.contact";

export interface Contact {
  readonly contactName: string;
  readonly contactPhone: string;
}

export async function presentAgreements(
  tx: Tx,
  { cipher }: Pick<App, "cipher">,
  rows: readonly AgreementRow[],
): Promise<AgreementView[]> {
  const arrivals = Map.groupBy(
    await listArrivals(
      tx,
      rows.map(({ lineId }) => lineId),
    ),
    ({ lineId }) => lineId,
  );
  const on = today();
  return rows.map(({ contactSealed, scopeCode: _, askedBy, outcome, ...row }) => {
    const state = agreementState({ ...row, outcome }, on);
    const came = arrivals.get(row.lineId) ?? [];
    const answered = came.flatMap(({ dueOn }) => dueOn ?? []);
    const contact: Contact =
      contactSealed === null
        ? { contactName: "", contactPhone: "" }
        : (cipher.openJson(contactSealed, CONTACT) as Contact);
    return {
      ...row,
      ...contact,
      subjectTitle: titleOfSubject(row.direction, row.subject),
      fields: labelled(row),
      state,
      askedBy: row.askedByName,
      askedAt: row.askedAt.toISOString(),
      agreedBy: row.agreedByName,
      agreedAt: row.agreedAt?.toISOString() ?? null,
      endedBy: row.endedByName,
      endedAt: row.endedAt?.toISOString() ?? null,
      due: state === "inForce" ? dueOf(row, answered, on) : null,
      lastSuccess: came[0]?.at.toISOString() ?? null,
      can: actsOn(tx, { state, isOwn: askedBy === tx.actor.accountId, direction: row.direction }),
    };
  });
}

interface Standing {
  readonly state: AgreementState;
  readonly isOwn: boolean;
  readonly direction: Direction;
}

function actsOn({ actor }: Tx, { state, isOwn, direction }: Standing): AgreementView["can"] {
  const can: AgreementView["can"] = [];
  if (state === "inForce" && direction === "in" && mayDo(actor, "exchange.receive")) can.push("upload");
  if (!mayDo(actor, "exchange.agree")) return can;
  if (state === "asked") can.push(isOwn ? "withdraw" : "decide");
  if (state === "inForce" || state === "notYet" || state === "over") can.push("change", "end");
  return can;
}

/** What a room no longer declares is still called by its code: agreements outlive releases. */
export function titleOfSubject(direction: Direction, code: string): string {
  return (direction === "in" ? findInbound(code) : findOutbound(code))?.title ?? code;
}

export function fieldsOfSubject(direction: Direction, code: string): readonly ExchangeField[] {
  return (direction === "in" ? findInbound(code) : findOutbound(code))?.fields ?? [];
}

function labelled({
  direction,
  subject,
  fields,
}: Pick<AgreementRow, "direction" | "subject" | "fields">): { code: string; label: string }[] {
  const labels = new Map(fieldsOfSubject(direction, subject).map(({ code, label }) => [code, label]));
  return fields.map((code) => ({ code, label: labels.get(code) ?? code }));
}
