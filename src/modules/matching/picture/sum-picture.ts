/** Puts figures by agreement together by unit; children are counted once. Pure. */
import type { PartnerLine } from "./picture.contract.ts";

type Figures = Omit<PartnerLine, "unit" | "agreements" | "told" | "found" | "applied" | "granted">;

export interface AgreementFigures extends Figures {
  readonly unit: string;
  /** Child and the furthest step it came to. */
  readonly children: ReadonlyMap<string, "none" | "found" | "applied" | "granted">;
}

const counted = [
  ...(["batches", "due", "inTime", "owed", "rows", "faulty"] as const),
  ...(["certain", "review", "none", "same", "waiting"] as const),
];

const order = ["none", "found", "applied", "granted"] as const;

export function sumPicture(agreements: readonly AgreementFigures[]): {
  partners: PartnerLine[];
  total: PartnerLine;
} {
  const units = [...new Set(agreements.map(({ unit }) => unit))];
  return {
    partners: units.map((unit) =>
      lineOf(
        unit,
        agreements.filter((one) => one.unit === unit),
      ),
    ),
    total: lineOf("合计", agreements),
  };
}

function lineOf(unit: string, agreements: readonly AgreementFigures[]): PartnerLine {
  const line: PartnerLine = {
    ...{
      unit,
      agreements: agreements.length,
      batches: 0,
      due: 0,
      inTime: 0,
      owed: 0,
      rows: 0,
      faulty: 0,
    },
    ...{ certain: 0, review: 0, none: 0, same: 0, waiting: 0, ...wayOf(agreements) },
  };
  for (const one of agreements) for (const key of counted) line[key] += one[key];
  return line;
}

/** Whoever was granted something counts in every step before. */
function wayOf(agreements: readonly AgreementFigures[]) {
  const furthest = new Map<string, number>();
  for (const { children } of agreements)
    for (const [childId, step] of children)
      furthest.set(childId, Math.max(furthest.get(childId) ?? 0, order.indexOf(step)));
  const past = (step: number) => [...furthest.values()].filter((reached) => reached >= step).length;
  return { told: furthest.size, found: past(1), applied: past(2), granted: past(3) };
}
