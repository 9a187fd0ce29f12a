import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composeCitizenId } from "../../../kernel/citizen-id.ts";
import type { PersonRecord } from "../person-record.ts";
import { findLike, linkRoster, prepareRegister } from "./person-linker.ts";

const nobody: PersonRecord = {
  name: "",
  formerNames: [],
  sex: null,
  birthDate: null,
  citizenNo: null,
  phones: [],
  placeCode: null,
  kin: [],
};
const father: PersonRecord = {
  name: "项大军",
  formerNames: ["项小军"],
  sex: "1",
  birthDate: "1987-08-25",
  citizenNo: "500199198708259395",
  phones: ["16934732294"],
  placeCode: "500117107205",
  kin: ["曾玉兰", "项子轩"],
};
const mother: PersonRecord = {
  ...father,
  name: "曾玉兰",
  formerNames: [],
  sex: "2",
  birthDate: "1989-02-11",
  citizenNo: "500199198902112266",
  phones: ["16934732295"],
  kin: ["项大军", "项子轩"],
};
const SURNAMES = "李王张刘陈杨黄赵周吴";
const GIVEN = "伟芳娜敏静强磊军洋勇艳杰娟涛明超霞平刚桂";
const crowd = Array.from(
  { length: 2000 },
  (_, index): PersonRecord => ({
    ...nobody,
    name: `${SURNAMES[index % 10]}${GIVEN[(index * 7) % 20]}${GIVEN[(index * 3 + (index >> 5)) % 20]}`,
    sex: index % 2 === 0 ? "1" : "2",
    birthDate: `${1950 + (index % 60)}-${String(1 + (index % 12)).padStart(2, "0")}-${String(1 + (index % 28)).padStart(2, "0")}`,
    phones: ["16000000000"],
    placeCode: `500117${100 + (index % 30)}201`,
  }),
);
const people = [father, mother, ...crowd];
const register = prepareRegister(people);
const link = (...rows: PersonRecord[]) => linkRoster(register, rows, { oneToOne: true });
const band = (row: PersonRecord) => link(row)[0]?.band;

