/**
 * The one place that decides who learns of an HIV infection (L4): the bureau's officer. Everybody else meets an orphan who lives
 * in the institution or in a family, in lists, files, figures and frozen quarters alike.
 */
import type { Role } from "../../../kernel/actor.ts";

export function seesHiv(role: Role): boolean {
  return role === "districtOfficer";
}

const HIV_DIFFICULTY = "H5";
const TELLING = /艾滋|HIV|AIDS|抗病毒治疗/i;

export function maskOrphanType(
  orphanType: string | null,
  careMode: string | null,
  sees: boolean,
): string | null {
  if (sees || orphanType !== "hiv") return orphanType;
  return careMode === "institution" || careMode === "agency" ? "institution" : "community";
}

export function maskDifficulty(difficulty: readonly string[], sees: boolean): readonly string[] {
  return sees ? difficulty : difficulty.filter((type) => type !== HIV_DIFFICULTY);
}

/** Free words that name the infection are left out as a whole. */
export function maskText(text: string, sees: boolean): string {
  return !sees && TELLING.test(text) ? "" : text;
}

/** Is there anything in this row that only the officer may know? */
export function holdsSecret(row: {
  readonly orphanType: string | null;
  readonly difficulty: readonly string[];
  readonly cells: Readonly<Record<string, string>>;
}): boolean {
  return (
    row.orphanType === "hiv" ||
    row.difficulty.includes(HIV_DIFFICULTY) ||
    Object.values(row.cells).some((text) => TELLING.test(text))
  );
}
