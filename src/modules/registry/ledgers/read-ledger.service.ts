/** Reading a ledger: who stands on it that day, narrowed, sorted or searched, a page at a time; and how many, by place. */
import { today } from "../../../kernel/clock.ts";
import { searchKey } from "../../../kernel/name-keys.ts";
import { Problem } from "../../../kernel/problem.ts";
import { narrowScope } from "../../../platform/access/scope.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { openCursor, sealCursor } from "../../../platform/http/cursor.ts";
import { httpProblems } from "../../../platform/http/http-problems.ts";
import { CITIZEN_NO } from "../person-identity.service.ts";
import { all, type Condition } from "./condition.ts";
import { filterCondition, ledgerCategories, ledgerConditions } from "./ledger-conditions.ts";
import { type ColumnKey, defaultColumns, type LedgerKey, type SortKey } from "./ledger-views.ts";
import type { LedgerPage, LedgerQuery, LedgerRow } from "./ledgers.contract.ts";
import * as store from "./ledgers.store.ts";
import { seesHiv } from "./mask-hiv.ts";
import { openNumbers } from "./open-numbers.service.ts";
import { fieldsOf, lookAhead, presentRow } from "./present-row.ts";
import { listExtras } from "./row-extras.store.ts";
import { type Ordering, positionLength } from "./row-order.store.ts";
import { isToldByHead } from "./row-words.ts";
import { listIdsByNumber } from "./sealed-numbers.store.ts";

/** What of the app these use cases need. */
export type Reading = Pick<App, "cipher" | "places">;

export const TOO_SHORT = "请至少输入姓名中的两个字、两个拼音首字母，或完整的身份证号。";

/** The query without what only a page or a file needs. */
export type LedgerAsk = Omit<
  LedgerQuery,
  "limit" | "cursor" | "withTotal" | "numbers" | "purpose" | "columns" | "sort"
> & {
  readonly sort?: LedgerQuery["sort"];
  /** Narrows further than the contract's filters: the condition behind a figure. */
  readonly also?: Condition;
  /** Only those whose living allowance runs in the month of this day. */
  readonly paidOn?: string;
  /** Tells the positions of this list from those of another one on the same ledger. */
  readonly cursorOf?: string;
};

export interface PageAsk extends LedgerAsk {
  readonly columns?: readonly string[] | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly withTotal?: boolean;
}

/** @throws http.badCursor */
export async function readLedger(
  tx: Tx,
  reading: Reading,
  ledger: LedgerKey,
  ask: PageAsk,
): Promise<LedgerPage> {
  const asOf = ask.asOf ?? today();
  const selection = await selectionOf(tx, reading, ledger, ask);
  if (selection === "tooShort") return { items: [], nextCursor: null, total: 0, asOf, hint: TOO_SHORT };
  const ordering = orderingOf(ledger, ask.sort);
  // A position belongs to the list that it was cut from: another order or day would silently skip children.
  const list = [ask.cursorOf ?? ledger, asOf, ask.sort ?? "village", ask.q ?? ""];
  const after =
    ask.cursor === undefined
      ? null
      : positionOf(reading, ask.cursor, list, positionLength(selection, ordering));
  const columns = columnsOf(ledger, ask.columns);
  const rows = await store.listRows(tx, fieldsOf(columns), selection, ordering, after, ask.limit + 1);
  const page = rows.slice(0, ask.limit);
  // What a row's own fields tell is not sent a second time.
  const cells = columns.filter((column) => !isToldByHead(column));
  const items = await presentRows(tx, reading, page, { ledger, columns: cells, asOf, clear: false });
  const last = page.at(-1);
  tx.note({
    subjectIds: items.map((item) => item.id),
    detail: { ledger, asOf, shown: items.length, ...noteOf(ask) },
  });
  return {
    items,
    nextCursor:
      rows.length > ask.limit && typeof last?.position === "string"
        ? sealCursor(reading, [...list, ...(JSON.parse(last.position) as unknown[])])
        : null,
    ...(ask.withTotal === true ? await store.countRows(tx, selection) : {}),
    asOf,
  };
}

/** How many stand on the ledger, in the place asked for and in each place one level below. */
export async function countLedgerByPlace(tx: Tx, reading: Reading, ledger: LedgerKey, ask: LedgerAsk) {
  const asOf = ask.asOf ?? today();
  const code = ask.place ?? tx.actor.placeCode;
  const place = reading.places.find(code);
  const selection = await selectionOf(tx, reading, ledger, { ...ask, place: code });
  const digits = Math.min(12, code.length + 3);
  const counts =
    selection === "tooShort" ? new Map<string, number>() : await store.countByPlace(tx, selection, digits);
  const below = reading.places.all.filter(
    (one) =>
      one.code.length === digits &&
      one.code.startsWith(code) &&
      one.code >= tx.scope.lo &&
      one.code < tx.scope.hi,
  );
  return {
    asOf,
    place: { code, name: place?.shortName ?? code, level: place?.level ?? "village" },
    total: [...counts.values()].reduce((sum, count) => sum + count, 0),
    items: below.map((one) => ({
      code: one.code,
      name: one.name,
      shortName: one.shortName,
      level: one.level,
      count: counts.get(one.code) ?? 0,
    })),
  };
}

