/** A child on file since the end of 2020: for tests of what stands about it. */
import type { StandingFact, StandingSource } from "./standing-source.contract.ts";

export function childWith(
  facts: readonly StandingFact[],
  more: Partial<StandingSource> = {},
): StandingSource {
  return {
    childId: "c",
    version: 1,
    citizenNoSealed: null,
    name: "王小明",
    sex: "1",
    birthDate: "2010-05-06",
    ethnicity: "01",
    documentKind: "citizenId",
    scopeCode: "500117104204",
    openedOn: "2020-12-31",
    endedOn: null,
    endedWhy: null,
    absences: [],
    facts,
    kin: [],
    ...more,
  };
}
