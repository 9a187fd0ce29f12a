/** What the national system says of our children against what we pay, child by child. Pure. */
import type { NationalCode } from "./national-codes.ts";

export interface Payment {
  readonly code: NationalCode;
  /** First month of payment; null where it is not said. */
  readonly from: string | null;
  readonly fen: number | null;
}

export type PaymentOf = Payment & { readonly childId: string };

export type DifferenceKind = "onlyOurs" | "onlyTheirs" | "category" | "month" | "amount" | "twice";

export interface Difference {
  readonly childId: string;
  readonly kind: DifferenceKind;
  readonly ours: Payment | null;
  readonly theirs: Payment | null;
}

/** The study aid stands beside an allowance; of allowances a child has one. */
const isAid = (one: Payment) => one.code === "205";

/** A file may hold some categories only: of the others nothing is missing. */
export function compareNational(ours: readonly PaymentOf[], theirs: readonly PaymentOf[]): Difference[] {
  const covered = new Set(theirs.map(({ code }) => code));
  const children = [...new Set([...ours, ...theirs].map(({ childId }) => childId))];
  const own = byChild(ours);
  const told = byChild(theirs);
  return children.flatMap((childId) =>
    [false, true].flatMap((aid) => {
      const here = (own.get(childId) ?? []).filter((one) => isAid(one) === aid);
      const there = (told.get(childId) ?? []).filter((one) => isAid(one) === aid);
      return compareOne(here[0], there, covered).map((found) => ({ childId, ...found }));
    }),
  );
}

function byChild(payments: readonly PaymentOf[]): Map<string, Payment[]> {
  const found = new Map<string, Payment[]>();
  for (const { childId, ...payment } of payments)
    found.set(childId, [...(found.get(childId) ?? []), payment]);
  return found;
}

type Found = Omit<Difference, "childId">;

function compareOne(
  ours: Payment | undefined,
  there: readonly Payment[],
  covered: ReadonlySet<NationalCode>,
): Found[] {
  const [theirs, again] = there;
  if (theirs === undefined)
    return ours !== undefined && covered.has(ours.code) ? [{ kind: "onlyOurs", ours, theirs: null }] : [];
  if (again !== undefined) return [{ kind: "twice", ours: ours ?? null, theirs: again }];
  if (ours === undefined) return [{ kind: "onlyTheirs", ours: null, theirs }];
  const found = (kind: DifferenceKind): Found => ({ kind, ours, theirs });
  return [
    ...(ours.code === theirs.code ? [] : [found("category")]),
    ...(differ(ours.from, theirs.from) ? [found("month")] : []),
    ...(differ(ours.fen, theirs.fen) ? [found("amount")] : []),
  ];
}

/** What one side does not say is no difference. */
function differ<Value>(one: Value | null, other: Value | null): boolean {
  return one !== null && other !== null && one !== other;
}
