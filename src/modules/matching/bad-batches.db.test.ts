/**
 * Rosters that are wrong, doubled, cut or ambiguous: each is refused with its reason or waits for a person, no fact is written from a
 * guess, and the log says that it came. A revoked key is tried in platform/exchange (channels.db.test.ts).
 */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../test/support/app.ts";
import { callBy, partnerWithKey } from "../../../test/support/partners.ts";
import {
  agreeOnPrison,
  broughtAbout,
  type Family,
  loggedOf,
  openFamily,
  prisonRoster,
  take,
} from "../../../test/support/roster-batches.ts";
import { agreeOn, formOf, readBatch } from "../../../test/support/sample-roster.ts";
import { composeCitizenId } from "../../kernel/citizen-id.ts";
import { setClock } from "../../kernel/clock.ts";
import type { BatchView } from "../../platform/exchange/batches.contract.ts";
import { runBatch } from "../../platform/exchange/run-batch.job.ts";

let test: TestApp;
let owner: pg.Client;
let fathers: readonly Family[];
let before: Awaited<ReturnType<typeof broughtAbout>>;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-28T09:00:00+08:00" });
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
  const made: Family[] = [];
  for (const [nth, father] of ["冉启明", "向德义", "罗文清", "谭绍安", "牟成山"].entries())
    made.push(
      await openFamily(test, owner, {
        ...{
          child: `${father.charAt(0)}小${"甲乙丙丁戊".charAt(nth)}`,
          father,
          born: `198${nth}-03-1${nth}`,
        },
        phone: "13812340000",
      }),
    );
  fathers = made;
});
afterAll(async () => {
  await owner.end();
  await test.close();
  setClock("");
});
beforeEach(async () => {
  before = await broughtAbout(owner);
});

const strangers = (count: number, more: object = {}) =>
  Array.from({ length: count }, (_, nth) => ({
    name: `${"周吴郑王冯陈褚卫蒋沈".charAt(nth % 10)}${"不无未非否".charAt(nth % 5)}${"识闻见知晓".charAt(Math.floor(nth / 5) % 5)}`,
    born: `19${50 + (nth % 40)}-0${1 + (nth % 9)}-1${nth % 9}`,
    ...more,
  }));

/** Of what rosters bring about nothing is new. */
async function expectNothingFollowed(): Promise<void> {
  const { facts, effects, remembered, tasks } = await broughtAbout(owner);
  expect(facts).toEqual(before.facts);
  expect(effects).toEqual(before.effects);
  expect(remembered).toEqual(before.remembered);
  expect(tasks.filter((task) => /matching\.(check|settle)/.test(task))).toEqual(
    before.tasks.filter((task) => /matching\.(check|settle)/.test(task)),
  );
}

/** The log says that it came and what was done with it. */
async function expectLogged({ id }: BatchView, operations: readonly string[]): Promise<void> {
  const logged = await loggedOf(owner, id);
  for (const operation of operations) expect(logged).toContain(operation);
}

async function toldOf({ id }: BatchView): Promise<string[]> {
  const { rows } = await owner.query<{ what: string }>(
    "select what from exchange.batch_event where batch_id = $1 order by at, id",
    [id],
  );
  return rows.map(({ what }) => what);
}

async function expectNothingKept({ id }: BatchView): Promise<void> {
  const { rows } = await owner.query(
    `select from matching.row where batch_id = $1
     union all select from exchange.batch where id = $1 and location is not null`,
    [id],
  );
  expect(rows).toEqual([]);
}

