/** Reading the rounds: how far each is, where each village stands, what came, left and changed, and what was frozen. */
import { Problem } from "../../../kernel/problem.ts";
import { mayDo, notFound } from "../../../platform/access/policy.ts";
import { narrowScope } from "../../../platform/access/scope.ts";
import { meaningOf, type Signer, SM2_SCHEME } from "../../../platform/crypto/signing.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { sealCursor } from "../../../platform/http/cursor.ts";
import { type ColumnKey, ledgerViews } from "../ledgers/ledger-views.ts";
import type { LedgerRow } from "../ledgers/ledgers.contract.ts";
import { seesHiv } from "../ledgers/mask-hiv.ts";
import { positionOf, type Reading } from "../ledgers/read-ledger.service.ts";
import { readStatistics } from "../statistics/read-statistics.service.ts";
import type { StatisticsTable, TableKey } from "../statistics/statistics.contract.ts";
import { openSecret, thawRow } from "./freeze-row.service.ts";
import { countFrozenRows, type FrozenRow, listFrozenRows } from "./frozen-rows.store.ts";
import { listSealedRows } from "./frozen-secrets.store.ts";
import type { QuarterChange } from "./quarter-changes.contract.ts";
import { type Difference, differencesOf, explain, seenFrom } from "./quarter-changes.service.ts";
import * as written from "./quarter-changes.store.ts";
import { titleOf } from "./quarter-days.ts";
import { countByVillage, listDifferences, type Side } from "./quarter-differences.store.ts";
import { quarterProblems } from "./quarter-problems.contract.ts";
import { digestFrozen, sealedText } from "./quarter-seal.service.ts";
import { isOwnVillage, mayReview } from "./quarters.access.ts";
import {
  type FrozenLedgerKey,
  frozenLedgerKeys,
  type QuarterSummary,
  type QuarterView,
} from "./quarters.contract.ts";
import * as store from "./quarters.store.ts";

type Counts = Record<FrozenLedgerKey, number>;
interface Changes {
  came: number;
  left: number;
  changed: number;
}

export async function listQuarters(tx: Tx): Promise<QuarterSummary[]> {
  const progress = await store.countProgress(tx, tx.scope);
  return (await store.listQuarters(tx)).map((quarter) => summary(quarter, progress.get(quarter.id)));
}

export async function summaryOf(tx: Tx, quarter: store.QuarterRecord): Promise<QuarterSummary> {
  return summary(quarter, (await store.countProgress(tx, tx.scope)).get(quarter.id));
}

function summary(quarter: store.QuarterRecord, counts: store.VillageCounts | undefined): QuarterSummary {
  return {
    id: quarter.id,
    title: titleOf(quarter.id),
    asOf: quarter.asOf,
    dueOn: quarter.dueOn,
    state: quarter.state,
    openedAt: quarter.openedAt.toISOString(),
    closedAt: quarter.closedAt?.toISOString() ?? null,
    closedBy: quarter.closedByName,
    progress: {
      villages: counts?.villages ?? 0,
      confirmed: counts?.confirmed ?? 0,
      accepted: counts?.accepted ?? 0,
      returned: counts?.returned ?? 0,
      townships: counts?.townships ?? 0,
      reviewed: counts?.reviewed ?? 0,
    },
  };
}

