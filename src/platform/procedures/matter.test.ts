import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complete, district, draft, sample, supervisor } from "../../../test/support/sample-matter.ts";
import { deskOf, formFaults, holds, isDeskOf, isEntered, materialsMissing, type Places } from "./matter.ts";
import type { Doer } from "./procedure.ts";

const here: Places = { home: "500117104204", reception: "500117101001", isHomeOutside: false };
const outside: Places = { home: "510904100200", reception: "500117101001", isHomeOutside: true };
const township: Doer = { role: "townshipSupervisor", level: "township" };
const atReception: Doer = { ...township, of: "reception" };

describe("the desk of a step", () => {
  it.each<[string, Doer, Places, string, boolean]>([
    ["is that of the home place", township, here, "500117104", false],
    ["is cut to its level", { role: "districtOfficer", level: "district" }, here, "500117", false],
    ["is that of the reception where the step says so", atReception, here, "500117101", false],
    [
      "is that of the reception where the home place is not ours, which only enters it",
      township,
      outside,
      "500117101",
      true,
    ],
    ["decides itself at the reception, wherever the home is", atReception, outside, "500117101", false],
    ["enters what others do", { ...township, enters: "applicant" }, here, "500117104", true],
  ])("%s", (_, by, places, placeCode, entered) => {
    expect(deskOf(by, places)).toEqual({ role: by.role, placeCode, department: null });
    expect(isEntered(by, places)).toBe(entered);
  });

  it("is of one role in one place: neither a colleague elsewhere nor the post above sits at it", () => {
    const matter = { ...draft, places: here };
    expect(isDeskOf(supervisor, township, matter)).toBe(true);
    expect(isDeskOf({ ...supervisor, placeCode: "500117101" }, township, matter)).toBe(false);
    expect(isDeskOf(district, township, matter)).toBe(false);
  });

  it("is of one department's liaison, whose place is the district; without an account it is entered", () => {
    const school = { role: "partnerLiaison", level: "district", department: "education" } as const;
    const matter = { ...draft, places: here };
    const liaison = { ...district, role: "partnerLiaison" } as const;
    expect(isDeskOf({ ...liaison, department: "education" }, school, matter)).toBe(true);
    expect(isDeskOf({ ...liaison, department: "police" }, school, matter)).toBe(false);
    expect(isDeskOf({ ...liaison, department: null }, school, matter)).toBe(false);
    expect(isEntered(school, here)).toBe(false);
    expect(isEntered(school, { ...here, unreached: ["education"] })).toBe(true);
  });
});

describe("a condition on the form", () => {
  it.each([
    ["a field that has one of the values", { father: "deceased" }, true],
    ["a set that holds one of them", { father: ["imprisoned", "deceased"] }, true],
    ["another value", { father: "imprisoned" }, false],
    ["an empty set", { father: [] }, false],
    ["a field that is not filled in", {}, false],
  ])("looks at %s", (_, answers, expected) => {
    expect(holds({ field: "father", oneOf: ["deceased"] }, answers)).toBe(expected);
  });

  it("holds where there is none", () => {
    expect(holds(undefined, {})).toBe(true);
  });
});

describe("papers that are missing", () => {
  const codes = sample.materials.map(({ code }) => code);

  it("are the required ones of this application, from the step on that they are needed by", () => {
    const orphaned = { ...draft, answers: { ...draft.answers, father: "deceased" } };
    expect(materialsMissing(sample, orphaned, "verify").map(({ code }) => code)).toEqual(["application"]);
    expect(materialsMissing(sample, orphaned, "confirm").map(({ code }) => code)).toEqual([
      "application",
      "death",
    ]);
    expect(materialsMissing(sample, complete, "confirm")).toEqual([]);
  });

  it("never grow when something is handed in, and are fewer by just that", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("deceased", "imprisoned"),
        fc.subarray(codes),
        fc.constantFrom(...codes),
        fc.constantFrom("verify", "confirm"),
        (father, before, more, step) => {
          const missing = (items: readonly string[]) =>
            materialsMissing(
              sample,
              { answers: { father }, materials: items.map((item) => ({ item, kind: item })), steps: [] },
              step,
            ).map(({ code }) => code);
          expect(missing([...before, more])).toEqual(missing(before).filter((code) => code !== more));
        },
      ),
    );
  });
});

it("tells each field of the form that is not filled in as it must be, by its name", () => {
  expect(formFaults(sample, draft.answers)).toEqual([]);
  const faults = formFaults(sample, { childName: "江", father: "x" });
  expect(faults.map(({ path }) => path)).toEqual(["childName", "father"]);
});
