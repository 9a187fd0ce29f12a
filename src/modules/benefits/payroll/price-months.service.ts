/** Reads the months with a price subsidy; they are entered and corrected as changes of parameters, with four eyes. */
import { monthOfDate } from "../../../kernel/month.ts";
import type { OutputOf } from "../../../kernel/operation.ts";
import { mayDo } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { listProposedRows, type ProposedRow } from "../../../platform/parameters/decide-change.service.ts";
import { listParameterPeriods } from "../../../platform/parameters/parameters.store.ts";
import { PRICE_KEYS, PRICE_MONTH, PRICE_TRIGGERED } from "../programs/price-subsidy-keys.ts";
import { unansweredMonths } from "./ask-price-months.service.ts";
import { changeableMonthOf } from "./next-month.service.ts";
import type { readPriceMonths as contract } from "./price-months.contract.ts";
import { listPriceShares } from "./price-months.store.ts";
import { declaredMonths } from "./price-months.ts";

type Output = OutputOf<typeof contract>;

export async function readPriceMonths(tx: Tx): Promise<Output> {
  const nextMonth = await changeableMonthOf(tx);
  const periods = await listParameterPeriods(tx, [PRICE_TRIGGERED, PRICE_MONTH]);
  const shares = new Map((await listPriceShares(tx)).map((one) => [one.month, one]));
  const reads = mayDo(tx.actor, "parameter.readChanges");
  return {
    months: declaredMonths(periods, nextMonth).map((one) => {
      const share = shares.get(one.month);
      return {
        ...one,
        listed: { people: share?.people ?? 0, fen: share?.fen ?? 0 },
        paidFen: share?.paidFen ?? 0,
      };
    }),
    proposed: reads ? proposedOf(await listProposedRows(tx, PRICE_KEYS)) : [],
    nextMonth,
    unanswered: (await unansweredMonths(tx)).map(({ month }) => month),
    can: [
      ...(mayDo(tx.actor, "parameter.propose") ? (["propose"] as const) : []),
      ...(mayDo(tx.actor, "payroll.prepare") ? (["sayNone"] as const) : []),
    ],
  };
}

/** A change has a row for the switch and one for the amount, or one of both for a correction. */
function proposedOf(rows: readonly ProposedRow[]): Output["proposed"] {
  const changes = new Map<string, ProposedRow[]>();
  for (const row of rows) {
    const key = `${row.changeId} ${row.from}`;
    changes.set(key, [...(changes.get(key) ?? []), row]);
  }
  return [...changes.values()].flatMap((of) => {
    const [first] = of;
    if (first === undefined) return [];
    const amount = of.find(({ key }) => key === PRICE_MONTH)?.after;
    const isStruck = of.some(({ key, after }) => key === PRICE_TRIGGERED && after === false);
    return [
      {
        changeId: first.changeId,
        month: monthOfDate(first.from),
        fen: isStruck || typeof amount !== "number" ? null : amount,
        document: first.document,
        by: first.proposedBy,
        at: first.proposedAt.toISOString(),
      },
    ];
  });
}