describe("a row of a roster", () => {
  it.each<[string, Partial<PersonRecord>]>([
    ["with the whole number", { phones: [], kin: [], placeCode: null }],
    ["with the number masked", { citizenNo: "500199********9395", birthDate: null, phones: [], kin: [] }],
    ["with one digit of the number wrong", { citizenNo: "500199198708259335" }],
    ["with the number cut by a spreadsheet", { citizenNo: "500199198708259000" }],
    ["with a name of the same sound", { name: "向大军" }],
    ["with the former name", { name: "项小军" }],
    ["with the village instead of the number", { citizenNo: null, phones: [], kin: [] }],
    ["with the whole number, which tells the sex that the column has wrong", { sex: "2" }],
    ["with the whole number and a slip in the birthday", { birthDate: "1987-03-05" }],
    [
      "with the village and the number masked, and a slip in the birthday",
      { citizenNo: "500199********9395", birthDate: "1987-03-05" },
    ],
    [
      "with name, village and wife, and neither number nor birthday",
      { citizenNo: null, birthDate: null, phones: [] },
    ],
    [
      "with a name of the same sound, birthday and village, and no number",
      { name: "向大军", citizenNo: null, phones: [], kin: [] },
    ],
  ])("%s is certainly the father", (_, change) => {
    const [row] = link({ ...father, formerNames: [], ...change });
    expect(row?.band).toBe("certain");
    expect(row?.candidates[0]?.person).toBe(0);
  });

  it.each<[string, Partial<PersonRecord>]>([
    ["of name and birthday alone", { citizenNo: null, phones: [], kin: [], placeCode: null }],
    ["with the wife's number", { citizenNo: mother.citizenNo }],
    ["whose valid number contradicts", { citizenNo: "500199198708251289" }],
    ["whose sex contradicts, with a number that is not whole", { sex: "2", citizenNo: "500199********9395" }],
    ["whose sex contradicts, without a number", { sex: "2", citizenNo: null }],
    ["whose sex contradicts, under a name of the same sound", { sex: "2", name: "向大军" }],
    ["with the number under another name", { name: "王铁柱", kin: [], phones: [], placeCode: null }],
    ["with the whole number and another's birthday", { birthDate: "2011-05-30" }],
    [
      "with the number masked, and a slip in the birthday",
      { citizenNo: "500199********9395", birthDate: "1987-03-05", phones: [], kin: [], placeCode: null },
    ],
    ["of name and village alone", { citizenNo: null, birthDate: null, phones: [], kin: [] }],
    ["of name and wife alone", { citizenNo: null, birthDate: null, phones: [], placeCode: null }],
  ])("%s goes to a person", (_, change) => {
    expect(band({ ...father, formerNames: [], ...change })).toBe("review");
  });

  it("of a stranger is nobody's", () => {
    const [row] = link({
      ...nobody,
      name: "欧阳铁柱",
      sex: "1",
      birthDate: "1971-12-30",
      citizenNo: "500199197112301235",
    });
    expect(row).toMatchObject({ band: "none", candidates: [] });
  });

  it("of a brother whom the register does not have is nobody's, whatever the family has in common", () => {
    const brother = {
      ...father,
      name: "项建国",
      formerNames: [],
      birthDate: "1991-03-14",
      citizenNo: composeCitizenId("500199", "1991-03-14", 731),
    };
    expect(link(brother)[0]).toMatchObject({ band: "none", candidates: [] });
    expect(link({ ...brother, citizenNo: null })[0]?.band).toBe("review");
  });

  it("that is two people equally well is never certain", () => {
    const twice = prepareRegister([...people, { ...father }]);
    const [row] = linkRoster(twice, [father], { oneToOne: true });
    expect(row?.band).toBe("review");
    expect(
      row?.candidates
        .slice(0, 2)
        .map(({ person }) => person)
        .sort(),
    ).toEqual([0, people.length]);
  });

  it("for a person who is certainly on another row goes to a person, where the roster names everybody once", () => {
    const masked = { ...father, citizenNo: "500199********9395" };
    expect(link(father, masked).map((row) => row.band)).toEqual(["certain", "review"]);
    expect(linkRoster(register, [father, masked], { oneToOne: false }).map((row) => row.band)).toEqual([
      "certain",
      "certain",
    ]);
  });

  it("speaks only of whom the roster can speak of", () => {
    const rows = linkRoster(register, [father], { oneToOne: true, of: (person) => person !== 0 });
    expect(rows[0]?.candidates.map(({ person }) => person)).not.toContain(0);
  });

  it("with the telephone of two thousand others is compared by its other fields", () => {
    const row = { ...father, phones: ["16000000000"] };
    expect(link(row)[0]?.candidates[0]?.person).toBe(0);
  });
});

describe("an explanation", () => {
  it("adds up to the weight, for every candidate", () => {
    const someone = fc.constantFrom(...people.slice(0, 200));
    fc.assert(
      fc.property(
        someone,
        someone,
        fc.constantFrom("name", "birthDate", "placeCode"),
        (left, right, field) => {
          const rows = link({ ...left, [field]: right[field as keyof PersonRecord] });
          for (const { weight, compared } of rows[0]?.candidates ?? []) {
            expect(compared.reduce((sum, line) => sum + line.weight, 0)).toBeCloseTo(weight, 9);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it("counts the birthday and the sex once where the number tells them", () => {
    const levels = Object.fromEntries(
      link(father)[0]?.candidates[0]?.compared.map(({ field, level }) => [field, level]) ?? [],
    );
    expect(levels).toMatchObject({ citizenNo: "exact", birthDate: "told", sex: "told" });
  });

  it("gives an error no more weight than agreement", () => {
    const weightOf = (change: Partial<PersonRecord>) =>
      link({ ...father, ...change })[0]?.candidates[0]?.weight ?? 0;
    const whole = weightOf({});
    for (const change of [
      { name: "向大军" },
      { phones: ["16934732249"] },
      { placeCode: "500117107" },
      { citizenNo: "500199198708259335" },
    ]) {
      expect(weightOf(change)).toBeLessThan(whole);
    }
  });
});

describe("a person typed on screen", () => {
  it("finds who is like, best first", () => {
    const found = findLike(register, { ...nobody, name: "项达军", birthDate: "1987-08-25" }, 3);
    expect(found[0]?.person).toBe(0);
    expect(found.map(({ weight }) => weight)).toEqual(
      found.map(({ weight }) => weight).sort((a, b) => b - a),
    );
  });
});