describe("a file that is not what was agreed", () => {
  const school = () =>
    `学生姓名,性别,身份证号,学籍号,学校,年级\n${fathers.map(({ child, number }) => `${child},女,${number},G5001,古楼镇中心小学,三年级`).join("\n")}`;
  const swapped = () =>
    `姓名,身份证号,刑期起,监狱\n${fathers.map(({ father, number }) => `${number},${father},2025-01-01,渝都监狱`).join("\n")}`;
  const without = () =>
    `姓名,性别,身份证号,户籍地址\n${fathers.map(({ father, number }) => `${father},男,${number},古楼镇`).join("\n")}`;

  it.each<[string, () => string, string, RegExp]>([
    ["of another kind", school, "matching.roster.wrongType", /看起来是《在校学生学籍名册》/],
    ["with two columns swapped", swapped, "matching.roster.columnsSwapped", /“姓名”一列里大多是/],
    ["without what it is about", without, "matching.roster.columnsMissing", /监狱/],
  ])("%s is refused as a whole, and says why", async (_what, text, code, says) => {
    const batch = await take(test, (await agreeOnPrison(test)).id, text());
    expect(batch).toMatchObject({ state: "refused", problem: { code } });
    expect(batch.problem?.detail).toMatch(says);
    expect(batch.problem?.detail).toContain("没有收下任何内容");
    await expectNothingFollowed();
    await expectNothingKept(batch);
    await expectLogged(batch, ["exchange.batch.upload"]);
    expect(await toldOf(batch)).toEqual(["received", "refused"]);
  });
});

describe("a batch that came before", () => {
  it("is held; released, it brings nothing about a second time", async () => {
    const { id } = await agreeOnPrison(test);
    const text = prisonRoster(fathers.map(({ father: name, number, born }) => ({ name, number, born })));
    const first = await take(test, id, text);
    expect(first).toMatchObject({ state: "settled", tallies: { certain: 5, same: 5 } });
    before = await broughtAbout(owner);
    expect(before.facts).toHaveLength(5);
    const again = await take(test, id, text);
    expect(again).toMatchObject({ state: "held", heldFor: ["sameFile"] });
    await expectNothingFollowed();
    const district = await test.as("district");
    const released = await district.post(
      `/api/exchange/batches/${again.id}/releases`,
      { why: "对方确认没有变化" },
      { version: again.version },
    );
    expect(released.statusCode, released.body).toBe(200);
    await runBatch(test.app, again.id);
    expect(await readBatch(test, again.id)).toMatchObject({ state: "settled", tallies: { same: 5 } });
    const after = await broughtAbout(owner);
    expect(after.facts).toEqual(before.facts);
    const asked = (lines: readonly string[]) => lines.filter((line) => !line.includes('"fact"'));
    expect(asked(after.effects)).toEqual(asked(before.effects));
    expect(after.tasks.filter((task) => task.includes("matching.check"))).toEqual(
      before.tasks.filter((task) => task.includes("matching.check")),
    );
    await expectLogged(again, ["exchange.batch.upload", "exchange.batch.release", "matching.batch.apply"]);
  });

  it("and comes with two fifths of its rows gone is held, and nobody's sentence is asked to end", async () => {
    const { id } = await agreeOnPrison(test);
    const known = fathers.map(({ father: name, number, born }) => ({ name, number, born }));
    await take(test, id, prisonRoster([...known, ...strangers(15)]));
    before = await broughtAbout(owner);
    const cut = await take(test, id, prisonRoster([...strangers(12)]));
    expect(cut).toMatchObject({ state: "held", heldFor: ["fewerRows"], rows: 12 });
    await expectNothingFollowed();
    expect((await broughtAbout(owner)).pairs).toEqual(before.pairs);
    // One row more is believed, and asks of the five who are gone.
    const believed = await take(test, id, prisonRoster([...strangers(13)]));
    expect(believed.state).toBe("settled");
    const endings = (await broughtAbout(owner)).effects.filter((line) => line.includes('"ending"'));
    expect(endings).toHaveLength(5);
    await expectLogged(cut, ["exchange.batch.upload", "matching.batch.read"]);
  });
});

describe("a partner whose key is revoked", () => {
  it("leaves nothing behind but the refusal", async () => {
    const { partnerId, keyId, secret } = await partnerWithKey(test, { scopes: ["exchange.deliver"] });
    const agreement = await agreeOnPrison(test, { partnerId });
    await (await test.as("security")).post(`/api/partner-keys/${keyId}/revocations`, { reason: "密钥泄露" });
    const id = randomUUID();
    const answer = await callBy(test, secret, {
      method: "POST",
      url: "/api/exchange/deliveries",
      ...formOf(prisonRoster([{ name: "冉启明", number: fathers[0]?.number ?? "" }]), {
        ...{ id, agreementId: agreement.id },
      }),
    });
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toMatchObject({ code: "platform.partner.keyRevoked" });
    expect(answer.body).not.toContain("冉启明");
    await expectNothingFollowed();
    const { rows } = await owner.query("select from exchange.batch where agreement_id = $1", [agreement.id]);
    expect(rows).toEqual([]);
  });
});

