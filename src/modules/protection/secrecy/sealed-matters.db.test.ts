/**
 * Nobody who is not named learns that there is a sealed matter. One child with one of each kind, every reading operation asked by every post
 * with every id in question: no answer holds a word or an id of it, and what is sealed answers as what was never there.
 */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Agent,
  type CastName,
  cast,
  createTestApp,
  type TestApp,
} from "../../../../test/support/app.ts";
import { accountsOf, act } from "../../../../test/support/assessments.ts";
import { openTestCase, records } from "../../../../test/support/cases.ts";
import { openFamily } from "../../../../test/support/families.ts";
import { guardianshipDesk } from "../../../../test/support/guardianship-desk.ts";
import { reportPublicly } from "../../../../test/support/reports.ts";
import { specialDesk } from "../../../../test/support/special-desk.ts";
import type { Operation } from "../../../kernel/operation.ts";
import { declaredVerbs } from "../../../platform/access/policy.ts";
import { purposeFirst } from "../../../platform/access/sealed.contract.ts";
import { allRoutes } from "../../../serve.ts";

let test: TestApp;
let owner: pg.Client;
const guardianship = guardianshipDesk(() => test);
const special = specialDesk(() => test);

/** Stands in everything that anybody typed. */
const WORD = "蓝鲸九号";
const SEXUAL = { situations: ["MR2"], danger: "yes", statement: `老师说的是${WORD}`, address: `${WORD}小区` };
let childId = "";
/** Each sealed thing by what it is. */
const sealed: Record<string, string> = {};
/** What must stand in no answer: ids, numbers, words. */
const traces: string[] = [];

beforeAll(async () => {
  test = await createTestApp();
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
  childId = await openFamily(await test.as("director"), { name: "周小溪" });
  const waiting = await reportPublicly(test, { content: SEXUAL });
  sealed["report"] = waiting.id;
  const desk = await openTestCase(test, "district", { content: { ...SEXUAL, children: [] } });
  sealed["joined"] = desk.reportId;
  sealed["case"] = desk.id;
  await desk.send("district", "/people", { id: randomUUID(), role: "child", name: "周小溪", childId });
  await desk.send("district", "/people", { id: randomUUID(), role: "suspect", name: WORD });
  await desk.write("district", { ...records.unsafe, content: { ...records.unsafe.content, found: WORD } });
  await desk.write("district", { kind: "plan", content: { ...records.planned.content, goals: WORD } });
  await desk.write("district", records.conferred);
  const accounts = await accountsOf(test);
  const assessment = await (await test.as("district")).post("/api/assessments", {
    childId,
    reason: "difficulty",
    note: WORD,
    sealed: true,
    caseId: desk.id,
    assessors: [
      { accountId: accounts.assessor, related: false },
      { accountId: accounts.socialworker, related: false },
    ],
  });
  sealed["assessment"] = assessment.json<{ id: string }>().id;
  const informed = { on: assessment.json<{ startedOn: string }>().startedOn, whom: "母亲", how: "当面" };
  await act(await test.as("district"), assessment.json(), "information", informed);
  const juvenile = await special.begun("district", "juvenileFollowUp", {
    role: "suspected",
    cause: WORD,
    handledBy: "区公安局",
    filedOn: "2026-11-10",
    inDetox: false,
  });
  sealed["juvenile"] = juvenile.id;
  await (await test.as("district")).post(`/api/special/${juvenile.id}/people`, {
    part: "child",
    name: "周小溪",
    childId,
  });
  const clue = await special.begun("district", "crimeClue", {
    foundOn: "2026-11-26",
    where: WORD,
    what: `有成年人${WORD}多名初中生`,
    source: "群众反映",
  });
  sealed["clue"] = clue.id;
  const revocation = await guardianship.started(
    "revocation",
    childId,
    { facts: `多次侵害${WORD}，公安机关已立案。`, isSecret: true },
    "district",
  );
  sealed["revocation"] = revocation.id;
  const inCase = await guardianship.started(
    "protectionOrder",
    childId,
    { measures: `${WORD}迁出` },
    "district",
  );
  sealed["order"] = inCase.id;
  const { rows } = await owner.query<{ id: string }>(
    `select number as id from protection.report union select number from protection.case
     union select no from procedure.matter where is_sealed and no is not null
     union select id::text from protection.assignment union select id::text from protection.case_record
     union select id::text from protection.paper`,
  );
  traces.push(WORD, ...Object.values(sealed), ...rows.map(({ id }) => id));
}, 120_000);
afterAll(async () => {
  await owner.end();
  await test.close();
});

