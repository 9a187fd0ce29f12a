/** A batch's rows by band and by what people decided, small figures withheld: what its sender is told. Pure. */
import {
  type CellAt,
  type Figure,
  type Line,
  suppressSmall,
} from "../../../platform/figures/suppress-small.ts";
import { type MatchBand, matchBands } from "../person-record.ts";

export const outcomes = {
  same: "确认是登记在册的人",
  different: "确认不是",
  none: "没有比中",
  faulty: "内容有误，无法比对",
} as const;
export type Outcome = keyof typeof outcomes;
const outcomeKeys = Object.keys(outcomes) as Outcome[];

const bandTitles: Readonly<Record<MatchBand, string>> = {
  certain: "确定",
  review: "需人工核对",
  none: "未比中",
};

export interface OutcomeCount {
  readonly band: MatchBand | null;
  readonly outcome: Outcome;
  readonly count: number;
}

interface FeedbackLine {
  readonly label: string;
  readonly cells: readonly Figure[];
}

interface FeedbackTable {
  readonly columns: readonly string[];
  readonly lines: readonly FeedbackLine[];
}

/** Bands and their sum down, outcomes and their sum across. */
export function feedbackTable(counts: readonly OutcomeCount[], smallest: number): FeedbackTable {
  const inner = matchBands.map((band) =>
    outcomeKeys.map((outcome) =>
      counts
        .filter((one) => (one.band ?? "none") === band && one.outcome === outcome)
        .reduce((sum, one) => sum + one.count, 0),
    ),
  );
  const across = inner.map((row) => [...row, sumOf(row)]);
  const rows = [...across, (across[0] ?? []).map((_, at) => sumOf(across.map((row) => row[at] ?? 0)))];
  const shown = suppressSmall(rows, sumsOf(rows), smallest);
  const labels = [...matchBands.map((band) => bandTitles[band]), "合计"];
  return {
    columns: [...outcomeKeys.map((key) => outcomes[key]), "行数"],
    lines: labels.map((label, at) => ({ label, cells: shown[at] ?? [] })),
  };
}

/** The last of each row and of each column is the sum of the others. */
function sumsOf(rows: readonly (readonly number[])[]): Line[] {
  const height = rows.length;
  const width = rows[0]?.length ?? 0;
  const across = rows.map(
    (_, row): Line => ({
      sum: [row, width - 1],
      parts: Array.from({ length: width - 1 }, (__, cell): CellAt => [row, cell]),
    }),
  );
  const down = Array.from(
    { length: width },
    (_, cell): Line => ({
      sum: [height - 1, cell],
      parts: Array.from({ length: height - 1 }, (__, row): CellAt => [row, cell]),
    }),
  );
  return [...across, ...down];
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0);
}
