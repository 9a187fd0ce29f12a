/** What is typed of a month with a price subsidy, as the change of parameters that it is. Pure. */
import type { IsoDate } from "../../../../kernel/calendar-date.ts";
import { parseYuan } from "../../../../kernel/money.ts";
import { firstOf, type Month } from "../../../../kernel/month.ts";
import type { ChangeDraft } from "../../../../platform/parameters/parameter-changes.contract.ts";
import { PRICE_MONTH, PRICE_TRIGGERED } from "../../programs/price-subsidy-keys.ts";

export type PriceAct = "declare" | "correct" | "strike";

export interface TypedPrice {
  readonly month: Month | undefined;
  readonly yuan: string;
  readonly document: string;
  readonly title: string;
  readonly issuedOn: IsoDate | undefined;
  readonly compared: boolean;
  readonly reason: string;
}

/** Nothing as long as something is missing. */
export function priceDraft(act: PriceAct, typed: TypedPrice): ChangeDraft | undefined {
  const { month, issuedOn, compared } = typed;
  const document = typed.document.trim();
  const title = typed.title.trim();
  const reason = typed.reason.trim();
  const fen = act === "strike" ? 0 : parseYuan(typed.yuan);
  if (month === undefined || issuedOn === undefined || fen === undefined) return undefined;
  if (document === "" || title === "" || reason === "" || (act !== "strike" && fen === 0)) return undefined;
  const head = { document, title, issuedOn, compared, reason };
  const from = firstOf(month);
  switch (act) {
    case "declare":
      return {
        ...head,
        effective: { rule: "oneMonth", month },
        rows: [
          { key: PRICE_TRIGGERED, value: true },
          { key: PRICE_MONTH, value: fen },
        ],
      };
    case "correct":
      return { ...head, effective: { rule: "correction" }, rows: [{ key: PRICE_MONTH, value: fen, from }] };
    case "strike":
      return {
        ...head,
        effective: { rule: "correction" },
        rows: [
          { key: PRICE_TRIGGERED, value: false, from },
          { key: PRICE_MONTH, value: 0, from },
        ],
      };
    default:
      return act satisfies never;
  }
}