/** In the world above these hold something of it: whoever acted, was rung, was named by the house, or has an assignment. */
async function named(holderId: string): Promise<ReadonlySet<string>> {
  const { rows } = await owner.query<{ name: string }>(
    `select a.username as name from platform.access_grant g join platform.account a on a.id = g.account_id
     where g.holder_id = $1 and g.ended_at is null`,
    [holderId],
  );
  return new Set(rows.map(({ name }) => name));
}

const reading = allRoutes
  .map(({ operation }) => operation)
  .filter(({ method, verb }) => method === "GET" && verb !== "public");
const mayAsk = (who: CastName, { verb }: Operation) =>
  verb === "session" || declaredVerbs().get(verb)?.has(cast[who].role) === true;

const addressOf = ({ path }: Operation, id: string): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => wordFor(name, id));

function wordFor(name: string, id: string): string {
  const words: Record<string, string> = {
    ledger: "leftBehind",
    quarter: "2026Q4",
    code: "200",
    date: "2026-11-27",
  };
  return words[name] ?? id;
}

/** The log names a matter by its id (looked at below); a preference is answered with the name that was asked for. */
const repeats = /^\/api\/(audit|preferences)/;

interface Told {
  readonly url: string;
  readonly tells: string;
}

/** Where something sealed shows in what somebody reads: a trace of it, or another answer than for what was never there. */
async function toldTo(who: CastName): Promise<Told[]> {
  const agent = await test.as(who);
  const told: Told[] = [];
  for (const operation of reading.filter((one) => mayAsk(who, one) && !repeats.test(one.path))) {
    const never = await agent.get(addressOf(operation, randomUUID()));
    for (const id of operation.path.includes("{") ? [childId, ...Object.values(sealed)] : [""]) {
      const url = addressOf(operation, id);
      const answer = await agent.get(url);
      const isOther = answer.statusCode !== never.statusCode || plainOf(answer) !== plainOf(never);
      if (id !== "" && id !== childId && answer.statusCode + never.statusCode > 400 && isOther)
        told.push({ url, tells: `${answer.statusCode} instead of ${never.statusCode}` });
      // A refusal may repeat what was asked.
      const body = answer.statusCode < 400 ? answer.body : plainOf(answer);
      told.push(...traces.flatMap((trace) => (body.includes(trace) ? [{ url, tells: trace }] : [])));
    }
  }
  return told;
}

const plainOf = ({ body }: { readonly body: string }) => body.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "");

/** Whoever is named for nothing of it. */
const strangers = (Object.keys(cast) as CastName[]).filter(
  (who) => !["district", "police", "assessor", "socialworker"].includes(who),
);

