/** A child whose grandmother cares for it, as tests of checks need it. */
import { checkDigitOf } from "../../../../kernel/bank-account.ts";
import type { ChildFile } from "../../../registry/child-file.contract.ts";

/** A card that no bank has given out. */
export const cardOfTest = `629998000000000001${checkDigitOf("629998000000000001")}`;

export function fileOfTest(): { readonly file: ChildFile; readonly payee: string } {
  const payee = "01900000-0000-7000-8000-000000000004";
  const person = {
    id: "01900000-0000-7000-8000-000000000001",
    name: "李小满",
    formerNames: [],
    sex: "1",
    birthDate: "2016-03-05",
    age: 10,
    ethnicity: "01",
    documentKind: "citizenId",
    citizenNoMasked: null,
    phoneMasked: null,
    version: 1,
  } as const;
  return {
    payee,
    file: {
      id: person.id,
      fileNo: "HC2026000001",
      version: 1,
      asOf: "2026-11-27",
      person: { ...person, formerNames: [] },
      villageCode: "500117104204",
      villageName: "摇金村",
      townshipName: "古楼镇",
      openedOn: "2024-03-01",
      endedOn: null,
      endedWhy: null,
      mergedInto: null,
      categories: [],
      facts: [],
      kin: [
        {
          id: "01900000-0000-7000-8000-000000000104",
          relation: "62",
          relationLabel: "祖母",
          caresForChild: true,
          from: "2020-01-01",
          to: null,
          person: { ...person, id: payee, name: "王桂英", formerNames: [] },
          facts: [],
          otherChildren: [],
        },
      ],
      director: null,
      due: [],
      possibleDoubles: [],
      can: [],
    },
  };
}
