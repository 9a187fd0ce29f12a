/** What differs between two rounds, child by child and ledger by ledger: who came, who left, what changed, and why. */
import type { Scope } from "../../../kernel/actor.ts";
import { isInScope } from "../../../platform/access/scope.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { exitReasonLabels } from "../child-acts.contract.ts";
import { LEDGER_FIELDS, type LedgerFieldKey } from "../intake/ledger-fields.contract.ts";
import type { Reading } from "../ledgers/read-ledger.service.ts";
import { listExtras } from "../ledgers/row-extras.store.ts";
import { freezeRow } from "./freeze-row.service.ts";
import { hasFrozenRows, listFrozenByIds } from "./frozen-rows.store.ts";
import { listLiveRows } from "./live-rows.store.ts";
import type { ChangeRecord } from "./quarter-changes.store.ts";
import { type DifferenceRecord, listActsBetween, listAgedBetween } from "./quarter-differences.store.ts";
import { type FrozenLedgerKey, frozenLedgerKeys } from "./quarters.contract.ts";
import type { QuarterRecord } from "./quarters.store.ts";

/** A child's difference on one ledger, before anybody asked why. */
export interface Difference {
  readonly ledger: FrozenLedgerKey;
  readonly childId: string;
  readonly name: string;
  readonly kind: "came" | "left" | "changed";
  readonly villageCode: string;
  readonly previousVillageCode: string | null;
}

const flagOrder: readonly FrozenLedgerKey[] = ["orphan", "defactoUnattended", "leftBehind", "inDifficulty"];

/** One record of the comparison as the ledgers see it; in the order of the ledgers. */
export function differencesOf(record: DifferenceRecord): Difference[] {
  const { childId, name, before, after } = record;
  return frozenLedgerKeys.flatMap((ledger): Difference[] => {
    const at = flagOrder.indexOf(ledger);
    const was = record.flagsBefore !== null && (at === -1 || record.flagsBefore[at] === true);
    const is = record.flagsAfter !== null && (at === -1 || record.flagsAfter[at] === true);
    if (!was && !is) return [];
    const moved = was && is && before !== after;
    return [
      {
        ledger,
        childId,
        name,
        kind: was ? (is ? "changed" : "left") : "came",
        villageCode: (is ? after : (after ?? before)) ?? "",
        previousVillageCode: moved ? before : null,
      },
    ];
  });
}

/** Seen from a place, a child that moved into it came and one that moved away left. */
export function seenFrom(
  scope: Scope,
  change: Pick<Difference, "kind" | "villageCode" | "previousVillageCode">,
): "came" | "left" | "changed" {
  const { kind, villageCode, previousVillageCode } = change;
  if (previousVillageCode === null) return kind;
  if (!isInScope(scope, previousVillageCode)) return "came";
  return isInScope(scope, villageCode) ? "changed" : "left";
}

export interface Comparison {
  readonly quarter: QuarterRecord;
  readonly previous: QuarterRecord;
}

/** Adds fields and reasons to differences, a few hundred at a time. */
export async function explain(
  tx: Tx,
  reading: Reading,
  { quarter, previous }: Comparison,
  differences: readonly Difference[],
): Promise<ChangeRecord[]> {
  const ids = [...new Set(differences.map((one) => one.childId))];
  const before = new Map(
    (await listFrozenByIds(tx, previous.id, ids)).map((row) => [row.childId, row.cells]),
  );
  const after = await cellsAfter(tx, reading, quarter, ids);
  const why = await reasonsOf(tx, { quarter, previous }, ids);
  return differences.map((one) => ({
    ...one,
    why: one.kind === "changed" ? (why.acts.get(one.childId) ?? null) : reasonOf(why, one),
    fields:
      one.kind === "changed" ? fieldsOf(before.get(one.childId) ?? {}, after.get(one.childId) ?? {}) : [],
  }));
}