describe("a sealed matter", () => {
  it("names of the cast only those who act in it", async () => {
    const all = await Promise.all(Object.values(sealed).map(named));
    expect([...new Set(all.flatMap((one) => [...one]))].sort()).toEqual([
      "assessor",
      "district",
      "police",
      "socialworker",
    ]);
  });

  it("is read in full by whoever is named, so that the silence below means something", async () => {
    const found = new Set((await toldTo("district")).map(({ tells }) => tells));
    expect([WORD, ...Object.values(sealed)].filter((trace) => !found.has(trace))).toEqual([]);
  });

  it.each(strangers)("is nowhere in what %s can read, and answers as what was never there", async (who) => {
    expect(await toldTo(who)).toEqual([]);
  });

  describe("before it is read", () => {
    const PURPOSE = "核对清单";

    /** What each reading operation answers to somebody named, with each id in question. */
    async function answersTo(agent: Agent) {
      const ids = (path: string) => (path.includes("{") ? [childId, ...Object.values(sealed)] : [""]);
      const answers: { operation: Operation; id: string; body: string; code: unknown }[] = [];
      for (const operation of reading.filter((one) => mayAsk("district", one) && !repeats.test(one.path)))
        for (const id of ids(operation.path)) {
          const { body, statusCode } = await agent.request({ method: "GET", url: addressOf(operation, id) });
          const code = statusCode < 400 ? undefined : (JSON.parse(body) as { code: string }).code;
          answers.push({ operation, id, body, code });
        }
      return answers;
    }

    it("asks what for, once a session, wherever its content stands; then the log bears it at each reading", async () => {
      const agent = await test.anew("district");
      const before = await answersTo(agent);
      const asking = before.filter(({ code }) => code === purposeFirst.code);
      expect(new Set(asking.map(({ id }) => id))).toEqual(new Set(Object.values(sealed)));
      expect(before.filter(({ body }) => body.includes(WORD)).map(({ operation }) => operation.name)).toEqual(
        [],
      );
      expect(
        asking.flatMap(({ operation: { name, problems } }) =>
          problems?.includes(purposeFirst) ? [] : [name],
        ),
        "each declares that it may ask",
      ).toEqual([]);
      for (const id of Object.values(sealed)) {
        const stated = await agent.post(`/api/sealed/${id}/purpose`, { purpose: PURPOSE });
        expect([stated.statusCode, stated.body]).toEqual([200, expect.anything()]);
      }
      const { rows: marks } = await owner.query<{ last: number }>("select max(id) as last from audit.entry");
      const after = await answersTo(agent);
      expect(after.filter(({ code }) => code === purposeFirst.code)).toEqual([]);
      expect(after.some(({ body }) => body.includes(WORD))).toBe(true);
      const opened = after.filter(
        ({ operation, id, code }) =>
          code === undefined && asking.some((one) => one.operation === operation && one.id === id),
      );
      const { rows } = await owner.query<{ operation: string; id: string; purpose: string | null }>(
        `select operation, subject_ids[1] as id, purpose from audit.entry
         where id > $1 and operation = any ($2) and subject_ids[1] = any ($3::uuid[])`,
        [marks[0]?.last, opened.map(({ operation }) => operation.name), Object.values(sealed)],
      );
      const once = (lines: readonly string[]) => [...new Set(lines)].sort();
      expect(once(rows.map(({ operation, id, purpose }) => `${operation} ${id} ${purpose}`))).toEqual(
        once(opened.map(({ operation, id }) => `${operation.name} ${id} ${PURPOSE}`)),
      );
    });

    it("asks whoever logs in again, and lets whoever sealed it go on without a question", async () => {
      const url = `/api/cases/${sealed["case"]}`;
      expect((await (await test.as("district")).request({ method: "GET", url })).statusCode).toBe(200);
      expect((await (await test.anew("district")).request({ method: "GET", url })).json()).toMatchObject({
        code: purposeFirst.code,
        matter: sealed["case"],
      });
    });

    it("is as good as not there for a stranger who states a purpose, and wants words from whoever is named", async () => {
      const stranger = await test.anew("district2");
      const to = (id: string | undefined) => `/api/sealed/${id}/purpose`;
      const never = await stranger.post(to(randomUUID()), { purpose: PURPOSE });
      const told = await stranger.post(to(sealed["case"]), { purpose: PURPOSE });
      expect([told.statusCode, plainOf(told)]).toEqual([404, plainOf(never)]);
      const named = await test.anew("district");
      expect((await named.post(to(sealed["case"]), { purpose: " " })).statusCode).toBe(422);
    });
  });

  it("stands in the log by its own id alone: no child, no name, no word beside it", async () => {
    const { rows } = await owner.query<{ operation: string; entry: string }>(
      "select operation, row_to_json(e)::text as entry from audit.entry e",
    );
    const about = rows.filter(({ entry }) => Object.values(sealed).some((id) => entry.includes(id)));
    expect(about.length).toBeGreaterThan(20);
    const telling = about.filter(({ entry }) => [WORD, childId, "周小溪"].some((one) => entry.includes(one)));
    expect(telling).toEqual([]);
    expect(rows.filter(({ entry }) => entry.includes(WORD))).toEqual([]);
  });
});
