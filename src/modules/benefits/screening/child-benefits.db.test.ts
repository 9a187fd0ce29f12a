import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { unitOfWork } from "../../../platform/db/database.ts";
import { followChanges } from "../../recognition/refresh-profiles.service.ts";
import type { ChildBenefit } from "./child-benefits.contract.ts";
import type { CoverageRow } from "./coverage.contract.ts";
import type { FindingView } from "./findings.contract.ts";
import type { ReferralView } from "./referrals.contract.ts";
import { tellVerdicts } from "./tell-verdicts.service.ts";

let test: TestApp;
let owner: pg.Client;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-27T09:00:00+08:00" });
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await test.close();
});

const prison = { kind: "condition", from: "2025-05-01", value: { condition: "imprisoned", termMonths: 36 } };
const lost = {
  kind: "condition",
  from: "2026-04-10",
  value: {
    condition: "outOfContact",
    road: "police",
    reportedOn: "2026-04-20",
    dutyFulfilled: false,
    receipt: "回执 2026-18",
  },
};

async function open(
  name: string,
  facts: object[],
  father: object[] = [],
  mother: object[] = [],
): Promise<string> {
  const director = await test.as("director");
  const answer = await director.post("/api/children", {
    person: { name, sex: "2", birthDate: "2017-09-01" },
    villageCode: "500117104204",
    on: "2024-01-01",
    facts: [{ kind: "relief", from: "2024-01-01", value: { measure: "none" } }, ...facts],
    kin: [
      { relation: "51", person: { name: "王大山" }, facts: father },
      { relation: "52", person: { name: "周小燕" }, facts: mother },
    ],
  });
  expect(answer.statusCode, answer.body).toBe(200);
  await followChanges(test.app);
  return answer.json<{ id: string }>().id;
}

