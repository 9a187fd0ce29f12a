/** A fact as somebody reads it who is not to learn of an infection: what would tell of it is left out. Pure. */
import { maskDifficulty, maskOrphanType, maskText } from "./ledgers/mask-hiv.ts";

type Value = Readonly<Record<string, unknown>>;

/** Undefined: the whole fact is left out. */
export function discreetValue(kind: string, slot: string, value: Value, sees: boolean): Value | undefined {
  if (sees) return value;
  if (kind === "difficulty" && maskDifficulty([slot], sees).length === 0) return undefined;
  const shown = Object.entries(value).filter(
    ([, field]) => typeof field !== "string" || maskText(field, sees) === field,
  );
  const rest: Value = Object.fromEntries(shown);
  const { orphanType, careMode } = value;
  if (typeof orphanType !== "string") return rest;
  return {
    ...rest,
    orphanType: maskOrphanType(orphanType, typeof careMode === "string" ? careMode : null, sees),
  };
}