async function cellsAfter(
  tx: Tx,
  { cipher, places }: Reading,
  quarter: QuarterRecord,
  ids: readonly string[],
): Promise<Map<string, Readonly<Record<string, string>>>> {
  if (quarter.state === "closed" || (await hasFrozenRows(tx, quarter.id))) {
    return new Map((await listFrozenByIds(tx, quarter.id, ids)).map((row) => [row.childId, row.cells]));
  }
  const { asOf } = quarter;
  const rows = await listLiveRows(tx, asOf, ids);
  const extras = new Map((await listExtras(tx, rows, asOf)).map((one) => [one.childId, one]));
  const options = { asOf, cipher, placeName: (code: string) => places.nameOf(code) };
  return new Map(rows.map((row) => [row.childId, freezeRow(row, extras.get(row.childId), options).cells]));
}

/** Columns that change by themselves, or that a list's day decides. */
const passing: ReadonlySet<string> = new Set(["age", "guardian.age", "visitDate", "change", "recognised"]);
const groupNames = { child: "", father: "父亲", mother: "母亲", guardian: "照护人" } as const;

/** Field by field what reads differently. */
export function fieldsOf(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) {
  return (Object.keys(LEDGER_FIELDS) as LedgerFieldKey[]).flatMap((key) => {
    const was = before[key] ?? null;
    const is = after[key] ?? null;
    if (was === is || passing.has(key)) return [];
    const { label, group } = LEDGER_FIELDS[key];
    return [{ key, label: `${groupNames[group]}${label}`, before: was, after: is }];
  });
}

interface Reasons {
  readonly acts: ReadonlyMap<string, string>;
  readonly exits: ReadonlyMap<string, string>;
  readonly aged: ReadonlyMap<string, string>;
}

const actTitles: Readonly<Record<string, string>> = {
  opened: "建档",
  updated: "情况更新",
  moved: "迁移",
  exitedCategory: "退出类别",
  ended: "档案结束",
  returned: "恢复建档",
  renamed: "改名",
  numberAssigned: "落户登记号码",
  corrected: "更正",
  merged: "合并档案",
  unmerged: "撤销合并",
};

async function reasonsOf(
  tx: Tx,
  { quarter, previous }: Comparison,
  ids: readonly string[],
): Promise<Reasons> {
  const span = { after: previous.asOf, until: quarter.asOf, recordedAfter: previous.closedAt };
  const acts = new Map<string, string>();
  const exits = new Map<string, string>();
  for (const act of await listActsBetween(tx, ids, span)) {
    const exit = typeof act.detail["why"] === "string" ? exitReasonLabels[act.detail["why"]] : undefined;
    const words = [actTitles[act.kind] ?? act.kind, exit].filter((word) => word !== undefined).join("（");
    const said = `${act.on} ${words}${exit === undefined ? "" : "）"}：${act.reason}`;
    acts.set(act.childId, said);
    const category = act.detail["category"];
    if (act.kind === "exitedCategory" && typeof category === "string")
      exits.set(`${act.childId}/${category}`, said);
  }
  const aged = new Map<string, string>();
  for (const { childId, on, why } of await listAgedBetween(tx, ids, span)) {
    const young = why === "aged:ruralLeftBehind";
    aged.set(
      `${childId}/${young ? "leftBehind" : "others"}`,
      `${on} 年满${young ? "十六" : "十八"}周岁，到龄退出`,
    );
  }
  return { acts, exits, aged };
}

const categories: Readonly<Record<FrozenLedgerKey, string>> = {
  orphan: "orphan",
  defactoUnattended: "defactoUnattended",
  leftBehind: "ruralLeftBehind",
  inDifficulty: "inDifficulty",
  all: "",
};

function reasonOf({ acts, exits, aged }: Reasons, { childId, ledger, kind }: Difference): string | null {
  if (kind === "came") return acts.get(childId) ?? null;
  return (
    exits.get(`${childId}/${categories[ledger]}`) ??
    aged.get(`${childId}/${ledger === "leftBehind" ? "leftBehind" : "others"}`) ??
    acts.get(childId) ??
    null
  );
}
