/** Reads what screening found: lists with their reasons, figures by place, one finding with its explanation. */
import type { OutputOf, QueryOf } from "../../../kernel/operation.ts";
import { mayDo, notFound } from "../../../platform/access/policy.ts";
import { narrowScope } from "../../../platform/access/scope.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { openPosition, sealPosition } from "../../../platform/http/cursor.ts";
import type { Judgement } from "../../../platform/rules/explanation.contract.ts";
import { askFirst } from "../../recognition/profile.contract.ts";
import { readChildNames } from "../../registry/child-names.service.ts";
import { seesHiv } from "../../registry/payees.service.ts";
import { programmeOf } from "../programs/catalogue.ts";
import { judgeChild } from "./explain-child.service.ts";
import type * as contract from "./findings.contract.ts";
import type { FindingDetail, FindingView } from "./findings.contract.ts";
import * as store from "./findings.store.ts";
import { sayFinding } from "./say-finding.ts";
import { screeningDays } from "./screen-children.service.ts";
import { findLastRun } from "./screening.store.ts";
import { findSubject, subjects } from "./subjects.ts";

export type Reading = Pick<App, "cipher" | "places">;

/** B02 tells of an infection: only who may know of it is told. */
export function hiddenFrom(tx: Pick<Tx, "actor">): string[] {
  return seesHiv(tx.actor.role) ? [] : ["programme:B02"];
}

type ListQuery = QueryOf<typeof contract.listFindings>;

export function askOf(
  tx: Tx,
  query: Pick<ListQuery, "place" | "about" | "kind" | "state" | "missing">,
): store.FindingAsk {
  const { place, about, kind, state, missing } = query;
  return { scope: narrowScope(tx.scope, place), about, kind, state, missing, hidden: hiddenFrom(tx) };
}

