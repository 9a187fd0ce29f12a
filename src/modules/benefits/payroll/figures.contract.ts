import { z } from "zod";

const Count = z.object({ lines: z.int(), fen: z.int() });

/** A payroll in sums; nobody is named. */
export const PayrollFigures = z.object({
  /** Children. */
  people: z.int(),
  lines: z.int(),
  totalFen: z.int(),
  regularFen: z.int(),
  arrearsFen: z.int(),
  reissueFen: z.int(),
  recoveryFen: z.int(),
  withheld: Count,
  byProgramme: z.record(z.string(), Count),
  before: z.object({ people: z.int(), lines: z.int(), totalFen: z.int() }).nullable(),
  differences: z.record(z.string(), Count),
  blocking: z.record(z.string(), z.int()),
  warnings: z.record(z.string(), z.int()),
  overpaid: Count,
});
export type PayrollFigures = z.output<typeof PayrollFigures>;
