/** How far each programme reaches, month by month. */
import type { OutputOf } from "../../../kernel/operation.ts";
import { narrowScope } from "../../../platform/access/scope.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { programmeOf, programmes } from "../programs/catalogue.ts";
import { type ProgrammeCode, programmeCodes } from "../programs/program-codes.contract.ts";
import type { Programme } from "../programs/programme.ts";
import type {
  readCoverage as coverageOperation,
  readCoveragePlaces as placesOperation,
} from "./coverage.contract.ts";
import * as store from "./coverage.store.ts";
import { coverageOf } from "./coverage-rate.ts";
import { hiddenFrom } from "./read-findings.service.ts";

const MONTHS = 12;

export async function readCoverage(
  tx: Tx,
  { places }: Pick<App, "places">,
  asked: string | undefined,
): Promise<OutputOf<typeof coverageOperation>> {
  const code = asked ?? tx.actor.placeCode;
  const figures = await store.listCoverage(tx, narrowScope(tx.scope, asked), code.length, undefined);
  const months = [...new Set(figures.map(({ month }) => month))].slice(-MONTHS);
  const last = months.at(-1) ?? null;
  const hidden = hiddenFrom(tx);
  const shown = programmes.filter((one) => !hidden.includes(`programme:${one.code}`));
  return {
    place: { code, name: places.nameOf(code) },
    month: last,
    items: shown.flatMap((programme) => {
      const own = figures.filter(({ about }) => about === `programme:${programme.code}`);
      const now = own.find(({ month }) => month === last);
      if (now === undefined) return [];
      return [
        {
          programme: programme.code,
          title: programme.title,
          paidBy: programme.paidBy,
          ...figureOf(programme, now),
          months: months.map((month) => {
            const then = own.find((one) => one.month === month);
            return { month, rate: then === undefined ? null : figureOf(programme, then).rate };
          }),
        },
      ];
    }),
  };
}

/** One level below the place. */
export async function readCoveragePlaces(
  tx: Tx,
  { places }: Pick<App, "places">,
  programme: ProgrammeCode,
  asked: string | undefined,
): Promise<OutputOf<typeof placesOperation>> {
  const code = asked ?? tx.actor.placeCode;
  const digits = code.length < 9 ? 9 : 12;
  const isHidden = hiddenFrom(tx).includes(`programme:${programme}`);
  const figures = isHidden
    ? []
    : await store.listCoverage(tx, narrowScope(tx.scope, asked), digits, `programme:${programme}`);
  const last = figures.at(-1)?.month ?? null;
  return {
    programme,
    title: programmeCodes.label(programme),
    month: last,
    rows: figures
      .filter(({ month }) => month === last)
      .map((one) => ({
        code: one.code,
        name: places.nameOf(one.code),
        ...figureOf(programmeOf(programme), one),
      })),
  };
}

function figureOf(
  { receives, worthAsking }: Programme,
  { entitled, receiving, cannotTell }: store.CoverageFigure,
) {
  // Without a question worth asking, only the receipt can be unknown, and that of the entitled.
  const knowsWho = receives !== undefined && worthAsking === undefined;
  const figure = { entitled, receiving, cannotTell };
  return { ...figure, ...coverageOf(figure, knowsWho) };
}
