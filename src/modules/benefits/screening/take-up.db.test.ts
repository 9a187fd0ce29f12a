/** Answers of other departments pasted by the row: by the bureau, by a liaison, twice, two at once, and cut short. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type CastName,
  cast,
  createTestApp,
  TEST_PASSWORD,
  type TestApp,
} from "../../../../test/support/app.ts";
import { citizenIdCheckCharacter } from "../../../kernel/citizen-id.ts";
import { followChanges } from "../../recognition/refresh-profiles.service.ts";
import type { ReferralView } from "./referrals.contract.ts";
import type { JudgedRow } from "./take-up.contract.ts";

let test: TestApp;
let owner: pg.Client;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-27T09:00:00+08:00" });
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
  await owner.query("update platform.post set department = 'medicalInsurance' where role = 'partnerLiaison'");
});
afterAll(async () => {
  await owner.end();
  await test.close();
});

let serial = 0;

interface Known {
  readonly id: string;
  readonly name: string;
  readonly citizenNo: string;
}

async function open(name: string, villageCode = "500117104204"): Promise<Known> {
  serial++;
  const first17 = `50011720160301${String(serial).padStart(3, "0")}`;
  const citizenNo = first17 + citizenIdCheckCharacter(first17);
  const district = await test.as("district");
  const answer = await district.post("/api/children", {
    person: { name, sex: "1", birthDate: "2016-03-01", citizenNo },
    villageCode,
    on: "2024-01-01",
    facts: [{ kind: "category", from: "2024-01-01", value: { category: "defactoUnattended" } }],
    notADouble: true,
  });
  expect(answer.statusCode, answer.body).toBe(200);
  await followChanges(test.app);
  return { id: answer.json<{ id: string }>().id, name, citizenNo };
}

async function refer(childId: string, programme = "B07"): Promise<void> {
  const answer = await (await test.as("district")).post("/api/referrals", { childId, programme });
  expect(answer.statusCode, answer.body).toBe(200);
}

const taken = ({ citizenNo, name }: Known) => ({
  citizenNo,
  name,
  result: "已落实",
  from: "2026-01-01",
  until: "2026-12-31",
});

interface Checked {
  readonly rows: JudgedRow[];
  readonly ready: number;
  readonly seen: string;
}

async function check(
  rows: readonly object[],
  name: CastName = "district",
  more: object = {},
): Promise<Checked> {
  const answer = await (await test.as(name)).post("/api/take-up/checks", { rows, programme: "B07", ...more });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<Checked>();
}

async function write(rows: readonly object[], seen: string, name: CastName = "district", more: object = {}) {
  return (await test.as(name)).post("/api/take-up", { rows, programme: "B07", seen, ...more });
}

async function pasted(
  rows: readonly object[],
  name: CastName = "district",
  more: object = {},
): Promise<number> {
  const { seen } = await check(rows, name, more);
  const answer = await write(rows, seen, name, more);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ written: number }>().written;
}

const verdicts = ({ rows }: Checked) => rows.map(({ verdict }) => verdict);

async function referralsOf(childId: string) {
  const { rows } = await owner.query<{ state: string; version: number; valid_until: string | null }>(
    "select state, version, valid_until::text from benefits.referral where child_id = $1 order by id",
    [childId],
  );
  return rows;
}

describe("a paste of what another department settled", () => {
  it("is checked row by row before anything is written", async () => {
    const [known, other, never] = [await open("林小满"), await open("林小暑"), await open("林小寒")];
    await refer(known.id);
    await refer(other.id);
    const checked = await check([
      taken(known),
      taken(known),
      { name: other.name, birthDate: "2016.3.1", result: "未落实", reason: "已随父亲在外省参保" },
      taken(never),
      { ...taken(known), citizenNo: "500117201603010990" },
      { name: "没有此人", birthDate: "2016-03-01", result: "已落实", from: "2026-01-01" },
      { ...taken(other), name: "林小署" },
      { ...taken(known), from: "2027-01-01" },
    ]);
    expect(verdicts(checked)).toEqual([
      "ready",
      "doubled",
      "ready",
      "notReferred",
      "wrong",
      "unknown",
      "unknown",
      "wrong",
    ]);
    expect(checked.rows[0]).toMatchObject({ childName: "林小满", programmeTitle: "居民医保资助参保" });
    expect((await referralsOf(known.id))[0]?.state).toBe("waiting");
  });

  it("is written as one act: answers recorded, follow-up tasks gone, the finding gone (R-117)", async () => {
    const [one, two] = [await open("文小舟"), await open("文小船")];
    await refer(one.id);
    await refer(two.id);
    const rows = [taken(one), { ...taken(two), result: "不符合", reason: "户籍已迁出", until: "" }];
    expect(await pasted(rows)).toBe(2);
    expect(await referralsOf(one.id)).toEqual([{ state: "takenUp", version: 2, valid_until: "2026-12-31" }]);
    expect(await referralsOf(two.id)).toEqual([{ state: "refused", version: 2, valid_until: null }]);
    const { rows: tasks } = await owner.query(
      "select 1 from platform.task where kind = 'benefits.referral' and subject_id = any ($1) and done_at is null",
      [[one.id, two.id]],
    );
    expect(tasks).toEqual([]);
    const { rows: findings } = await owner.query<{ child_id: string; state: string }>(
      "select child_id, state from benefits.finding where about = 'programme:B07' and child_id = any ($1)",
      [[one.id, two.id]],
    );
    expect(findings.find(({ child_id }) => child_id === one.id)?.state ?? "gone").toBe("gone");
    expect(findings.find(({ child_id }) => child_id === two.id)?.state).toBe("open");
  });

  it("changes nothing when it is pasted again", async () => {
    const known = await open("文小帆");
    await refer(known.id);
    const rows = [taken(known)];
    expect(await pasted(rows)).toBe(1);
    const before = await referralsOf(known.id);
    expect(verdicts(await check(rows))).toEqual(["same"]);
    expect(await pasted(rows)).toBe(0);
    expect(await referralsOf(known.id)).toEqual(before);
  });

  it("writes nothing at all when somebody answered between the check and the writing", async () => {
    const [one, two] = [await open("江小雨"), await open("江小风")];
    await refer(one.id);
    await refer(two.id);
    const rows = [taken(one), taken(two)];
    const { seen } = await check(rows);
    expect(await pasted([taken(two)], "supervisor")).toBe(1);
    const answer = await write(rows, seen);
    expect(answer.statusCode).toBe(409);
    expect(answer.json<{ code: string }>().code).toBe("benefits.takeUp.changed");
    expect((await referralsOf(one.id))[0]?.state).toBe("waiting");
    expect(await pasted(rows)).toBe(1);
  });

  it("is written once when it is sent twice at the same time", async () => {
    const known = await open("江小雪");
    await refer(known.id);
    const { seen } = await check([taken(known)]);
    const answers = await Promise.all([write([taken(known)], seen), write([taken(known)], seen)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(await referralsOf(known.id)).toHaveLength(1);
  });

  it("records a child that was never referred only where the bureau asks for it, and once", async () => {
    const known = await open("江小河");
    expect(await pasted([taken(known)])).toBe(0);
    expect(await pasted([taken(known)], "district", { unreferred: true })).toBe(1);
    expect(await pasted([taken(known)], "district", { unreferred: true })).toBe(0);
    const list = await (await test.as("district")).get("/api/referrals?state=takenUp&limit=200");
    const items = list.json<{ items: ReferralView[] }>().items.filter(({ childId }) => childId === known.id);
    expect(items).toMatchObject([
      {
        referredOn: "2026-11-27",
        note: "没有转介，按部门提供的情况直接登记",
        answeredOn: "2026-01-01",
        isLate: false,
      },
    ]);
  });

  it("finds only the children of the own places", async () => {
    const far = await open("官小渡", "500117101205");
    await refer(far.id);
    expect(verdicts(await check([taken(far)], "supervisor"))).toEqual(["unknown"]);
    expect(verdicts(await check([taken(far)], "otherSupervisor"))).toEqual(["ready"]);
  });

  it("takes a limited number of rows, and says how many", async () => {
    const row = { name: "某某", birthDate: "2016-03-01", result: "已落实", from: "2026-01-01" };
    const answer = await (await test.as("district")).post("/api/take-up/checks", {
      rows: Array.from({ length: 501 }, () => row),
      programme: "B07",
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain("一次最多 500 行");
    expect((await check(Array.from({ length: 500 }, () => row))).ready).toBe(0);
  });
});

describe("a department's liaison", () => {
  it("answers for the programmes of the own unit and learns nothing else of the register", async () => {
    const [asked, never] = [await open("秦小岭"), await open("秦小川")];
    await refer(asked.id);
    await refer(asked.id, "B08");
    const police = await test.as("police");
    const offer = (await police.get("/api/take-up")).json<{
      programmes: { code: string }[];
      can: string[];
    }>();
    expect(offer.programmes.map(({ code }) => code)).toEqual(["B07", "B08"]);
    expect(offer.can).toEqual([]);
    const rows = [
      taken(asked),
      { ...taken(asked), programme: "学前教育资助" },
      taken(never),
      { ...taken(never), citizenNo: "", birthDate: "2016-03-01" },
      { name: "没有此人", birthDate: "2016-03-01", result: "已落实", from: "2026-01-01" },
    ];
    const checked = await check(rows, "police", { unreferred: true });
    expect(verdicts(checked)).toEqual(["ready", "wrong", "unknown", "unknown", "unknown"]);
    expect(new Set(checked.rows.slice(2).map(({ says }) => says)).size).toBe(1);
    expect(checked.rows.slice(1).map(({ childName }) => childName)).toEqual([null, null, null, null]);
    expect(checked.rows.every(({ placeName }) => placeName === null)).toBe(true);
    expect(await pasted([taken(asked)], "police")).toBe(1);
    expect((await police.get("/api/referrals")).statusCode).toBe(403);
  });

  it("is asked to have the unit written into the post where it is missing", async () => {
    await owner.query("update platform.post set department = null where role = 'partnerLiaison'");
    const session = await test.server.inject({
      method: "POST",
      url: "/api/session",
      payload: { username: cast.police.username, password: TEST_PASSWORD },
    });
    const answer = await test.server.inject({
      method: "POST",
      url: "/api/take-up/checks",
      payload: { rows: [{ name: "某某", birthDate: "2016-03-01", result: "已落实" }] },
      cookies: { tongan_session: session.cookies.find(({ name }) => name === "tongan_session")?.value ?? "" },
      headers: { "x-csrf-token": session.json<{ csrfToken: string }>().csrfToken },
    });
    expect(answer.json<{ code: string }>().code).toBe("benefits.takeUp.noDepartment");
    await owner.query(
      "update platform.post set department = 'medicalInsurance' where role = 'partnerLiaison'",
    );
  });

  it("leaves no identity number in the log", async () => {
    const known = await open("秦小山");
    await refer(known.id);
    await pasted([{ ...taken(known), reason: `本人 ${known.citizenNo}` }], "police");
    const { rows } = await owner.query<{ count: string }>(
      "select count(*) as count from audit.entry where detail::text like $1",
      [`%${known.citizenNo}%`],
    );
    expect(Number(rows[0]?.count)).toBe(0);
    const { rows: kept } = await owner.query<{ answer_note: string }>(
      "select answer_note from benefits.referral where child_id = $1",
      [known.id],
    );
    expect(kept[0]?.answer_note).not.toContain(known.citizenNo);
  });
});
