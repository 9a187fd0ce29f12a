import fc from "fast-check";
import { expect, test } from "vitest";
import { typstData } from "./typst-data.ts";

interface Drawn {
  readonly across: number;
  readonly runs: readonly (readonly [number, number, number])[];
}

function drawn(modules: readonly (readonly boolean[])[]): Drawn {
  const { blocks } = typstData(
    { title: "码", look: "poster", blocks: [{ kind: "code", modules, side: 50, words: "地址" }] },
    () => true,
  );
  return (blocks as Drawn[])[0] as Drawn;
}

test("the strokes of a code cover its dark modules, each once, and nothing else", () => {
  const square = fc.integer({ min: 1, max: 12 }).chain((side) =>
    fc.array(fc.array(fc.boolean(), { minLength: side, maxLength: side }), {
      minLength: side,
      maxLength: side,
    }),
  );
  fc.assert(
    fc.property(square, (modules) => {
      const { across, runs } = drawn(modules);
      const again = modules.map((row) => row.map(() => 0));
      for (const [x, y, length] of runs)
        for (let at = x; at < x + length; at++) again[y]?.splice(at, 1, (again[y][at] ?? 0) + 1);
      expect(again).toEqual(modules.map((row) => row.map(Number)));
      expect(across).toBe(modules.length);
    }),
  );
});
