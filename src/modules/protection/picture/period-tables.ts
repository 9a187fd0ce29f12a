/** What happened in a period, laid into the declared tables. Pure. */
import { memberUnitCodes } from "../../../kernel/member-units.ts";
import { channelCodes, colourCodes, shortSituation, situationCodes } from "../protection-codes.contract.ts";
import { reportStateCodes } from "../reports/report-view.contract.ts";
import type { Measured, ReceiverCount, ReportCount, UnitCount } from "./counted.ts";
import { fillTable, type Row, shareOf } from "./fill-tables.ts";
import type { PictureTable } from "./picture.contract.ts";
import {
  assignmentTable,
  type MeasureCode,
  receiverTable,
  reportTables,
  resolutionTable,
  type TableSpec,
} from "./picture-tables.ts";

type NameOf = (code: string) => string;

/** Of sealed ones a row of their own. */
const SEALED = { value: "sealed", label: "涉密个案" };
const hasRows = (keys: readonly (string | null)[]) => (keys.includes("sealed") ? [SEALED] : []);

function placesOf(keys: readonly (string | null)[], nameOf: NameOf) {
  return [
    ...[...new Set(keys)]
      .filter((key): key is string => key !== null && key !== "sealed")
      .sort()
      .map((value) => ({ value, label: nameOf(value) })),
    ...hasRows(keys),
  ];
}

export function timeFilled(
  spec: TableSpec,
  measured: readonly Measured[],
  {
    measure,
    by,
    nameOf,
  }: { readonly measure: MeasureCode; readonly by: "colour" | "place"; readonly nameOf: NameOf },
): PictureTable {
  const own = measured.filter((one) => one.measure === measure);
  const keys = own.filter(({ dimension }) => dimension === by).map(({ key }) => key);
  const rows = by === "place" ? placesOf(keys, nameOf) : [...colourCodes.options, ...hasRows(keys)];
  const countsOf = (dimension: Measured["dimension"], key: string | null) => {
    const find = (isBefore: boolean) =>
      own.find((one) => one.dimension === dimension && one.key === key && one.isBefore === isBefore);
    return timesOf(find(false), find(true));
  };
  return fillTable(
    spec,
    rows.map(({ value, label }) => ({ code: value, label, counts: countsOf(by, value) })),
    countsOf("all", null),
  );
}

function timesOf(now: Measured | undefined, before: Measured | undefined): Row["counts"] {
  const of = (one: Measured | undefined) => (one?.met ?? 0) + (one?.missed ?? 0);
  const inTime = (one: Measured | undefined) => shareOf(one?.met ?? 0, of(one));
  return {
    ...{ of: of(now), met: now?.met ?? 0, missed: now?.missed ?? 0, inTime: inTime(now) },
    ...{ timed: now?.timed ?? 0, median: now?.median ?? null, p90: now?.p90 ?? null },
    ...{ ofBefore: of(before), metBefore: before?.met ?? 0, missedBefore: before?.missed ?? 0 },
    ...{
      inTimeBefore: inTime(before),
      timedBefore: before?.timed ?? 0,
      medianBefore: before?.median ?? null,
    },
  };
}

export function receiverRows(counted: readonly ReceiverCount[], nameOf: NameOf): PictureTable {
  const countsOf = (place: string | null): Row["counts"] => {
    const one = counted.find((row) => row.place === place);
    return {
      ...{ received: one?.received ?? 0, handed: one?.handed ?? 0, refused: one?.refused ?? 0 },
      ...{ waiting: one?.waiting ?? 0, signing: one?.signing ?? null },
    };
  };
  const rows = placesOf(
    counted.map(({ place }) => place),
    nameOf,
  );
  return fillTable(
    receiverTable,
    rows.map(({ value, label }) => ({ code: value, label, counts: countsOf(value) })),
    countsOf(null),
  );
}

/** Only units that were asked for something. */
export function unitTables(counted: readonly UnitCount[]): PictureTable[] {
  const sum = counted.find(({ unit }) => unit === null);
  const units = [...memberUnitCodes.options, SEALED].flatMap(({ value, label }) => {
    const one = counted.find(({ unit }) => unit === value);
    return one === undefined ? [] : [{ code: value, label, one }];
  });
  const rowsOf = (has: (one: UnitCount) => boolean, counts: (one: UnitCount) => Row["counts"]) =>
    units.filter(({ one }) => has(one)).map(({ code, label, one }) => ({ code, label, counts: counts(one) }));
  return [
    fillTable(
      assignmentTable,
      rowsOf(({ sent }) => sent > 0, sentOf),
      sum === undefined ? {} : sentOf(sum),
    ),
    fillTable(
      resolutionTable,
      rowsOf(({ resolutions }) => resolutions > 0, openOf),
      sum === undefined ? {} : openOf(sum),
    ),
  ];
}

function sentOf({ sent, signed, answered, settled, overdue }: UnitCount): Row["counts"] {
  return { sent, signed, answered, settled, overdue, rate: shareOf(settled, sent) };
}

function openOf({ resolutions, resolutionsOverdue }: UnitCount): Row["counts"] {
  return { open: resolutions, overdue: resolutionsOverdue };
}

export function reportTablesOf(counted: readonly ReportCount[]): PictureTable[] {
  const fill = (
    spec: TableSpec,
    dimension: ReportCount["dimension"],
    codes: readonly { readonly value: string; readonly label: string }[],
  ) => {
    const own = counted.filter((one) => one.dimension === dimension);
    const all = counted.find((one) => one.dimension === "all");
    return fillTable(
      spec,
      [...codes, ...hasRows(own.map(({ key }) => key))].map(({ value, label }) => ({
        code: value,
        label,
        counts: reportsOf(own.find(({ key }) => key === value)),
      })),
      dimension === "situation" ? null : reportsOf(all),
    );
  };
  return [
    fill(reportTables.channel, "channel", channelCodes.options),
    fill(
      reportTables.situation,
      "situation",
      situationCodes.codes.map((value) => ({ value, label: shortSituation[value] })),
    ),
    fill(reportTables.outcome, "outcome", reportStateCodes.options),
  ];
}

function reportsOf(one: ReportCount | undefined): Row["counts"] {
  const { received = 0, late = 0, unfounded = 0, before = 0 } = one ?? {};
  return { received, late, unfounded, before, lateShare: shareOf(late, received) };
}
