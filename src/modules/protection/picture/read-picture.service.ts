/** The picture of a place for a period: counted from the same tables as the board, so that a number is the same wherever it stands. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { daysBetween } from "../../../kernel/calendar-date.ts";
import { now, today } from "../../../kernel/clock.ts";
import type { OutputOf, QueryOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { narrowScope } from "../../../platform/access/scope.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { caseStateCodes } from "../cases/case-codes.contract.ts";
import * as cases from "../cases/cases.store.ts";
import { clockSpecs } from "../cases/clocks.ts";
import { lateHours } from "../protection.parameters.ts";
import type * as counted from "./counted.ts";
import * as definitions from "./figure-definitions.ts";
import * as tables from "./figure-tables.ts";
import { type Period, periodBefore, periodOf } from "./period.ts";
import * as contract from "./picture.contract.ts";
import * as store from "./picture.store.ts";

const tardyHours = readerOf(lateHours);
const openStates = caseStateCodes.codes.filter((state) => state !== "closed");
const clockCodes = definitions.clockDefinitions.map(({ code }) => code);
const MOST_DAYS = 3 * 366;
const LATE_SHOWN = 50;
const TOWNSHIP_DIGITS = 9;
const VILLAGE_DIGITS = 12;

type Query = QueryOf<typeof contract.readPicture>;

/** @throws protection.picture.period */
export async function readPicture(
  tx: Tx,
  { places }: Pick<App, "places">,
  query: Query,
): Promise<contract.PictureView> {
  const at = now();
  const period = periodAsked(query);
  const before = periodBefore(period);
  const code = query.place ?? tx.actor.placeCode;
  const digits = code.length < TOWNSHIP_DIGITS ? TOWNSHIP_DIGITS : VILLAGE_DIGITS;
  const ask: store.PictureAsk = { scope: narrowScope(tx.scope, query.place), digits, at, period };
  const open = await store.countOpen(tx, ask);
  const seen = open.reduce((sum, one) => sum + one.count, 0);
  const flow = await inEveryPlace(tx, async () => ({
    all: await store.countAllOpen(tx, ask),
    clocks: await store.timeClocks(tx, ask, clockCodes),
    clocksBefore: await store.timeClocks(tx, { ...ask, period: before }, clockCodes),
    spans: await store.timeSpans(tx, ask),
    spansBefore: await store.timeSpans(tx, { ...ask, period: before }),
    receivers: await store.countReceivers(tx, ask),
    units: await store.countAssignments(tx, ask),
    reports: await store.countReports(tx, ask, tardyHours.get(await listParameters(tx, today()))),
    situations: await store.countReportedSituations(tx, ask),
  }));
  const timings = [...flow.clocks, ...flow.spans];
  tx.note({ detail: { place: code, ...period } });
  return {
    at: at.toISOString(),
    place: { code, name: places.nameOf(code) },
    period,
    before,
    head: headOf(open, flow.clocks, code),
    sealedBeyond: flow.all - seen,
    late: await lateOf(tx, places, ask),
    tables: [
      ...tables.openTables(open, code, places),
      tables.agesTable(await store.countAges(tx, ask, today())),
      tables.situationsTable(await store.countSituations(tx, ask)),
      tables.timesTable(timings, [...flow.clocksBefore, ...flow.spansBefore]),
      tables.sharesTable("colour", timings, places),
      tables.sharesTable("place", timings, places),
      tables.receiversTable(flow.receivers),
      ...tables.unitTables(flow.units),
      tables.reportsTable(flow.reports, `from=${period.from}&to=${period.to}&place=${code}`),
      tables.reportedSituationsTable(flow.situations),
    ],
  };
}

/** What a unit is asked for, by itself: figures of the others are not its business. @throws protection.picture.period */
export async function readUnitPicture(
  tx: Tx,
  query: QueryOf<typeof contract.readUnitPicture>,
): Promise<OutputOf<typeof contract.readUnitPicture>> {
  const at = now();
  const period = periodAsked(query);
  const unit = tx.actor.department ?? "";
  const groups = await inEveryPlace(tx, () =>
    store.countAssignments(tx, { scope: tx.scope, period, at }, unit),
  );
  tx.note({ detail: { unit, ...period } });
  return { at: at.toISOString(), period, before: periodBefore(period), tables: tables.unitTables(groups) };
}

function periodAsked({ period, on, from, to }: Omit<Query, "place">): Period {
  if (from === undefined && to === undefined) return periodOf(period, on ?? today());
  if (from === undefined || to === undefined || to < from || daysBetween(from, to) > MOST_DAYS)
    throw new Problem(contract.pictureProblems.period);
  return { from: from satisfies IsoDate, to };
}

/** Three figures for whoever has a minute: who is in danger, do we go, do we answer. */
function headOf(
  open: readonly counted.OpenGroup[],
  clocks: readonly counted.Timing[],
  place: string,
): contract.PictureView["head"] {
  const danger = open.filter(({ colour }) => colour === "red" || colour === "orange");
  const sum = (pick: (one: counted.OpenGroup) => number) => danger.reduce((all, one) => all + pick(one), 0);
  const timing = (code: string) =>
    clocks.find((one) => one.code === code && one.colour === null && one.place === null);
  const says = (code: string) => definitions.clockDefinitions.find((one) => one.code === code)?.says ?? "";
  const share = (code: "acted" | "answered", clock: string, title: string) => ({
    ...{ code, title, says: says(clock), link: "#times" },
    count: timing(clock)?.inTime ?? 0,
    of: tables.dueOf(timing(clock)),
  });
  return [
    {
      code: "danger",
      title: "红色、橙色个案",
      says: definitions.openSays,
      count: sum((one) => one.count),
      of: sum((one) => one.late),
      link: `/cases?place=${place}`,
    },
    share("acted", "visit", "按时到现场"),
    share("answered", "feedback", "按时答复报告的人"),
  ];
}

async function lateOf(
  tx: Tx,
  places: App["places"],
  { scope, at }: store.PictureAsk,
): Promise<contract.PictureView["late"]> {
  const ask = { scope, states: openStates, colour: undefined, lead: undefined, late: at };
  const total = (await cases.countCases(tx, ask, at)).reduce((sum, { count }) => sum + count, 0);
  const rows = await cases.listCases(tx, ask, undefined, LATE_SHOWN);
  return {
    total,
    items: rows.map(({ id, number, title, colour, scopeCode, nextDueAt, nextDueCode, leadName }) => ({
      ...{ id, number, title, colour, leadName },
      placeName: places.nameOf(scopeCode),
      clock: clockSpecs.find(({ code }) => code === nextDueCode)?.title ?? "",
      dueAt: (nextDueAt ?? at).toISOString(),
    })),
  };
}
