import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { type BandFigures, bandFigures } from "../../../../bench/linkage/bands.ts";
import {
  hasLedgerRosters,
  ledgerRegister,
  ledgerTruth,
  linkLedgerRoster,
} from "../../../../bench/linkage/ledger-rosters.ts";
import { type LinkedRow, prepareRegister } from "../engine/person-linker.ts";

const data = fileURLToPath(new URL("../../../../../shared/data/", import.meta.url));

/** A clone of the repository alone has no samples and leaves these tests out. */
describe.runIf(hasLedgerRosters(data))("the seven rosters of the sample data", () => {
  const linked: LinkedRow[] = [];
  const people: number[] = [];
  const trapped: string[] = [];
  let figures: BandFigures;

  beforeAll(async () => {
    const register = ledgerRegister(data);
    const prepared = prepareRegister(register.persons);
    for (const truth of ledgerTruth(data)) {
      const roster = await linkLedgerRoster(data, truth, register, prepared);
      for (const { row, band, candidates } of roster.linked) {
        const trap = register.placeOf.get(truth.rows[row]?.notPersonId ?? "");
        if (band === "certain" && candidates[0]?.person === trap) trapped.push(`${truth.roster} ${row}`);
      }
      linked.push(...roster.linked.map((row) => ({ ...row, row: row.row + people.length })));
      people.push(...roster.people);
    }
    figures = bandFigures(linked, people);
  }, 60_000);

  it("are all read, and a fifth of their rows is of people in the register", () => {
    expect(figures).toMatchObject({ rows: 24_308, ofRegister: 5090 });
  });

  it("give no certain match that is wrong (precision 0.9995 or better)", () => {
    expect(figures.certain).toBeGreaterThan(5000);
    expect(figures.certainPrecision).toBeGreaterThanOrEqual(0.9995);
    expect(figures.certainWrong).toBe(0);
  });

  it("take nobody for whom the truth says that they are not", () => {
    expect(trapped).toEqual([]);
  });

  it("lose hardly anybody: 0.99 of the registered are certain or before a person", () => {
    expect(figures.foundRecall).toBeGreaterThanOrEqual(0.99);
  });

  it("ask people about 3 % of the rows at most", () => {
    expect(figures.reviewShare).toBeLessThanOrEqual(0.03);
    expect(figures.review).toBeGreaterThan(0);
  });
});
