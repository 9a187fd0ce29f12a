import { describe, expect, it } from "vitest";
import { rulesFor, score, type Tables, train } from "./link-tables.ts";
import type { LinkageSpec } from "./linkage.contract.ts";
import { randomFrom } from "./random-numbers.ts";
import { tableOf, vocabulariesOf } from "./record-table.ts";

const spec: LinkageSpec = {
  fields: [
    { name: "given", kind: "latinName", termFrequency: true },
    { name: "surname", kind: "latinName", termFrequency: true },
    { name: "born", kind: "date" },
    { name: "number", kind: "identifier" },
  ],
};

/** 800 people, every second twice, the second time with an error in one field. */
function registers() {
  const random = randomFrom(5);
  const word = (length: number) =>
    Array.from({ length }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join("");
  const names = Array.from({ length: 200 }, () => word(7));
  const pick = () => names[Math.floor(random() * names.length)] ?? "";
  const day = () =>
    `${1950 + Math.floor(random() * 60)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`;
  const people = Array.from({ length: 800 }, () => [
    pick(),
    pick(),
    day(),
    String(Math.floor(random() * 9e6) + 1e6),
  ]);
  const doubles = people.flatMap((person, at) =>
    at % 2 === 0 ? [person.with(at % 3, at % 3 === 2 ? day() : pick())] : [],
  );
  return [...people, ...doubles];
}

function tables(): Tables {
  const rows = registers();
  const vocabularies = vocabulariesOf(spec.fields);
  const table = tableOf(vocabularies, rows.length, (record, field) => rows[record]?.[field]);
  return { spec, vocabularies, left: table, right: table };
}

function link() {
  const made = tables();
  const rules = rulesFor(made);
  const model = train(made, rules);
  return { model, pairs: score(made, rules, model) };
}

describe("a linkage of one table with itself", () => {
  const { pairs, model } = link();
  const own = pairs.filter(({ probability }) => probability >= 0.5);

  it("finds the doubles at its own threshold", () => {
    const right = own.filter((pair) => (pair.left - 800) * 2 === pair.right).length;
    expect(right / 400).toBeGreaterThan(0.99);
    expect(right / own.length).toBeGreaterThan(0.99);
  });

  it("comes to the same model and the same pairs again", () => {
    const again = link();
    expect(again.model).toEqual(model);
    expect(again.pairs).toEqual(pairs);
  });
});
