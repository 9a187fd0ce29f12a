/**
 * Rows of a closed quarter for what other units are given: the words as they were frozen, without what one post alone may know,
 * whoever asks; numbers in clear only where an agreement says so.
 */
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { citizenNumbersOf } from "../citizen-numbers.service.ts";
import { frozenColumns, thawRow } from "./freeze-row.service.ts";
import { type FrozenRow, streamFrozenRows } from "./frozen-rows.store.ts";
import { quarterProblems } from "./quarter-problems.contract.ts";
import { standsOn } from "./quarter-seal.service.ts";
import type { FrozenLedgerKey } from "./quarters.contract.ts";
import * as store from "./quarters.store.ts";
import { isThereBySecret, withoutTelling } from "./untold-infection.ts";

const BATCH = 500;

export interface FrozenCopyAsk {
  readonly quarter: string;
  /** Children of any of these lists, but those whom an infection alone has put there. */
  readonly ledgers: readonly FrozenLedgerKey[];
  readonly withNumbers: boolean;
}

export interface FrozenCopyRow {
  readonly childId: string;
  readonly name: string;
  readonly sex: string;
  readonly birthDate: string | null;
  readonly townshipName: string;
  readonly villageName: string;
  readonly categories: readonly string[];
  /** The first day on any of the lists. */
  readonly since: string | null;
  readonly cells: Readonly<Record<string, string>>;
  /** As the file has it when the copy is made: frozen rows keep the masked one alone. */
  readonly citizenNo: string | null;
}

export interface FrozenCopy {
  readonly asOf: string;
  readonly rows: readonly FrozenCopyRow[];
}

/** @throws access.notFound, quarter.notClosed */
export async function readFrozenCopy(
  tx: Tx,
  app: Pick<App, "cipher" | "places">,
  { quarter: id, ledgers, withNumbers }: FrozenCopyAsk,
): Promise<FrozenCopy> {
  const quarter = await store.findQuarter(tx, id);
  if (quarter === undefined) throw notFound();
  if (quarter.state !== "closed") throw new Problem(quarterProblems.notClosed);
  const { asOf } = quarter;
  const rows: FrozenCopyRow[] = [];
  for await (const batch of streamFrozenRows(
    tx,
    { quarter: id, ledger: "all", scope: tx.scope },
    "list",
    BATCH,
  )) {
    const chosen = batch.filter((row) => ledgers.some((ledger) => isGiven(row, ledger)));
    const numbers = withNumbers
      ? await citizenNumbersOf(
          tx,
          app.cipher,
          chosen.map(({ childId }) => childId),
        )
      : new Map<string, string>();
    rows.push(...chosen.map((row) => copyRow(row, { app, asOf, ledgers, numbers })));
  }
  return { asOf, rows };
}

interface CopyOptions {
  readonly app: Pick<App, "cipher" | "places">;
  readonly asOf: string;
  readonly ledgers: readonly FrozenLedgerKey[];
  readonly numbers: ReadonlyMap<string, string>;
}

function isGiven(row: FrozenRow, ledger: FrozenLedgerKey): boolean {
  return standsOn(row, ledger) && !isThereBySecret(row, ledger);
}

function copyRow(row: FrozenRow, { app, asOf, ledgers, numbers }: CopyOptions): FrozenCopyRow {
  const thawed = ledgers
    .filter((ledger) => isGiven(row, ledger))
    .map((ledger) =>
      thawRow(row, {
        ledger,
        asOf,
        columns: frozenColumns,
        seesHiv: false,
        cipher: app.cipher,
        placeName: (code) => app.places.nameOf(code),
      }),
    );
  const since = thawed.flatMap((one) => one.since ?? []).sort();
  const [first] = thawed;
  return {
    childId: row.childId,
    name: row.name,
    sex: row.sex,
    birthDate: row.birthDate,
    townshipName: first?.townshipName ?? "",
    villageName: first?.villageName ?? "",
    categories: first?.categories.map(({ label }) => label) ?? [],
    since: since[0] ?? null,
    cells: withoutTelling(row, first?.cells ?? {}),
    citizenNo: numbers.get(row.childId) ?? null,
  };
}