describe("a row that is not surely one person", () => {
  it("but two children equally goes to a person, and neither of them is missed at school meanwhile", async () => {
    const twin = { child: "文子轩", childBorn: "2016-09-08" };
    await openFamily(test, owner, { ...twin, father: "文大海", born: "1986-01-02" });
    await openFamily(test, owner, {
      ...{ ...twin, father: "文大江", born: "1987-02-03" },
      villageCode: "500117104206",
    });
    const { id } = await agreeOn(test, {
      ...{ subject: "schoolCensus", title: "在校学生学籍名册", unit: "education" },
      fields: ["name", "birthDate", "school", "leftBehind"],
    });
    const batch = await take(
      test,
      id,
      "姓名,出生日期,学校,是否留守\n文子轩,2016-09-08,古楼镇中心小学,是\n冉小甲,2017-04-01,古楼镇中心小学,否",
    );
    expect(batch).toMatchObject({ state: "review", tallies: { waiting: 2, certain: 0, same: 0 } });
    const after = await broughtAbout(owner);
    expect(after.facts).toEqual(before.facts);
    const pairs = after.pairs.filter((line) => line.includes("文子轩"));
    expect(pairs).toHaveLength(2);
    for (const pair of pairs) expect(pair).toContain('"review", null');
    const missed = after.effects.filter((line) => line.includes('"absence"'));
    expect(missed.filter((line) => line.includes("文子轩") || line.includes("冉小甲"))).toEqual([]);
    await expectLogged(batch, ["matching.batch.link", "matching.batch.finish"]);
  });

  it.each<[string, string | undefined]>([
    ["without a number", undefined],
    ["with a sound number of his own", composeCitizenId("110105", "1982-07-19", 3)],
  ])("but has a father's name and birthday, %s: nothing is written of it", async (_what, number) => {
    const father = await openFamily(test, owner, {
      ...{ child: number === undefined ? "康小一" : "康小二", father: "康建华", born: "1982-07-19" },
    });
    const batch = await take(
      test,
      (await agreeOnPrison(test)).id,
      prisonRoster([
        { name: "康建华", born: "1982-07-19", ...(number === undefined ? {} : { number }) },
        ...strangers(3),
      ]),
    );
    const { tallies } = batch;
    expect([tallies["certain"], tallies["same"]]).toEqual([0, 0]);
    await expectNothingFollowed();
    const pairs = (await broughtAbout(owner)).pairs.filter((line) => !before.pairs.includes(line));
    if (number === undefined) expect(pairs).toHaveLength(1);
    for (const pair of pairs) expect(pair).toMatch(/康建华.*"review", null/);
    const { rows } = await owner.query(
      "select from registry.fact where person_id = $1 and kind = 'condition'",
      [father.fatherId],
    );
    expect(rows).toEqual([]);
  });
});

describe("ten thousand rows", () => {
  it("with one telephone, a father's too, are read within a minute, and nothing is believed of it", async () => {
    const begun = performance.now();
    const batch = await take(
      test,
      (await agreeOnPrison(test)).id,
      prisonRoster(
        strangers(10_000, { phone: "13812340000" }).map((row, nth) => ({ ...row, born: day(nth) })),
      ),
    );
    expect(performance.now() - begun).toBeLessThan(60_000);
    expect(batch).toMatchObject({ rows: 10_000, tallies: { certain: 0, same: 0 } });
    await expectNothingFollowed();
    expect(batch.tallies["review"]).toBeLessThan(10);
    await expectLogged(batch, ["matching.batch.read", "matching.batch.link", "matching.batch.finish"]);
  }, 120_000);
});

/** Ten thousand different days. */
const day = (nth: number) => new Date(Date.UTC(1950, 0, 1 + nth)).toISOString().slice(0, 10);
