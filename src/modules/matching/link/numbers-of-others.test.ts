import { describe, expect, it } from "vitest";
import type { PersonRecord } from "../person-record.ts";
import { withoutNumbersOfOthers } from "./numbers-of-others.ts";

const record = (name: string, citizenNo: string | null): PersonRecord => ({
  ...{ name, citizenNo, formerNames: [], sex: null, birthDate: null, phones: [], placeCode: null, kin: [] },
});
const FATHER = "500199198001010017";
const CHILD = "500199201501010014";
const STRANGER = "500199197001010015";
const persons = [{ citizenNo: FATHER }, { citizenNo: CHILD }, { citizenNo: null }];
const isChild = (person: number) => person === 1;

describe("a number of somebody whom the roster is not about", () => {
  it("is left out, and the row is told of; everybody's own number and a stranger's stay", () => {
    const rows = [
      record("童小安", FATHER),
      record("童小安", CHILD),
      record("某人", STRANGER),
      record("某人", null),
    ];
    const { records, borrowed } = withoutNumbersOfOthers(rows, persons, isChild);
    expect(records.map(({ citizenNo }) => citizenNo)).toEqual([null, CHILD, STRANGER, null]);
    expect([...borrowed]).toEqual([0]);
  });

  it("stays where one of those whom it is about has it too", () => {
    const twice = [{ citizenNo: CHILD }, { citizenNo: CHILD }];
    const { borrowed } = withoutNumbersOfOthers([record("童小安", CHILD)], twice, isChild);
    expect(borrowed.size).toBe(0);
  });
});
