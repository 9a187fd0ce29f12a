import { describe, expect, it } from "vitest";
import { endedFilesOf, hasEnded } from "./ended-files.ts";

const at = "2026-11-27T01:00:00.000Z";
const event = (code: string, data: Record<string, unknown> = {}) => ({ code, data, at });
const ended = (person: string, why = "died") => event("fileEnded", { person, why });

describe("a child whose file has ended in an open case", () => {
  it("waits until the case says what follows", () => {
    const open = [{ person: "a", why: "died", isOpen: true }];
    expect(endedFilesOf([event("contacted"), ended("a"), event("visited")])).toEqual(open);
    for (const code of ["transferredOut", "closingAsked", "closed"])
      expect(endedFilesOf([ended("a"), event(code)])).toEqual([{ ...open[0], isOpen: false }]);
    expect(endedFilesOf([event("closingAsked"), ended("a")])).toEqual(open);
  });

  it("is settled alone where the child leaves the case or comes back on file", () => {
    for (const code of ["personLeft", "fileReturned"])
      expect(
        endedFilesOf([ended("a"), ended("b", "grownUp"), event(code, { person: "a" })]).map(
          ({ person, isOpen }) => [person, isOpen],
        ),
      ).toEqual([
        ["a", false],
        ["b", true],
      ]);
  });

  it("is told anew only when the file was open again in between", () => {
    expect(hasEnded([], "a")).toBe(false);
    expect(hasEnded([ended("a"), event("closingAsked")], "a")).toBe(true);
    expect(hasEnded([ended("a"), event("fileReturned", { person: "a" })], "a")).toBe(false);
  });
});