/** @throws access.notFound */
export async function readQuarter(
  tx: Tx,
  { places, signer }: Pick<Reading, "places"> & { readonly signer: Signer },
  id: string,
): Promise<QuarterView> {
  const quarter = await getQuarter(tx, id);
  const previous = await previousOf(tx, quarter);
  const villages = await store.listVillages(tx, id, tx.scope);
  const counts = await countByVillage(tx, sideOf(quarter), tx.scope);
  const changes = await countChanges(tx, quarter, previous);
  const seals = await store.listSeals(tx, id);
  const townships = [...new Set(villages.map((one) => one.villageCode.slice(0, 9)))];
  return {
    ...(await summaryOf(tx, quarter)),
    closeReason: quarter.closeReason,
    comparedWith: previous?.id ?? null,
    counts: sumCounts([...counts.values()]),
    changes: changes.whole,
    villages: villages.map((village) => ({
      code: village.villageCode,
      name: places.nameOf(village.villageCode),
      townshipCode: village.villageCode.slice(0, 9),
      townshipName: places.nameOf(village.villageCode.slice(0, 9)),
      state: village.state,
      counts: counts.get(village.villageCode) ?? sumCounts([]),
      changes: changes.byVillage.get(village.villageCode) ?? { came: 0, left: 0, changed: 0 },
      confirmedBy: village.confirmedByName,
      confirmedAt: village.confirmedAt?.toISOString() ?? null,
      note: village.note,
      reviewedBy: village.reviewedByName,
      reviewedAt: village.reviewedAt?.toISOString() ?? null,
      returnReason: village.returnReason,
      can: quarter.state === "closed" ? [] : canDoWith(tx, village),
    })),
    townships: townships.map((code) => {
      const own = villages.filter((one) => one.villageCode.startsWith(code));
      const accepted = own.filter((one) => one.state === "accepted").length;
      return {
        code,
        name: places.nameOf(code),
        villages: own.length,
        confirmed: own.filter((one) => one.state === "confirmed" || one.state === "accepted").length,
        accepted,
        reviewed: accepted === own.length,
      };
    }),
    seals: seals.map((one) => ({
      ledger: one.ledger as FrozenLedgerKey,
      title: ledgerViews[one.ledger as FrozenLedgerKey].title,
      rows: one.rows,
      digest: one.digest,
      scheme: one.scheme,
      value: one.value,
      meaning: meaningOf(one.scheme),
      signedText: sealedText(id, one.ledger, one.rows, one.digest),
      publicKey: one.scheme === SM2_SCHEME ? signer.publicKey : null,
    })),
    can: canDo(tx, quarter),
  };
}

async function getQuarter(tx: Tx, id: string): Promise<store.QuarterRecord> {
  const quarter = await store.findQuarter(tx, id);
  if (quarter === undefined) throw notFound();
  return quarter;
}

/** @throws access.notFound, quarter.notClosed */
export async function getClosed(tx: Tx, id: string): Promise<store.QuarterRecord> {
  const quarter = await getQuarter(tx, id);
  if (quarter.state !== "closed") throw new Problem(quarterProblems.notClosed);
  return quarter;
}

/** A closed round keeps what it was compared with; an open one looks back at the newest closed. */
async function previousOf(tx: Tx, quarter: store.QuarterRecord): Promise<store.QuarterRecord | undefined> {
  if (quarter.state === "open") return store.findClosedBefore(tx, quarter.asOf);
  return quarter.comparedWith === null ? undefined : store.findQuarter(tx, quarter.comparedWith);
}

function sideOf(quarter: store.QuarterRecord): Side {
  return quarter.state === "closed" ? { quarter: quarter.id } : { liveOn: quarter.asOf };
}

function canDo(tx: Tx, quarter: store.QuarterRecord): QuarterView["can"] {
  const open = quarter.state === "open";
  const verbs = {
    confirm: open && mayDo(tx.actor, "quarter.confirm"),
    review: open && mayDo(tx.actor, "quarter.review"),
    close: open && mayDo(tx.actor, "quarter.close"),
    export: !open && mayDo(tx.actor, "quarter.export"),
    copy: !open && mayDo(tx.actor, "quarter.close"),
  };
  return (Object.keys(verbs) as (keyof typeof verbs)[]).filter((verb) => verbs[verb]);
}

function canDoWith(tx: Tx, village: store.VillageRecord): ("confirm" | "withdraw" | "accept" | "return")[] {
  const { state } = village;
  const own = mayDo(tx.actor, "quarter.confirm") && isOwnVillage(tx.actor, village.villageCode);
  const reviews = mayDo(tx.actor, "quarter.review") && mayReview(tx.actor, village);
  return [
    ...(own && (state === "waiting" || state === "returned") ? (["confirm"] as const) : []),
    ...(own && state === "confirmed" ? (["withdraw"] as const) : []),
    ...(reviews && state === "confirmed" ? (["accept"] as const) : []),
    ...(reviews && (state === "confirmed" || state === "accepted") ? (["return"] as const) : []),
  ];
}

