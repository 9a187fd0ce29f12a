/** How agreements and batches are put into words and colours. Pure. */
import type { AgreementView } from "../../../../platform/exchange/agreements.contract.ts";
import type { BatchView } from "../../../../platform/exchange/batches.contract.ts";
import {
  type AgreementState,
  type BatchState,
  type DueLight,
  dueLightCodes,
  frequencyCodes,
} from "../../../../platform/exchange/exchange-codes.contract.ts";

export const lightTone: Readonly<Record<DueLight, string>> = {
  green: "ta-green",
  amber: "ta-amber",
  red: "ta-red",
  none: "ta-grey",
};

export const agreementTone: Readonly<Record<AgreementState, string>> = {
  asked: "ta-amber",
  inForce: "ta-green",
  notYet: "ta-amber",
  over: "ta-red",
  ended: "ta-grey",
  replaced: "ta-grey",
  withdrawn: "ta-grey",
  declined: "ta-grey",
};

export const batchTone: Readonly<Record<BatchState, string>> = {
  reading: "ta-amber",
  refused: "ta-red",
  held: "ta-amber",
  matching: "ta-amber",
  review: "ta-amber",
  settled: "ta-green",
  undone: "ta-grey",
  dropped: "ta-grey",
};

/** `按时，下次 2026-12-10`, `逾期没来，应在 2026-12-10` */
export function dueText({ due }: Pick<AgreementView, "due">): string {
  if (due === null) return "";
  const word = dueLightCodes.label(due.light);
  if (due.dueOn === null) return word;
  return due.light === "green" ? `${word}，下次 ${due.dueOn}` : `${word}，应在 ${due.dueOn}`;
}

export function rhythmText({
  frequency,
  firstDue,
  graceDays,
}: Pick<AgreementView, "frequency" | "firstDue" | "graceDays">): string {
  const often = frequencyCodes.label(frequency);
  return firstDue === null ? often : `${often}，从 ${firstDue} 起，宽限 ${graceDays} 天`;
}

/** What rooms count of a batch, in the words of the review desk; together with those that could not be read it is the whole file. */
export function talliesText({ tallies, rows, faulty, state }: BatchView): string {
  if (state === "reading" || state === "refused") return "";
  const { certain, review, waiting = 0, none } = tallies;
  const open = waiting > 0 ? `（还没复核 ${waiting}）` : "";
  return [
    `${rows} 行`,
    certain === undefined ? "" : `系统认定 ${certain}`,
    review === undefined ? "" : `要人复核 ${review}${open}`,
    none === undefined ? "" : `不是台账里的人 ${none}`,
    faulty > 0 ? `读不了 ${faulty}` : "",
  ]
    .filter((part) => part !== "")
    .join(" · ");
}
