/** Long-term guardianship, entrusted care, change, revocation, restoration, urging and sanction, through HTTP. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { guardianshipDesk } from "../../../../test/support/guardianship-desk.ts";
import { asOwnerOf, systemWork } from "../../../../test/support/payees.ts";
import { setClock } from "../../../kernel/clock.ts";
import type { Preparation } from "../../benefits/applications/applications.contract.ts";
import { startEntitlement } from "../../benefits/entitlements/entitlements.service.ts";
import { listSanctionLeads } from "../../benefits/payroll/sanction-leads.service.ts";
import { followChanges } from "../../recognition/refresh-profiles.service.ts";
import type { ChildFile } from "../../registry/child-file.contract.ts";
import type { ChildGuardianship } from "./guardianship.contract.ts";

let test: TestApp;
const desk = guardianshipDesk(() => test);
const DAY = "2026-11-27";

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: `${DAY}T09:00:00+08:00` });
});
afterAll(async () => {
  await test.close();
  setClock("");
});

async function guardianshipOf(childId: string, name: CastName = "district"): Promise<ChildGuardianship> {
  return (await (await test.as(name)).get(`/api/children/${childId}/guardianship`)).json<ChildGuardianship>();
}

async function fileOf(childId: string): Promise<ChildFile> {
  return (await (await test.as("district")).get(`/api/children/${childId}`)).json<ChildFile>();
}

async function tasksOf(name: CastName): Promise<string[]> {
  const answer = await (await test.as(name)).get("/api/desk");
  return answer.json<{ tasks: { title: string }[] }>().tasks.map(({ title }) => title);
}

describe("long-term guardianship", () => {
  it("follows a temporary one, by two people, with its decision in the file (R-063)", async () => {
    const childId = await desk.openChild("冉一");
    await desk.underState(childId);
    const matter = await desk.started("longTermGuardianship", childId);
    await desk.handInPapers(matter);
    await desk.decided("supervisor", matter, "true");
    expect((await desk.decided("district", matter, "grant")).state).toBe("approved");
    const { now, custodies } = await guardianshipOf(childId);
    expect(now).toMatchObject({ kind: "longTerm", lacksDecision: false, document: matter.no });
    expect(custodies.map(({ kind, endedWhy }) => [kind, endedWhy])).toEqual([
      ["longTerm", null],
      ["temporary", "转为长期监护"],
    ]);
  });

  it("is closed where somebody else may be guardian", async () => {
    const childId = await desk.openChild("冉二");
    const matter = await desk.started("longTermGuardianship", childId);
    await desk.handInPapers(matter);
    expect((await desk.decided("supervisor", matter, "other", "祖母愿意担任。")).state).toBe("closed");
    expect((await guardianshipOf(childId)).custodies).toEqual([]);
  });
});

describe("entrusted care", () => {
  it("is handed in by the village, confirmed by the township, and leaves the parents guardians", async () => {
    const childId = await desk.openChild("冉三");
    const matter = await desk.started("entrustedCare", childId, {}, "director");
    await desk.handInPapers(matter);
    expect((await desk.decided("supervisor", matter, "confirm")).state).toBe("approved");
    const { now } = await guardianshipOf(childId, "director");
    expect(now).toMatchObject({ kind: "entrusted", holder: "王桂英", since: "2026-11-01" });
    const { facts, kin } = await fileOf(childId);
    const father = kin.find(({ relation }) => relation === "51");
    expect(facts.find(({ kind, holds }) => kind === "guardianship" && holds)?.value).toEqual({
      form: "entrusted",
      guardianId: father?.person.id,
    });
    expect(facts.find(({ kind, holds }) => kind === "leftBehindCare" && holds)?.value).toMatchObject({
      signed: true,
    });
  });

  it("goes to nobody who was not looked at", async () => {
    const childId = await desk.openChild("冉四");
    const answer = await desk.start("entrustedCare", childId, { isFit: false }, "director");
    expect(answer.json()).toMatchObject({ code: "protection.guardianship.unfitCarer" });
  });
});

describe("another guardian", () => {
  it("is confirmed in the order of the law, and whoever receives the child's money is looked at (R-064)", async () => {
    const childId = await desk.openChild("冉五");
    await systemWork(test.app, (tx) =>
      startEntitlement(tx, test.app, {
        childId,
        programme: "B03",
        fromMonth: "2026-10",
        decidedOn: "2026-09-20",
        reason: "测试用",
      }),
    );
    const matter = await desk.started("guardianChange", childId);
    await desk.handInPapers(matter);
    await desk.decided("supervisor", matter, "fit");
    await desk.decided("district", matter, "confirm");
    expect((await guardianshipOf(childId)).now).toMatchObject({ kind: "relative", holder: "王桂英" });
    const { facts, kin } = await fileOf(childId);
    const grandmother = kin.find(({ relation }) => relation === "62");
    expect(facts.find(({ kind, holds }) => kind === "guardianship" && holds)?.value).toEqual({
      form: "relative",
      guardianId: grandmother?.person.id,
    });
    expect(await tasksOf("supervisor")).toContain("核对待遇领取人：冉五");
  });
});

describe("revoking and restoring a guardian's capacity", () => {
  it("is petitioned by the bureau when nobody else did, judged within a month, and entered in the file", async () => {
    const childId = await desk.openChild("冉六");
    const matter = await desk.started("revocation", childId, { guardianName: "冉六之父" });
    await desk.handInPapers(matter);
    await desk.decided("district", matter, "petition", "会商认为应当申请。");
    await desk.decided("district", matter, "bureau", "他人没有及时申请。");
    const filed = await desk.decided("district", matter, "filed", "已立案。");
    expect(filed).toMatchObject({ stepTitle: "人民法院审理", clock: { dueOn: "2026-12-28" } });
    expect((await desk.decide("district", matter, "revoked", "")).json()).toMatchObject({
      code: "procedures.reasonsMissing",
    });
    await desk.decided("district", matter, "revoked", "（2026）渝0117民特9号判决撤销。");
    const father = (await fileOf(childId)).kin.find(({ relation }) => relation === "51");
    expect(father?.facts.find(({ slot }) => slot === "guardianshipRevoked")).toMatchObject({
      from: DAY,
      holds: true,
    });
    expect(await tasksOf("district")).toContain("确定新的监护人：冉六");

    const early = { guardianName: "冉六之父", effectiveOn: "2026-11-01" };
    expect((await desk.start("restoration", childId, early)).json()).toMatchObject({
      code: "protection.guardianship.restoreTooEarly",
    });
    const excluded = { guardianName: "冉六之父", exclusion: "abuse" };
    expect((await desk.start("restoration", childId, excluded)).json()).toMatchObject({
      code: "protection.guardianship.restoreExcluded",
    });
    expect(
      (await desk.start("restoration", childId, { guardianRole: "mother", guardianName: "冉六之母" })).json(),
    ).toMatchObject({
      code: "protection.guardianship.notRevoked",
    });
  });

  it("is closed by a conference that lets the child go home", async () => {
    const matter = await desk.started("revocation", await desk.openChild("冉七"));
    await desk.handInPapers(matter);
    expect((await desk.decided("district", matter, "return", "监护人已经改正。")).state).toBe("closed");
  });
});

describe("a protection order", () => {
  it.each([
    [false, "人民法院裁定", "2026-11-30T01:00:00.000Z"],
    [true, "人民法院紧急裁定", "2026-11-28T01:00:00.000Z"],
  ])(
    "applied for, urgent %s, is ruled on in time, and then its half year is watched",
    async (isUrgent, title, dueAt) => {
      const childId = await desk.openChild(isUrgent ? "冉十五" : "冉十四");
      const matter = await desk.started("protectionOrder", childId, { isUrgent });
      expect(matter).toMatchObject({ stepTitle: title, clock: { dueAt } });
      await desk.decided("district", matter, "granted", "（2026）渝0117民保令7号，有效期六个月。");
      const { orders } = await guardianshipOf(childId);
      expect(orders).toMatchObject([
        { kind: "protectionOrder", issuedOn: DAY, validUntil: "2027-05-27", personName: "父亲" },
      ]);
      expect(orders[0]?.details.map(({ said }) => said)).toContain("禁止殴打、威胁，责令迁出住所");
    },
  );
});

describe("urging a guardian", () => {
  it("three times in vain suggests more than letters, and not before (R-090)", async () => {
    const childId = await desk.openChild("冉八");
    for (const time of [1, 2, 3]) {
      const matter = await desk.started("admonition", childId);
      await desk.decided("supervisor", matter, "issued");
      await desk.decided("supervisor", matter, "signed", "本人签收。");
      await desk.decided("supervisor", matter, "inVain", "回看没有改正。");
      const escalates = (await tasksOf("district")).includes("研判升级干预：冉八");
      expect(escalates, `after ${time}`).toBe(time === 3);
    }
  });

  it("that turned out needless, or helped, counts for nothing", async () => {
    const childId = await desk.openChild("冉九");
    for (const opinion of ["已经改正。", "没有这回事。", "不用督促。"]) {
      const matter = await desk.started("admonition", childId);
      await desk.decided("supervisor", matter, "needless", opinion);
    }
    const matter = await desk.started("admonition", childId);
    await desk.decided("supervisor", matter, "issued");
    await desk.decided("supervisor", matter, "left", "两名见证人在场。");
    await desk.decided("supervisor", matter, "improved");
    expect(await tasksOf("district")).not.toContain("研判升级干预：冉九");
  });
});

describe("a joint sanction", () => {
  it("is pushed only after it was told, answered, heard and decided by another person (R-066, R-216)", async () => {
    const childId = await desk.openChild("冉十");
    const matter = await desk.started("jointSanction", childId, {}, "district");
    await desk.handInPapers(matter);
    for (const outcome of ["pushed", "sanction", "served"])
      expect((await desk.decide("district", matter, outcome)).statusCode, outcome).toBe(422);
    await desk.decided("district", matter, "true");
    await desk.decided("district", matter, "served");
    expect((await desk.decide("district", matter, "none")).json()).toMatchObject({
      code: "protection.guardianship.mayStillSpeak",
    });
    await desk.decided("district", matter, "hearing", "当事人要求听证。");
    expect((await desk.decide("district", matter, "sanction")).statusCode).toBe(422);
    await desk.decided("district", matter, "held", "已听证。");
    expect((await desk.decide("district", matter, "sanction")).json()).toMatchObject({
      code: "procedures.separatePosts",
    });
    await desk.decided("district2", matter, "sanction");
    expect((await desk.decided("district", matter, "pushed")).state).toBe("approved");
    const repair = await desk.started("sanctionRepair", childId, { sanctionNo: matter.no ?? "" }, "district");
    await desk.handInPapers(repair);
    expect((await desk.decided("district", repair, "repair")).state).toBe("approved");
  });

  it("begins from the lead that the recovery of a benefit raised, and takes it from the queue", async () => {
    const childId = await desk.openChild("冉十六");
    const recoveryId = randomUUID();
    await asOwnerOf(test.databaseUrl, async (client) => {
      const about = [recoveryId, childId, "500117104204"];
      await client.query(
        `insert into benefits.recovery (id, child_id, scope_code, programme, state, from_month, to_month, reason, outstanding_fen,
           fraud, opened_at, changed_at) values ($1, $2, $3, 'B03', 'found', '2026-01', '2026-06', '多发', 990600, true, now(), now())`,
        about,
      );
      await client.query(
        `insert into benefits.sanction_lead (id, recovery_id, child_id, scope_code, state, why, raised_at)
         values (gen_random_uuid(), $1, $2, $3, 'waiting', '隐瞒已经回家抚养', now())`,
        about,
      );
    });
    const prepared = await (await test.as("district")).get(
      `/api/preparations/jointSanction?child=${childId}`,
    );
    const fields = prepared.json<Preparation>().sections.flatMap((section) => section.fields);
    const known = (name: string) => fields.find(({ field }) => field === name)?.value;
    expect(known("offence")).toBe("fraud");
    expect(known("facts")).toContain("隐瞒已经回家抚养");
    expect(known("amountFen")).toBe(990_600);
    const waiting = () => systemWork(test.app, (tx) => listSanctionLeads(tx, childId));
    expect(await waiting()).toHaveLength(1);
    const matter = await desk.started("jointSanction", childId, {}, "district");
    await desk.handInPapers(matter);
    expect(await waiting()).toHaveLength(1);
    await desk.decided("district", matter, "true");
    expect(await waiting()).toEqual([]);
    const recoveries = await (await test.as("district")).get("/api/recoveries?limit=50&all=true");
    expect(recoveries.body).toContain("已转惩戒认定");
  });

  it("skips the hearing where nobody asked for it", async () => {
    const matter = await desk.started("jointSanction", await desk.openChild("冉十三"));
    await desk.handInPapers(matter);
    await desk.decided("district", matter, "true");
    await desk.decided("district", matter, "served");
    expect((await desk.decided("district", matter, "stated", "陈述家庭困难。")).stepTitle).toBe(
      "作出惩戒决定",
    );
  });

  it("ends without one where the answer holds good", async () => {
    const matter = await desk.started("jointSanction", await desk.openChild("冉十一"));
    await desk.handInPapers(matter);
    await desk.decided("district", matter, "true");
    await desk.decided("district", matter, "served");
    expect((await desk.decided("district", matter, "accepted", "申辩成立。")).state).toBe("closed");
  });
});

describe("a child that moves", () => {
  it("takes its guardianship along: the new township sees it, the old one no longer", async () => {
    const childId = await desk.openChild("冉十二");
    await desk.underState(childId);
    const { version } = await fileOf(childId);
    const moved = await (await test.as("district")).post(
      `/api/children/${childId}/acts`,
      { kind: "moved", on: DAY, villageCode: "500117101205", reason: "随安置迁到官渡镇" },
      { version },
    );
    expect(moved.statusCode, moved.body).toBe(200);
    await followChanges(test.app);
    const page = await (await test.as("otherSupervisor")).get(`/api/children/${childId}/guardianship`);
    expect(page.json<ChildGuardianship>().custodies).toHaveLength(1);
    const old = await (await test.as("supervisor")).get(`/api/children/${childId}/guardianship`);
    expect(old.statusCode).toBe(404);
  });
});