async function benefitsOf(id: string, asOf = "2026-11-27"): Promise<Map<string, ChildBenefit>> {
  const director = await test.as("director");
  const answer = await director.get(`/api/children/${id}/benefits?asOf=${asOf}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return new Map(answer.json<{ items: ChildBenefit[] }>().items.map((one) => [one.code, one]));
}

describe("one child's benefits", () => {
  it("tell that a father in prison and a mother lost for seven months make an allowance due (R-124)", async () => {
    const id = await open("王小溪", [], [prison], [lost]);
    const basic = (await benefitsOf(id)).get("B03");
    expect(basic).toMatchObject({ group: "missed", amountFen: 165_100, can: ["apply"] });
    // Its conditions come when they are asked for, and nobody else's with them.
    expect(basic).toMatchObject({ judgement: null, amount: null });
    const alone = await benefitsOf(id, "2026-11-27&programme=B03");
    expect([...alone.keys()]).toEqual(["B03"]);
    expect(alone.get("B03")?.judgement?.explanation.line.children.length).toBeGreaterThan(0);
    expect(alone.get("B03")?.amount?.parameters.map(({ key }) => key)).toContain(
      "benefits.standard.defacto.community",
    );
    expect(basic?.reason).toContain("民发〔2019〕62号");
    const director = await test.as("director");
    const desk = (await director.get("/api/desk")).json<{
      tasks: { title: string; why: string; link: string }[];
    }>();
    const task = desk.tasks.find(({ title }) => title.startsWith("应享未享：王小溪"));
    expect(task?.title).toBe("应享未享：王小溪 · 事实无人抚养儿童基本生活补贴");
    expect(task?.link).toBe(`/findings?finding=${basic?.findingId ?? ""}`);
  });

  it("ask for what is missing instead of guessing it", async () => {
    const id = await open("王小河", [], [prison]);
    const basic = (await benefitsOf(id)).get("B03");
    expect(basic?.group).toBe("cannotTell");
    expect(basic?.missing.map(({ name }) => name)).toContain("motherConditions");
    const director = await test.as("director");
    const found = (await director.get("/api/findings?about=programme:B03&kind=cannotTell")).json<{
      items: FindingView[];
    }>();
    expect(found.items.map(({ childName }) => childName)).toContain("王小河");
  });

  it("were others on another day", async () => {
    const id = await open("王小江", [], [prison], [lost]);
    expect((await benefitsOf(id, "2026-08-01")).get("B03")?.group).not.toBe("missed");
    expect((await benefitsOf(id, "2026-11-01")).get("B03")?.group).toBe("missed");
  });

  it("count what the child has already against a top-up (民发〔2019〕62号)", async () => {
    const id = await open("王小湖", [], [prison], [lost]);
    const director = await test.as("director");
    const { version } = (await director.get(`/api/children/${id}`)).json<{ version: number }>();
    const added = await director.post(
      `/api/children/${id}/facts`,
      { kind: "relief", from: "2025-01-01", value: { measure: "dibao", amountFen: 45_000 } },
      { version },
    );
    expect(added.statusCode, added.body).toBe(200);
    await followChanges(test.app);
    expect((await benefitsOf(id)).get("B03")?.amountFen).toBe(120_100);
  });

  it("tell of what a payroll pays the amount that the payroll reckons, and how", async () => {
    const id = await open("王小湾", [], [prison], [lost]);
    await owner.query(
      `insert into benefits.entitlement (id, child_id, scope_code, programme, care_mode, from_month, source, decided_on, recorded_at,
         recorded_by) values (gen_random_uuid(), $1, '500117104204', 'B03', 'community', '2026-08', 'ledger', '2026-07-20', now(), $1)`,
      [id],
    );
    expect((await benefitsOf(id)).get("B03")).toMatchObject({
      group: "receiving",
      amountFen: 165_100,
      reckoned: "标准 1,651.00 元",
    });
    const income = await (await test.as("district")).post(`/api/children/${id}/other-incomes`, {
      kind: "dibao",
      fromMonth: "2026-10",
      fen: 64_000,
      source: "低保系统比对",
    });
    expect(income.statusCode, income.body).toBe(200);
    const told = (await benefitsOf(id, "2026-11-27&programme=B03")).get("B03");
    expect(told).toMatchObject({ amountFen: 101_100, amount: null });
    expect(told?.reckoned).toContain("减低保金人均实发 640.00 元");
    expect((await benefitsOf(id, "2026-09-15")).get("B03")?.amountFen).toBe(165_100);
  });
});

describe("the verdicts", () => {
  it("of one child can be told for any day without storing anything", async () => {
    const id = await open("王小潭", [], [prison], [lost]);
    const told = (on: string) =>
      unitOfWork(
        test.app.database,
        systemActor("command-line"),
        { operation: "benefits.screening.tell", effect: "read" },
        async (tx) => {
          for await (const one of tellVerdicts(tx, on, id)) return one.verdicts;
          return [];
        },
      );
    const basic = async (on: string) => (await told(on)).find(({ about }) => about === "programme:B03");
    expect(await basic("2026-11-27")).toMatchObject({ verdict: "yes", missing: [] });
    expect((await basic("2026-11-27"))?.documents.join()).toContain("民发〔2019〕62号");
    expect((await basic("2026-08-01"))?.verdict).not.toBe("yes");
    expect((await told("2026-11-27")).length).toBeGreaterThan(30);
  });
});

describe("a referral", () => {
  it("goes to the department that settles it, lies on the township's desk, and its answer counts as received", async () => {
    const id = await open("王小泉", [
      { kind: "category", from: "2024-01-01", value: { category: "orphan" } },
    ]);
    expect((await benefitsOf(id)).get("B07")?.group).toBe("missed");
    const supervisor = await test.as("supervisor");
    const made = await supervisor.post("/api/referrals", { childId: id, programme: "B07", note: "新增孤儿" });
    const referral = made.json<ReferralView>();
    expect(referral).toMatchObject({
      referredTo: "区医保局",
      state: "waiting",
      referredOn: "2026-11-27",
      isLate: false,
    });
    const again = await supervisor.post("/api/referrals", { childId: id, programme: "B07" });
    expect(again.json()).toMatchObject({ code: "benefits.referral.waiting" });
    const answered = await supervisor.post(
      `/api/referrals/${referral.id}/answer`,
      { state: "takenUp", on: "2026-11-27", validUntil: "2027-12-31", amountFen: 40_000 },
      { version: referral.version },
    );
    expect(answered.json<ReferralView>()).toMatchObject({ state: "takenUp", amountFen: 40_000 });
    expect((await benefitsOf(id)).get("B07")).toMatchObject({ group: "receiving" });
    const twice = await supervisor.post(
      `/api/referrals/${referral.id}/answer`,
      { state: "refused", on: "2026-11-27" },
      { version: referral.version },
    );
    expect(twice.statusCode).toBe(409);
  });

  it("is not made for what the bureau itself decides, nor from another township", async () => {
    const id = await open("王小井", []);
    const supervisor = await test.as("supervisor");
    const own = await supervisor.post("/api/referrals", { childId: id, programme: "B03" });
    expect(own.json()).toMatchObject({ code: "benefits.referral.ownProgramme" });
    const other = await test.as("otherSupervisor");
    expect((await other.post("/api/referrals", { childId: id, programme: "B07" })).statusCode).toBe(404);
  });
});

describe("coverage", () => {
  it("is 100 % only when nobody is missing and nobody unknown (R-102)", async () => {
    const district = await test.as("district");
    const rateOf = async () => {
      expect((await district.post("/api/screenings", {})).statusCode).toBe(200);
      const { items } = (await district.get("/api/coverage")).json<{ items: CoverageRow[] }>();
      return items.find(({ programme }) => programme === "B07");
    };
    const before = await rateOf();
    expect(before?.rate).toBeLessThan(10_000);
    const { rows } = await owner.query<{ child_id: string }>(
      "select child_id from benefits.finding where about = 'programme:B07' and state = 'open'",
    );
    for (const { child_id } of rows) {
      const { version } = (await district.get(`/api/children/${child_id}`)).json<{ version: number }>();
      const told = await district.post(
        `/api/children/${child_id}/facts`,
        { kind: "insurance", from: "2026-01-01", value: { year: 2026, insured: true } },
        { version },
      );
      expect(told.statusCode, told.body).toBe(200);
    }
    await followChanges(test.app);
    const after = await rateOf();
    expect(after).toMatchObject({ rate: 10_000, cannotTell: 0 });
    expect(after?.receiving).toBe(after?.entitled);
    const places = (await district.get("/api/coverage/B07")).json<{
      rows: { code: string; rate: number }[];
    }>();
    expect(places.rows).toEqual([expect.objectContaining({ code: "500117104", rate: 10_000 })]);
  });
});
