/** Sums of a payroll, gathered line by line while it is computed. Pure but for what it gathers. */
import type { Fen } from "../../../kernel/money.ts";
import type { PayrollFigures } from "./figures.contract.ts";

interface Counted {
  lines: number;
  fen: Fen;
}

interface TalliedLine {
  readonly programme: string;
  readonly totalFen: Fen;
  readonly regularFen: Fen;
  readonly arrearsFen: Fen;
  readonly reissueFen: Fen;
  readonly recoveryFen: Fen;
  readonly status: string;
  readonly blocking: readonly string[];
  readonly warnings: readonly string[];
}

export interface Tally {
  child(lines: readonly TalliedLine[]): void;
  difference(cause: string, fen: Fen): void;
  overpaid(fen: Fen): void;
  figures(before: PayrollFigures["before"]): PayrollFigures;
}

export function createTally(): Tally {
  const sums = {
    people: 0,
    lines: 0,
    totalFen: 0,
    regularFen: 0,
    arrearsFen: 0,
    reissueFen: 0,
    recoveryFen: 0,
  };
  const withheld: Counted = { lines: 0, fen: 0 };
  const overpaid: Counted = { lines: 0, fen: 0 };
  const byProgramme: Record<string, Counted> = {};
  const differences: Record<string, Counted> = {};
  const blocking: Record<string, number> = {};
  const warnings: Record<string, number> = {};
  return {
    child(lines) {
      if (lines.length > 0) sums.people += 1;
      for (const line of lines) {
        sums.lines += 1;
        for (const key of ["totalFen", "regularFen", "arrearsFen", "reissueFen", "recoveryFen"] as const)
          sums[key] += line[key];
        add(byProgramme, line.programme, line.totalFen);
        if (line.status === "withheld") {
          withheld.lines += 1;
          withheld.fen += line.totalFen;
        }
        for (const code of line.blocking) blocking[code] = (blocking[code] ?? 0) + 1;
        for (const code of line.warnings) warnings[code] = (warnings[code] ?? 0) + 1;
      }
    },
    difference(cause, fen) {
      add(differences, cause, fen);
    },
    overpaid(fen) {
      overpaid.lines += 1;
      overpaid.fen += fen;
    },
    figures: (before) => ({
      ...sums,
      withheld,
      byProgramme,
      before,
      differences,
      blocking,
      warnings,
      overpaid,
    }),
  };
}

function add(counts: Record<string, Counted>, key: string, fen: Fen): void {
  const count = counts[key] ?? { lines: 0, fen: 0 };
  counts[key] = { lines: count.lines + 1, fen: count.fen + fen };
}
