/** A case in a list. Pure. */

import type { Colour } from "../protection-codes.contract.ts";
import { type CaseState, linkOf, type Safety } from "./case-codes.contract.ts";
import type { CaseSummary } from "./case-view.contract.ts";
import { clockSpecs } from "./clocks.ts";

export interface ListedCase {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: CaseState;
  readonly colour: Colour;
  readonly safety: Safety;
  readonly sealed: boolean;
  readonly leadName: string;
  readonly openedAt: Date;
  readonly nextDueAt: Date | null;
  readonly nextDueCode: string | null;
}

export function summaryOfCase(row: ListedCase, placeName: string, at: Date): CaseSummary {
  const { id, number, title, state, colour, safety, sealed, leadName } = row;
  return {
    ...{ id, number, title, state, colour, safety, sealed, leadName, placeName },
    link: linkOf[state],
    openedAt: row.openedAt.toISOString(),
    nextDueAt: row.nextDueAt?.toISOString() ?? null,
    nextDueWhat: clockSpecs.find(({ code }) => code === row.nextDueCode)?.title ?? null,
    isLate: row.nextDueAt !== null && row.nextDueAt < at,
  };
}
