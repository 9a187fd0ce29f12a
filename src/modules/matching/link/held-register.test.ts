import { describe, expect, it } from "vitest";
import type { PersonToLink } from "../../registry/persons-to-link.contract.ts";
import { findDoubles } from "../doubles/find-doubles.ts";
import { HeldRegister, recordOf } from "./held-register.ts";

const SURNAMES = "李王张刘陈杨黄赵周吴";
const GIVEN = "伟芳娜敏静强磊军洋勇艳杰娟涛明超霞平刚桂";

function person(id: string, change: Partial<PersonToLink> = {}): PersonToLink {
  return {
    ...{
      id,
      name: "项子轩",
      formerNames: [],
      sex: "1",
      birthDate: "2016-09-12",
      citizenNo: null,
      phones: [],
    },
    ...{ scopeCode: "500117107205", seenFrom: ["500117107205"], kin: ["项大军", "曾玉兰"] },
    ...{ isOnFile: true, isChild: true, isAdult: false, isAround: true },
    ...change,
  };
}

const crowd = Array.from({ length: 1500 }, (_, index) =>
  person(`crowd-${index}`, {
    name: `${SURNAMES[index % 10]}${GIVEN[(index * 7) % 20]}${GIVEN[(index * 3 + (index >> 5)) % 20]}`,
    birthDate: `${2008 + (index % 15)}-${String(1 + (index % 12)).padStart(2, "0")}-${String(1 + (index % 28)).padStart(2, "0")}`,
    kin: [`${SURNAMES[index % 10]}${GIVEN[index % 20]}`],
  }),
);
const anyone = () => true;
const namesOf = (register: HeldRegister, like: PersonToLink, limit = 3) =>
  register.like(recordOf(like), limit, anyone).map(({ person: { id } }) => id);

describe("a register that is kept", () => {
  it("knows who came, who changed and who went, before and after it is made one", () => {
    const register = new HeldRegister([person("one"), ...crowd]);
    const other = person("other", { name: "覃德胜", birthDate: "1988-01-30", kin: [] });
    expect(namesOf(register, person("")).at(0)).toBe("one");
    register.change([other], []);
    expect(register.size).toBe(crowd.length + 2);
    expect(namesOf(register, other).at(0)).toBe("other");
    const renamed = person("one", { name: "覃小满", birthDate: "2011-11-11", kin: [] });
    register.change([renamed], ["other"]);
    const asked = () => {
      expect(namesOf(register, renamed).at(0)).toBe("one");
      expect(namesOf(register, person(""))).not.toContain("one");
      expect(namesOf(register, other)).not.toContain("other");
      expect(register.size).toBe(crowd.length + 1);
    };
    asked();
    register.fold();
    asked();
  });

  it("weighs who came a moment ago nearly as it does once all are one", () => {
    const register = new HeldRegister(crowd);
    register.change([person("new")], []);
    const weight = () => register.like(recordOf(person("")), 1, anyone)[0]?.weight ?? 0;
    const before = weight();
    register.fold();
    expect(before).toBeGreaterThan(20);
    expect(Math.abs(weight() - before)).toBeLessThan(1);
  });

  it("links rows turn by turn as the engine does at once", () => {
    const register = new HeldRegister([person("one"), ...crowd]);
    const rows = [...crowd.slice(0, 450), person("")].map(recordOf);
    const turns = register.link(rows, { oneToOne: true, isMeant: anyone });
    let pauses = 0;
    let step = turns.next();
    for (; step.done !== true; step = turns.next()) pauses++;
    expect(pauses).toBe(3);
    expect(step.value).toHaveLength(rows.length);
    expect(step.value.at(-1)).toMatchObject({ row: 450, candidates: [{ person: 0 }] });
  });

  it("offers nobody who is not meant, and shares the probability among those that are", () => {
    const twice = new HeldRegister([person("one"), person("two", { scopeCode: "500117101205" }), ...crowd]);
    const [here, ...others] = twice.like(recordOf(person("")), 5, ({ scopeCode }) =>
      scopeCode.startsWith("500117107"),
    );
    expect(here?.person.id).toBe("one");
    expect(here?.probability).toBeGreaterThan(0.99);
    expect(others.map(({ person: { id } }) => id)).not.toContain("two");
  });
});

describe("doubles among a crowd", () => {
  it("are the children who are one, and nobody else of a thousand", () => {
    const pair = [person("one"), person("two", { name: "向子萱", scopeCode: "500117107206" })];
    const register = new HeldRegister([...pair, ...crowd]);
    const found = findDoubles(
      register,
      [...pair, ...crowd].map(({ id }) => id),
      0.5,
    );
    expect(found.filter(({ leftId, rightId }) => leftId === "one" || rightId === "one")).toMatchObject([
      { leftId: "one", rightId: "two" },
    ]);
  });

  it("are no parents, and no files that are less sure than asked", () => {
    const register = new HeldRegister([
      person("one"),
      person("two", { isOnFile: false }),
      person("three"),
      ...crowd,
    ]);
    expect(findDoubles(register, ["one"], 0.5)).toMatchObject([{ leftId: "one", rightId: "three" }]);
    expect(findDoubles(register, ["one"], 1)).toEqual([]);
  });
});
