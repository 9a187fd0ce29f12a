/** A small file for tests of the comparison. */
import type { ChildFile, FactView } from "../../child-file.contract.ts";

let count = 0;
export function composedFact(
  kind: string,
  from: string,
  said: string,
  more: Partial<FactView> = {},
): FactView {
  count += 1;
  return {
    id: String(count),
    personId: "p",
    kind,
    label: kind,
    slot: "",
    said,
    value: {},
    from,
    to: null,
    holds: (more.to ?? null) === null,
    evidence: null,
    source: "form",
    recordedAt: "2026-01-01T00:00:00Z",
    recordedBy: "某",
    ...more,
  };
}

export function composedFile(
  patch: Partial<ChildFile>,
  person: Partial<ChildFile["person"]> = {},
): ChildFile {
  return {
    id: "a",
    fileNo: "1",
    version: 1,
    asOf: "2026-11-24",
    person: {
      id: "a",
      name: "张小明",
      formerNames: [],
      sex: "1",
      birthDate: "2016-03-02",
      age: 10,
      ethnicity: "01",
      documentKind: "citizenId",
      citizenNoMasked: null,
      phoneMasked: null,
      version: 1,
      ...person,
    },
    villageCode: "500117104204",
    villageName: "沙嘴村",
    townshipName: "古楼镇",
    openedOn: "2024-01-01",
    endedOn: null,
    endedWhy: null,
    mergedInto: null,
    categories: [],
    facts: [],
    kin: [],
    director: null,
    due: [],
    possibleDoubles: [],
    can: [],
    ...patch,
  };
}
