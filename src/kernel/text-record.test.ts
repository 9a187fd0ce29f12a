import { describe, expect, it } from "vitest";
import { z } from "zod";
import { textRecord } from "./text-record.ts";

describe("a record of texts", () => {
  const schema = textRecord();

  it.each([{}, { name: "王小明" }, { a: "", b: "沔" }])("takes %j", (value) => {
    expect(schema.parse(value)).toEqual(value);
  });

  it.each([null, "文字", 1, [], ["文字"], { a: 1 }, { a: null }, { a: undefined }, { a: { b: "" } }])(
    "refuses %j",
    (value) => {
      expect(schema.safeParse(value).success).toBe(false);
    },
  );

  it("is told in the contract like any other record", () => {
    expect(z.toJSONSchema(schema, { unrepresentable: "any" })).toMatchObject({
      type: "object",
      additionalProperties: { type: "string" },
    });
  });
});
