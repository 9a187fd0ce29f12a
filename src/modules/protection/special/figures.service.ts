import { today } from "../../../kernel/clock.ts";
import type { OutputOf } from "../../../kernel/operation.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { listFigures } from "../../../platform/procedures/figures.service.ts";
import type { readFigures as contract } from "./figures.contract.ts";
import { specialProcedures } from "./special-procedures.ts";

/** Sealed ones are in nobody's figures but of whom they are opened to: few as they are, a count alone would tell. */
export async function readFiguresOf(tx: Tx, year: number): Promise<OutputOf<typeof contract>> {
  const titles = new Map(specialProcedures.map(({ procedure }) => [procedure.code, procedure.title]));
  const span = { from: `${year}-01-01`, to: `${year}-12-31`, today: today() };
  const found = await listFigures(tx, [...titles.keys()], span);
  return {
    items: [...titles].flatMap(([code, title]) => {
      const one = found.find(({ procedure }) => procedure === code);
      if (one === undefined) return [];
      return [{ ...one, title, firstActHours: rounded(one.firstActHours), days: rounded(one.days) }];
    }),
  };
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10) / 10;
}