function sumCounts(counts: readonly Counts[]): Counts {
  const sum = Object.fromEntries(frozenLedgerKeys.map((key) => [key, 0])) as Counts;
  for (const one of counts) for (const key of frozenLedgerKeys) sum[key] += one[key];
  return sum;
}

/** Children by what became of them in the register, for each village and for the whole that the asker sees. */
async function countChanges(tx: Tx, quarter: store.QuarterRecord, previous: store.QuarterRecord | undefined) {
  const byVillage = new Map<string, Changes>();
  const whole: Changes = { came: 0, left: 0, changed: 0 };
  if (previous === undefined) return { byVillage, whole };
  const found =
    quarter.state === "closed"
      ? await written.countChanges(tx, { quarter: quarter.id, scope: tx.scope, ledger: "all" })
      : (await liveDifferences(tx, quarter, previous))
          .filter((one) => one.ledger === "all")
          .map((one) => ({ ...one, count: 1 }));
  const add = (code: string, kind: keyof Changes, count: number) => {
    const village = byVillage.get(code) ?? { came: 0, left: 0, changed: 0 };
    village[kind] += count;
    byVillage.set(code, village);
  };
  for (const one of found) {
    whole[seenFrom(tx.scope, one)] += one.count;
    if (one.previousVillageCode === null) {
      add(one.villageCode, one.kind, one.count);
    } else {
      add(one.villageCode, "came", one.count);
      add(one.previousVillageCode, "left", one.count);
    }
  }
  return { byVillage, whole };
}

async function liveDifferences(
  tx: Tx,
  quarter: store.QuarterRecord,
  previous: store.QuarterRecord,
): Promise<Difference[]> {
  return (await listDifferences(tx, { quarter: previous.id }, { liveOn: quarter.asOf }, tx.scope)).flatMap(
    differencesOf,
  );
}

