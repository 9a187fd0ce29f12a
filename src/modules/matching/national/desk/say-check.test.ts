import { expect, it } from "vitest";
import { sayCheck } from "./say-check.ts";

it("says of a check what was found and leaves out what was not", () => {
  const kinds = { onlyOurs: 1, onlyTheirs: 0, category: 0, month: 0, amount: 3, twice: 0 };
  const check = {
    ...{ id: "", month: "2026-11", madeAt: "", madeBy: "", codes: [], open: 4 },
    ...{ rows: 120, same: 110, strangers: 2, faulty: 0, kinds },
  };
  expect(sayCheck(check)).toBe("120 行，一致 110；只在本系统 1；金额不同 3；本系统没有档案 2");
});
