/**
 * What a copy for another unit must not tell by what it leaves out: a child who stands on a list because of an infection alone, with the
 * infection taken away, would stand there for no reason that anybody can see. Pure.
 */
import type { ConditionCode } from "../codes.contract.ts";
import type { FrozenLedgerKey } from "./quarters.contract.ts";

interface Row {
  readonly commitment: string | null;
  readonly sealed: Buffer | null;
  readonly difficulty: readonly string[];
  readonly orphan: boolean;
  readonly fatherCondition: string | null;
  readonly motherCondition: string | null;
}

type Cells = Readonly<Record<string, string>>;

/** Something about the child is known to one post alone. */
const holdsSecret = ({ commitment, sealed }: Row) => commitment !== null || sealed !== null;

/** Nothing but the infection puts it on this list. */
export function isThereBySecret(row: Row, ledger: FrozenLedgerKey): boolean {
  return ledger === "inDifficulty" && holdsSecret(row) && row.difficulty.length === 0;
}

const lost: readonly ConditionCode[] = ["deceased", "declaredMissing", "unknownNotFound"];
const LOST: ReadonlySet<string | null> = new Set(lost);

/** An orphan whose parents live is none: such a child is on the orphans' list for another reason. */
export function withoutTelling(row: Row, cells: Cells): Cells {
  const { orphan, fatherCondition, motherCondition } = row;
  const isOrphaned = LOST.has(fatherCondition) && LOST.has(motherCondition);
  if (!holdsSecret(row) || !orphan || isOrphaned) return cells;
  return Object.fromEntries(Object.entries(cells).filter(([key]) => !TELLING.has(key)));
}

const TELLING: ReadonlySet<string> = new Set(["father.condition", "mother.condition"]);
