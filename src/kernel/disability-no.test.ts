import { expect, test } from "vitest";
import { readDisabilityNo } from "./disability-no.ts";

const HOLDER = "500199201506010019";

test("a certificate number is read into holder, class and level", () => {
  expect(readDisabilityNo(`${HOLDER}43`)).toEqual({ citizenNo: HOLDER, disabilityClass: "4", level: "3" });
  expect(readDisabilityNo(`${HOLDER}71B1`)).toEqual({
    citizenNo: HOLDER,
    disabilityClass: "7",
    level: "1",
    reissue: "B1",
  });
  expect(readDisabilityNo(`${HOLDER}71B12`)?.reissue).toBe("B12");
});

test.each([
  HOLDER,
  `${HOLDER}03`,
  `${HOLDER}83`,
  `${HOLDER}45`,
  `${HOLDER}40`,
  `${HOLDER}4`,
  `${HOLDER}431`,
  `${HOLDER}43B`,
  "5001992015023000114 3",
  "50019920150230001143",
])("%s is none", (text) => expect(readDisabilityNo(text)).toBeUndefined());
