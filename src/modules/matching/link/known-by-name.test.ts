import { describe, expect, it } from "vitest";
import type { PersonRecord } from "../person-record.ts";
import { findByNameAlone } from "./known-by-name.ts";

const record = (more: Partial<PersonRecord>): PersonRecord => ({
  ...{ name: "王万", citizenNo: null, formerNames: [], sex: null, birthDate: null, phones: [] },
  ...{ placeCode: "500117004200", kin: [] },
  ...more,
});
const everybody = () => true;

describe("somebody of whom the register knows the name alone", () => {
  const find = findByNameAlone(
    [
      record({}),
      record({ birthDate: "1987-08-25" }),
      record({ citizenNo: "500199********1537" }),
      record({ placeCode: "500117004201" }),
      record({ sex: "2" }),
    ],
    everybody,
  );

  it("is found by name and village, or by the township where the row has no village", () => {
    expect(find(record({ sex: "1", birthDate: "1987-08-25" }))).toEqual([0]);
    expect(find(record({ sex: "1", placeCode: "500117004" }))).toEqual([0, 3]);
  });

  it("is not found elsewhere, under another name, or where the row names no place", () => {
    expect(find(record({ placeCode: "500117005200" }))).toEqual([]);
    expect(find(record({ name: "王方" }))).toEqual([]);
    expect(find(record({ placeCode: "500117" }))).toEqual([]);
    expect(find(record({ placeCode: null }))).toEqual([]);
  });

  it("is nobody's where too many of the name live in the township, or the roster is not about them", () => {
    const many = Array.from({ length: 6 }, () => record({}));
    expect(findByNameAlone(many, everybody)(record({}))).toEqual([]);
    expect(findByNameAlone([record({})], () => false)(record({}))).toEqual([]);
  });
});
