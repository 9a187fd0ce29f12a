import fc from "fast-check";
import { sql } from "kysely";
import pg from "pg";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { addDays } from "../../../kernel/calendar-date.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { asOwner, type Tx, unitOfWork } from "../../../platform/db/database.ts";
import { insertRows } from "../../../platform/db/insert-rows.ts";
import type { AtomSpec } from "../../../platform/rules/atoms.ts";
import { evaluate, type Value } from "../../../platform/rules/evaluate.ts";
import { columnOf } from "../../../platform/rules/rule-sql.store.ts";
import { columnTypes, profileAtoms } from "../../recognition/profile.contract.ts";
import { type ProgrammeCode, programmeCodes } from "../programs/program-codes.contract.ts";
import { screenChildren, screenEverybody, screeningDays } from "./screen-children.service.ts";
import { findingsSql, type ScreeningDays } from "./screening-sql.store.ts";
import { type Subject, subjects, versionOf } from "./subjects.ts";

const DAY = "2026-11-27";
const atoms = Object.entries(profileAtoms) as [string, AtomSpec][];

type Facts = Readonly<Record<string, Value>>;
interface Made {
  readonly id: string;
  readonly facts: Facts;
  readonly paid?: string;
}

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: `${DAY}T09:00:00+08:00` });
  // Profiles of children who have no file: only what the rules ask matters here.
  const owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
  await owner.query("alter table benefits.entitlement drop constraint entitlement_child_id_fkey");
  await owner.end();
});
afterAll(() => test.close());

const inWork = <Result>(use: (tx: Tx) => Promise<Result>) =>
  unitOfWork(
    test.app.database,
    systemActor("screening"),
    { operation: "benefits.screening.run", effect: "write", audited: false },
    use,
  );

/** Days on which something turns, and others. */
const day = fc.oneof(
  fc.constantFrom(
    "2008-11-27",
    "2008-11-28",
    "2009-01-20",
    "2019-11-27",
    "2019-11-28",
    "2023-11-27",
    "2026-05-27",
  ),
  fc.integer({ min: 0, max: 9000 }).map((n) => addDays("2002-01-01", n)),
);

function anyValue({ type, codes }: AtomSpec): fc.Arbitrary<Value> {
  const known = codes?.codes ?? ["x"];
  const one: Readonly<Record<AtomSpec["type"], fc.Arbitrary<Value>>> = {
    boolean: fc.boolean(),
    number: fc.integer({ min: 0, max: 200_000 }),
    date: day,
    code: fc.constantFrom(...known),
    codes: fc.subarray([...known], { maxLength: Math.min(3, known.length) }).map((list) => [...list].sort()),
  };
  return fc.option(one[type], { nil: null, freq: 3 });
}

const child = fc
  .record(Object.fromEntries(atoms.map(([name, spec]) => [name, anyValue(spec)])))
  // Most have a birth date and a file that runs, or nothing else would ever matter.
  .chain((facts) =>
    fc
      .record({
        birthDate: fc.constant(facts["birthDate"] ?? "2015-03-01"),
        ended: fc.integer({ min: 0, max: 9 }),
      })
      .map(({ birthDate, ended }): Facts => ({ ...facts, birthDate, fileEnded: ended === 0 })),
  );

async function insertProfiles(tx: Tx, made: readonly Made[]): Promise<void> {
  await sql`delete from recognition.profile`.execute(tx.sql);
  await asOwner(tx, () => sql`delete from benefits.entitlement`.execute(tx.sql));
  for (const { id, paid } of made) {
    if (paid === undefined) continue;
    await sql`
      insert into benefits.entitlement (id, child_id, scope_code, programme, from_month, source, decided_on, recorded_at, recorded_by)
      values (${uuid()}, ${id}, '500117104204', ${paid}, '2020-01', 'ledger', '2025-12-20', now(), ${id})`.execute(
      tx.sql,
    );
  }
  await insertRows(
    tx,
    "recognition.profile",
    {
      child_id: ["uuid", ({ id }: Made) => id],
      valid_from: ["date", () => "2020-01-01"],
      valid_to: ["date", () => "infinity"],
      scope_code: ["text", () => "500117104204"],
      ...Object.fromEntries(
        atoms.map(([name, { type }]) => [
          columnOf(name),
          [columnTypes[type], ({ facts }: Made) => facts[name] ?? null],
        ]),
      ),
    } as never,
    made,
  );
}

