import { describe, expect, it } from "vitest";
import { quietError } from "./quiet-error.ts";

describe("an error in the log", () => {
  it("says its kind and its place, but not whom it was about", () => {
    const broken = Object.assign(
      new Error('invalid input syntax for type bigint: "王小明 500199201506010019"'),
      {
        code: "22P02",
        detail: "Failing row contains (王小明, 13912345678).",
        where: "unnamed portal parameter $1 = '王小明'",
        table: "person",
      },
    );
    const told = quietError(new Error("recording failed", { cause: broken }));
    expect(JSON.stringify(told)).not.toMatch(/王小明|500199|13912345678/);
    expect(told).toMatchObject({ message: "recording failed", cause: { code: "22P02", table: "person" } });
    expect(told.stack).toContain("quiet-error.test.ts");
  });

  it("keeps no snippet of a text that was no JSON, nor the number in an object that was thrown", () => {
    const parse = () => {
      try {
        return JSON.parse('{"name": 王小明}') as unknown;
      } catch (error) {
        return error;
      }
    };
    expect(JSON.stringify(quietError(parse()))).not.toContain("王小明");
    expect(quietError({ phone: "13912345678" })).toEqual({ type: "object", message: "", stack: "" });
  });

  it("tells the message of a library's object that is no error, without persons too", () => {
    expect(quietError({ message: "queue lost 王小明 13912345678", queue: "x" })).toMatchObject({
      message: "queue lost … …",
    });
  });

  it("keeps what programmers need", () => {
    expect(
      quietError(new TypeError("Cannot read properties of undefined (reading 'length')")).message,
    ).toContain("length");
  });
});