export interface PresentAsk {
  readonly ledger: LedgerKey;
  readonly columns: readonly ColumnKey[];
  readonly asOf: string;
  readonly clear: boolean;
}

/** Rows in words, in their order; what only some columns need is read here. */
export async function presentRows(
  tx: Tx,
  { cipher, places }: Reading,
  rows: readonly store.ListedRecord[],
  { ledger, columns, asOf, clear }: PresentAsk,
): Promise<LedgerRow[]> {
  const extras = extraColumns.some((column) => columns.includes(column))
    ? await listExtras(tx, rows, asOf)
    : [];
  const extraOf = new Map(extras.map((one) => [one.childId, one]));
  const options = {
    asOf,
    columns,
    sinceOf: ledgerCategories[ledger],
    seesHiv: seesHiv(tx.actor.role),
    placeName: (code: string) => places.nameOf(code),
  };
  return rows.map((row) => {
    const numbers = openNumbers(row, extraOf.get(row.childId), { cipher, columns, clear });
    return presentRow(row, numbers, options);
  });
}

/** Columns that are read from the file, the parents and the allowance. */
const extraColumns: readonly ColumnKey[] = [
  "childCode",
  "father.citizenNo",
  "father.phone",
  "mother.citizenNo",
  "mother.phone",
  "bankAccount",
  "amount",
  "father.conditionPeriod",
  "mother.conditionPeriod",
];

/** The children that the query means, or that the search is too short to mean any. */
export async function selectionOf(
  tx: Tx,
  { cipher }: Pick<Reading, "cipher">,
  ledger: LedgerKey,
  ask: LedgerAsk,
): Promise<store.Selection | "tooShort"> {
  const asOf = ask.asOf ?? today();
  const parts = [
    ledgerConditions[ledger],
    filterCondition(ask),
    ...(ask.also === undefined ? [] : [ask.also]),
  ];
  const selection: store.Selection = {
    asOf,
    scope: narrowScope(tx.scope, ask.place),
    where: all(...parts),
    seesHiv: seesHiv(tx.actor.role),
    ...(ledger === "leavingSoon" ? { leavingUntil: lookAhead(asOf, ask.within) } : {}),
    ...(ask.paidOn === undefined ? {} : { paidOn: ask.paidOn }),
  };
  if (ask.q === undefined) return selection;
  const { kind, key } = searchKey(ask.q);
  switch (kind) {
    case "tooShort":
      return "tooShort";
    case "citizenNo": {
      const ids = await listIdsByNumber(tx, cipher.blindIndexes(key, CITIZEN_NO));
      return { ...selection, search: { kind: "ids", ids } };
    }
    case "han":
    case "initials":
    case "pinyin":
      return { ...selection, search: { kind: "key", key } };
  }
}

export function orderingOf(ledger: LedgerKey, sort: LedgerQuery["sort"] | undefined = "village"): Ordering {
  const descending = sort.startsWith("-");
  const by = (descending ? sort.slice(1) : sort) as SortKey;
  // Older by age is younger by birth date.
  return { by, descending: by === "age" ? !descending : descending, sinceOf: ledgerCategories[ledger] };
}

/** The columns asked for, in the ledger's own order; its usual ones if none were. */
export function columnsOf(ledger: LedgerKey, asked: readonly string[] | undefined): ColumnKey[] {
  return asked === undefined || asked.length === 0 ? defaultColumns(ledger) : (asked as ColumnKey[]);
}

/** @throws http.badCursor for a position of another list */
export function positionOf(
  reading: Pick<Reading, "cipher">,
  cursor: string,
  list: readonly string[],
  length: number,
): readonly unknown[] {
  const position = openCursor(reading, cursor);
  const fits =
    position.length === list.length + length && list.every((part, index) => position[index] === part);
  if (!fits) throw new Problem(httpProblems.badCursor);
  return position.slice(list.length);
}

const notFilters: ReadonlySet<string> = new Set(
  "limit cursor withTotal columns numbers purpose also paidOn cursorOf asOf within".split(" "),
);

/** What the audit log keeps of a query: filters by name, the search's kind but never a number that was typed. */
export function noteOf(ask: LedgerAsk): Record<string, unknown> {
  const { q, sort, ...filters } = ask;
  const words =
    q === undefined ? undefined : searchKey(q).kind === "citizenNo" ? "（身份证号）" : q.slice(0, 20);
  const named = Object.entries(filters).filter(([key, value]) => value !== undefined && !notFilters.has(key));
  return {
    ...(named.length === 0 ? {} : { filters: Object.fromEntries(named) }),
    ...(words === undefined ? {} : { q: words }),
    ...(sort === undefined || sort === "village" ? {} : { sort }),
  };
}