/** What the explained execution says: written out once more, row by row. */
function kindOf(subject: Subject, { facts, paid }: Made, { today, soon }: ScreeningDays): string | null {
  const ask = (on: typeof today, node = versionOf(subject, on.on)?.holds) =>
    node === undefined
      ? false
      : (evaluate(node, { facts, parameters: on.parameters, on: on.on }) as boolean | null);
  const { follow, programme, receives, satisfiedBy = [], worthAsking } = subject;
  const entitled = ask(today);
  const later = ask(soon);
  const isRecorded = receives === undefined ? false : ask(today, receives);
  const has = paid !== undefined && paid === programme ? true : isRecorded;
  const isSatisfied = paid !== undefined && satisfiedBy.includes(paid as ProgrammeCode) ? true : has;
  if (follow.entitledNotReceiving !== undefined && entitled === true && isSatisfied === false)
    return "entitledNotReceiving";
  if (follow.receivingNotEntitled !== undefined && entitled === false && has === true)
    return "receivingNotEntitled";
  if (follow.soonEnding !== undefined && entitled === true && has === true && later === false)
    return "soonEnding";
  if (follow.soonEntitled !== undefined && entitled === false && isSatisfied !== true && later === true)
    return "soonEntitled";
  if (follow.cannotTell === undefined) return null;
  if (entitled === true && isSatisfied === null) return "cannotTell";
  const isAsked = worthAsking !== undefined && ask(today, worthAsking) === true;
  return entitled === null && isSatisfied !== true && isAsked ? "cannotTell" : null;
}

describe("screening in the database", () => {
  it("finds for every child and subject exactly what the explained rule says of the day, missing facts included", async () => {
    const anyDay = fc.constantFrom(DAY, "2020-06-15", "2024-02-29");
    await fc.assert(
      fc.asyncProperty(anyDay, fc.array(child, { minLength: 60, maxLength: 60 }), async (on, profiles) => {
        const made = profiles.map((facts, nth): Made => {
          const paid = programmeCodes.codes[nth % (programmeCodes.codes.length * 2)];
          return { id: uuid(), facts, ...(paid === undefined ? {} : { paid }) };
        });
        await inWork(async (tx) => {
          await insertProfiles(tx, made);
          const days = await screeningDays(tx, on);
          const { rows } = await sql<{ child_id: string; about: string; kind: string }>`
            select child_id, about, kind from (${findingsSql(days)}) found`.execute(tx.sql);
          const found = rows.map((row) => `${row.child_id} ${row.about} ${row.kind}`).sort();
          const said = made
            .flatMap((one) =>
              subjects.flatMap((subject) => {
                const kind = kindOf(subject, one, days);
                return kind === null ? [] : [`${one.id} ${subject.about} ${kind}`];
              }),
            )
            .sort();
          expect(said.length).toBeGreaterThan(30);
          expect(found).toEqual(said);
        });
      }),
      { numRuns: 5, endOnFailure: true },
    );
  });

  it("one by one after each change leaves nothing for the night to find", async () => {
    const [first = [], second = []] = fc.sample(fc.array(child, { minLength: 80, maxLength: 80 }), {
      numRuns: 2,
      seed: 7,
    });
    const made = first.map((facts) => ({ id: uuid(), facts }));
    await inWork(async (tx) => {
      await insertProfiles(tx, made);
      await screenEverybody(tx);
    });
    for (const [index, { id }] of made.entries()) {
      if (index % 4 !== 0) continue;
      const changed = made.map((one, at) =>
        at <= index && at % 4 === 0 ? { id: one.id, facts: second[at] ?? one.facts } : one,
      );
      await inWork(async (tx) => {
        await insertProfiles(tx, changed);
        await screenChildren(tx, [id]);
      });
    }
    expect(await inWork((tx) => screenEverybody(tx))).toEqual({ added: 0, changed: 0, gone: 0 });
  });
});
