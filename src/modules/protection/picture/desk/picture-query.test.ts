import { expect, it } from "vitest";
import { queryOf } from "./picture-query.ts";

it.each([
  [{}, { period: "month" }],
  [
    { period: "year", place: "500117104", on: "2026-01-31" },
    { period: "year", place: "500117104", on: "2026-01-31" },
  ],
  [{ period: "week", place: "5001", on: "2026-02-30" }, { period: "month" }],
])("the address %j asks %j", (values, query) => {
  expect(queryOf(values as Record<string, string>)).toEqual(query);
});
