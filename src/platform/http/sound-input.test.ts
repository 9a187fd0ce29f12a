import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Problem } from "../../kernel/problem.ts";
import { demandSoundInput, tellPath } from "./sound-input.ts";

function faultOf(input: unknown): string | undefined {
  try {
    demandSoundInput(input);
    return undefined;
  } catch (error) {
    return error instanceof Problem ? `${error.errors[0]?.path}:${error.errors[0]?.code}` : "another error";
  }
}

describe("input of any shape", () => {
  it("passes as long as its texts are whole", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = JSON.stringify(value);
        const unsound = text.includes("\\u0000") || /\\ud[89a-f]/i.test(text);
        return unsound || faultOf(value) === undefined;
      }),
    );
  });

  it.each([
    ["a\0b", ":unsoundText"],
    [{ person: { name: "童\0" } }, "person.name:unsoundText"],
    [{ list: ["x", "\ud800"] }, "list.1:unsoundText"],
    [{ "a\0": 1 }, ":unsoundText"],
    [{ value: { "\udc00": 1 } }, "value:unsoundText"],
  ])("is refused for %j", (input, fault) => {
    expect(faultOf(input)).toBe(fault);
  });

  it("is refused for a nest without a bottom, however deep, without ending the stack", () => {
    let nest: unknown = 1;
    for (let depth = 0; depth < 200_000; depth += 1) nest = [nest];
    expect(faultOf({ a: nest })).toBe("a.0.0:tooDeep");
  });

  it("is never quoted by a key that somebody made up", () => {
    expect(tellPath(["person", "kin", 3, "birthDate"])).toBe("person.kin.3.birthDate");
    expect(tellPath(["value", "王小明", "500199201506010019"])).toBe("value.….…");
  });
});