export interface ChangesAsk {
  readonly ledger?: FrozenLedgerKey | undefined;
  readonly kind?: "came" | "left" | "changed" | undefined;
  readonly place?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** What differs from the round before, child by child. @throws access.notFound, http.badCursor */
export async function readChanges(tx: Tx, reading: Reading, id: string, ask: ChangesAsk) {
  const quarter = await getQuarter(tx, id);
  const previous = await previousOf(tx, quarter);
  if (previous === undefined) return { comparedWith: null, items: [], nextCursor: null };
  const list = ["changes", id, ask.ledger ?? "", ask.kind ?? "", ask.place ?? ""];
  const after = ask.cursor === undefined ? null : positionOf(reading, ask.cursor, list, 3);
  const scope = narrowScope(tx.scope, ask.place);
  const found =
    quarter.state === "closed"
      ? await written.listChanges(
          tx,
          { quarter: id, scope, ledger: ask.ledger, kind: ask.kind },
          after,
          ask.limit + 1,
        )
      : await pageOfLive(tx, reading, { quarter, previous }, ask, after);
  const page = found.slice(0, ask.limit);
  const last = page.at(-1);
  tx.note({ subjectIds: page.map((one) => one.childId), detail: { quarter: id, shown: page.length } });
  return {
    comparedWith: previous.id,
    items: page.map(
      (one): QuarterChange => ({
        childId: one.childId,
        name: one.name,
        ledger: one.ledger,
        kind: one.kind,
        townshipName: reading.places.nameOf(one.villageCode.slice(0, 9)),
        villageName: reading.places.nameOf(one.villageCode),
        why: one.why,
        fields: [...one.fields],
      }),
    ),
    nextCursor:
      found.length > ask.limit && last !== undefined
        ? sealCursor(reading, [...list, last.villageCode, last.ledger, last.childId])
        : null,
  };
}

async function pageOfLive(
  tx: Tx,
  reading: Reading,
  comparison: { readonly quarter: store.QuarterRecord; readonly previous: store.QuarterRecord },
  ask: ChangesAsk,
  after: readonly unknown[] | null,
): Promise<written.ChangeRecord[]> {
  const scope = narrowScope(tx.scope, ask.place);
  const records = await listDifferences(
    tx,
    { quarter: comparison.previous.id },
    { liveOn: comparison.quarter.asOf },
    scope,
  );
  const place = (one: Difference) => `${one.villageCode}\u0000${one.ledger}\u0000${one.childId}`;
  const beyond = after === null ? "" : after.join("\u0000");
  const page = records
    .flatMap(differencesOf)
    .filter(
      (one) =>
        (ask.ledger === undefined || one.ledger === ask.ledger) &&
        (ask.kind === undefined || one.kind === ask.kind),
    )
    .filter((one) => place(one) > beyond)
    .sort((a, b) => (place(a) < place(b) ? -1 : 1))
    .slice(0, ask.limit + 1);
  return explain(tx, reading, comparison, page);
}

export interface FrozenAsk {
  readonly place?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly withTotal: boolean;
}

/** A frozen list, as it was closed. @throws quarter.notClosed, http.badCursor */
export async function readFrozenLedger(
  tx: Tx,
  reading: Reading & { readonly signer: Signer },
  id: string,
  ledger: FrozenLedgerKey,
  ask: FrozenAsk,
) {
  const quarter = await getClosed(tx, id);
  const selection = { quarter: id, ledger, scope: narrowScope(tx.scope, ask.place) };
  const list = ["frozen", id, ledger, ask.place ?? ""];
  const after = ask.cursor === undefined ? null : positionOf(reading, ask.cursor, list, 3);
  const rows = await listFrozenRows(tx, selection, after, ask.limit + 1);
  const page = rows.slice(0, ask.limit);
  const last = page.at(-1);
  const seal = (await store.listSeals(tx, id)).find((one) => one.ledger === ledger);
  tx.note({
    subjectIds: page.map((row) => row.childId),
    detail: { quarter: id, ledger, shown: page.length },
  });
  return {
    items: thaw(tx, reading, quarter, ledger, page),
    nextCursor:
      rows.length > ask.limit && last !== undefined
        ? sealCursor(reading, [...list, last.villageCode, last.name, last.childId])
        : null,
    ...(ask.withTotal ? { total: await countFrozenRows(tx, selection) } : {}),
    asOf: quarter.asOf,
    digest: seal?.digest ?? "",
    intact: after === null && ask.place === undefined ? await isIntact(tx, reading.signer, id, seal) : null,
  };
}

/** Rows up to this many are digested again whenever the whole list is opened. */
const CHECKED_UP_TO = 50_000;

/** Do seal, digest and rows still agree? Unknown to a post that sees a part only, and for lists too long to read over. */
async function isIntact(
  tx: Tx,
  signer: Signer,
  quarter: string,
  seal: store.SealRecord | undefined,
): Promise<boolean | null> {
  if (seal === undefined || tx.actor.placeCode.length > 6 || seal.rows > CHECKED_UP_TO) return null;
  const { ledger, rows, digest } = seal;
  if (!(await signer.verify(sealedText(quarter, ledger, rows, digest), seal))) return false;
  const found = (await digestFrozen(tx, quarter)).find((one) => one.ledger === ledger);
  return found?.rows === rows && found.digest === digest;
}

/** Frozen rows as the asker may read them. */
export function thaw(
  tx: Tx,
  { cipher, places }: Reading,
  quarter: store.QuarterRecord,
  ledger: FrozenLedgerKey,
  rows: readonly FrozenRow[],
): LedgerRow[] {
  const columns: ColumnKey[] = ledgerViews[ledger].columns.map((column) => column.key);
  const placeName = (code: string) => places.nameOf(code);
  const options = { ledger, asOf: quarter.asOf, columns, cipher, placeName, seesHiv: seesHiv(tx.actor.role) };
  return rows.map((row) => thawRow(row, options));
}

/** The statistical table counted over the frozen rows. @throws quarter.notClosed */
export async function readFrozenStatistics(
  tx: Tx,
  reading: Reading,
  id: string,
  table: TableKey,
  place: string | undefined,
): Promise<StatisticsTable> {
  const quarter = await getClosed(tx, id);
  const opened = seesHiv(tx.actor.role)
    ? (await listSealedRows(tx, id)).map(({ childId, ...secret }) => ({
        childId,
        ...openSecret(secret, reading.cipher),
      }))
    : [];
  return readStatistics(
    tx,
    reading,
    table,
    { asOf: quarter.asOf, place },
    { kind: "frozen", quarter: id, opened },
  );
}