export async function listFindings(
  tx: Tx,
  reading: Reading,
  query: ListQuery,
): Promise<OutputOf<typeof contract.listFindings>> {
  const ask = askOf(tx, query);
  const { place = "", about = "", kind = "", state, missing = "" } = query;
  const list = ["findings", place, about, kind, state, missing];
  const after = query.cursor === undefined ? undefined : openPosition(reading, list, query.cursor);
  const rows = await store.listFindings(
    tx,
    ask,
    after?.map(String) as store.FindingPosition | undefined,
    query.limit + 1,
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  tx.note({
    subjectIds: page.map(({ childId }) => childId),
    detail: { about, kind, state, shown: page.length },
  });
  return {
    items: await present(tx, reading, page),
    nextCursor:
      rows.length > query.limit && last !== undefined
        ? sealPosition(reading, list, [last.scopeCode, last.about, last.kind, last.id])
        : null,
    ...(query.withTotal ? { total: await store.countFindings(tx, ask) } : {}),
  };
}

/** Rows with names, reasons and acts; the reason is that of today's facts. */
export async function present(
  tx: Tx,
  reading: Reading,
  rows: readonly store.FindingRow[],
): Promise<FindingView[]> {
  const judged = await judgeRows(tx, rows);
  const children = await readChildNames(
    tx,
    rows.map(({ childId }) => childId),
  );
  return rows.map((row) => viewOf(tx, reading, row, children.get(row.childId) ?? "", judged.get(row.id)));
}

/** Today's answers, by finding. */
export async function judgeRows(tx: Tx, rows: readonly store.FindingRow[]): Promise<Map<string, Judgement>> {
  const days = await screeningDays(tx);
  const profiles = await store.readProfiles(
    tx,
    [...new Set(rows.map(({ childId }) => childId))],
    days.today.on,
  );
  const judged = new Map<string, Judgement>();
  for (const { id, childId, about } of rows) {
    const subject = findSubject(about);
    const facts = profiles.get(childId);
    const judgement =
      subject === undefined || facts === undefined ? undefined : judgeChild(subject, facts, days.today);
    if (judgement !== undefined) judged.set(id, judgement);
  }
  return judged;
}

function viewOf(
  tx: Tx,
  { places }: Pick<Reading, "places">,
  row: store.FindingRow,
  childName: string,
  judgement: Judgement | undefined,
): FindingView {
  const title = findSubject(row.about)?.title ?? row.about;
  const { settledReason, settledNote, settledAt, settledBy } = row;
  return {
    id: row.id,
    childId: row.childId,
    childName,
    villageCode: row.scopeCode,
    villageName: places.nameOf(row.scopeCode),
    townshipName: places.nameOf(row.scopeCode.slice(0, 9)),
    about: row.about,
    title,
    kind: row.kind,
    reason:
      row.state === "gone"
        ? "孩子的情况变了，这一条不再成立。"
        : sayFinding(row.kind, { about: row.about, title }, judgement),
    missing: askFirst(judgement?.explanation.missing ?? []),
    firstSeen: row.firstSeen,
    changedOn: row.changedOn,
    state: row.state,
    settled:
      settledReason === null || settledAt === null
        ? null
        : { reason: settledReason, note: settledNote, by: settledBy ?? "", at: settledAt.toISOString() },
    version: row.version,
    can: actsOn(tx, row),
  };
}

function actsOn(tx: Tx, { state, about, kind }: store.FindingRow): FindingView["can"] {
  if (state !== "open") return [];
  const { programme } = findSubject(about) ?? {};
  const other = programme !== undefined && programmeOf(programme).paidBy === "other";
  const wanting = kind === "entitledNotReceiving" || kind === "soonEntitled" || kind === "cannotTell";
  return [
    ...(mayDo(tx.actor, "finding.settle") ? ["settle" as const] : []),
    ...(wanting && kind !== "cannotTell" && programme !== undefined && !other ? ["apply" as const] : []),
    ...(wanting && other && mayDo(tx.actor, "referral.write") ? ["refer" as const] : []),
  ];
}

/** @throws access.notFound */
export async function demandFinding(tx: Tx, id: string): Promise<store.FindingRow> {
  const row = await store.findFinding(tx, id);
  if (row === undefined || hiddenFrom(tx).includes(row.about)) throw notFound();
  return row;
}

export async function readFinding(tx: Tx, reading: Reading, id: string): Promise<FindingDetail> {
  const row = await demandFinding(tx, id);
  const [view] = await present(tx, reading, [row]);
  if (view === undefined) throw notFound();
  const { programme } = findSubject(row.about) ?? {};
  const judgement = (await judgeRows(tx, [row])).get(id) ?? null;
  tx.note({ subjectIds: [row.childId], detail: { about: row.about, kind: row.kind } });
  return {
    ...view,
    judgement,
    referTo: programme === undefined ? null : (programmeOf(programme).referral?.to ?? null),
    history: (await store.listSettlements(tx, id)).map(({ at, by, ...one }) => ({
      ...one,
      at: at.toISOString(),
      by: by ?? "",
    })),
  };
}

/** Below a township by villages, above by townships. */
export async function countByPlace(
  tx: Tx,
  { places }: Reading,
  query: QueryOf<typeof contract.countFindings>,
): Promise<OutputOf<typeof contract.countFindings>> {
  const place = query.place ?? tx.actor.placeCode;
  const digits = place.length < 9 ? 9 : 12;
  const ask = askOf(tx, { ...query, about: undefined, missing: undefined });
  const counted = await store.countByPlace(tx, ask, digits);
  const total: Record<string, number> = {};
  const byPlace = new Map<string, Record<string, number>>();
  for (const { code, about, count } of counted) {
    total[about] = (total[about] ?? 0) + count;
    byPlace.set(code, { ...byPlace.get(code), [about]: count });
  }
  const run = await findLastRun(tx);
  return {
    place: { code: place, name: places.nameOf(place) },
    subjects: subjects
      .filter(({ about }) => total[about] !== undefined)
      .map(({ about, title }) => ({ about, title })),
    rows: [...byPlace].map(([code, counts]) => ({ code, name: places.nameOf(code), counts })),
    total,
    run: run === undefined ? null : { ...run, at: run.at.toISOString() },
    can: [
      ...(mayDo(tx.actor, "finding.screen") ? ["screen" as const] : []),
      ...(mayDo(tx.actor, "finding.export") ? ["export" as const] : []),
    ],
  };
}
