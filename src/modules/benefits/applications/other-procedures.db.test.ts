/** The other benefit procedures through HTTP: each grants, ends or changes what its name says, in the decision's own transaction. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { applicationsOf } from "../../../../test/support/applications.ts";
import { account, FLAGSHIP, openFamily } from "../../../../test/support/families.ts";
import { systemWork } from "../../../../test/support/payees.ts";
import { readPdf } from "../../../../test/support/read-pdf.ts";
import { setClock } from "../../../kernel/clock.ts";
import type { ChildFile } from "../../registry/child-file.contract.ts";
import type { EntitlementView } from "../entitlements/entitlements.contract.ts";
import { startEntitlement } from "../entitlements/entitlements.service.ts";

let test: TestApp;
const { start, started, handInPapers, decide, decided, confirmed, read } = applicationsOf(() => test);

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-27T09:00:00+08:00" });
});
afterAll(async () => {
  await test.close();
  setClock("");
});

const dead = { condition: "deceased", from: "2024-05-01", evidence: "户口注销证明" } as const;
const typed = (value: unknown) => ({ value, source: { kind: "typed", words: "申请人填写" } });
const typedAll = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, typed(value)]));

async function openOrphan(name: string, more: object = {}): Promise<string> {
  return openFamily(await test.as("director"), { name, father: dead, mother: dead, ...more });
}

async function fileOf(childId: string): Promise<ChildFile> {
  return (await (await test.as("district")).get(`/api/children/${childId}`)).json<ChildFile>();
}

async function entitlementsOf(childId: string, month = "2026-12"): Promise<EntitlementView[]> {
  const answer = await (await test.as("district")).get(`/api/entitlements?month=${month}&limit=200`);
  return answer.json<{ items: EntitlementView[] }>().items.filter((one) => one.childId === childId);
}

describe("an orphan's basic allowance", () => {
  it("is granted to a child in a family by township and bureau", async () => {
    const childId = await openOrphan("顾一");
    const verified = await decided(
      "supervisor",
      await handInPapers(await started(childId, { procedure: "orphan" })),
      "pass",
    );
    await decided("district", verified, "confirm");
    expect(await entitlementsOf(childId)).toMatchObject([
      { programme: "B01", careMode: "community", fromMonth: "2026-12" },
    ]);
    const fact = (await fileOf(childId)).facts.find(({ kind }) => kind === "category");
    expect(fact?.value).toMatchObject({ category: "orphan", orphanType: "community" });
  });

  it("is granted to a child of the institution by two people of the bureau, and paid to the institution", async () => {
    const childId = await openOrphan("顾二", { withoutCarer: true });
    const form = {
      ...account(9001),
      ...typedAll({ careMode: "institution", payeeKind: "institution", payeeName: "合川区儿童福利院" }),
    };
    const matter = await started(childId, { procedure: "orphanInstitution", form }, "district");
    const verified = await decided("district", await handInPapers(matter, "district"), "pass");
    expect((await decide("district", verified, "confirm")).json<{ code: string }>().code).toBe(
      "procedures.separatePosts",
    );
    await decided("district2", verified, "confirm");
    expect(await entitlementsOf(childId)).toMatchObject([
      { programme: "B01", careMode: "institution", payeeName: "合川区儿童福利院", payeeRelation: "抚养机构" },
    ]);
  });

  it("of a child whose illness is secret is applied for by the bureau's officer alone, under a title that tells nothing", async () => {
    const childId = await openFamily(await test.as("director"), { name: "顾三" });
    const refused = await start(childId, { procedure: "hiv" });
    expect(refused.statusCode).toBe(404);
    const matter = await started(childId, { procedure: "hiv" }, "district");
    expect(matter.procedureTitle).not.toMatch(/艾滋|HIV/);
    const verified = await decided("district", await handInPapers(matter, "district"), "pass");
    await decided("district2", verified, "confirm");
    expect((await entitlementsOf(childId)).map(({ programme }) => programme)).toEqual(["B02"]);
    const seen = await read(matter, "director");
    expect(JSON.stringify(seen)).not.toMatch(/艾滋|HIV/);
  });
});

describe("a confirmation across places", () => {
  it("is pushed by where it was handed in, decided at home, and told where it was handed in", async () => {
    const childId = await openFamily(await test.as("director"), { name: "常一", ...FLAGSHIP });
    const kin = (await fileOf(childId)).kin.find(({ caresForChild }) => caresForChild);
    const form = {
      ...account(9100),
      ...typedAll({
        childName: "常一",
        childBirthDate: "2016-03-05",
        homeAddress: "古楼镇",
        fatherCondition: "imprisoned",
        motherCondition: "outOfContact",
        careMode: "community",
        handedIn: "OFFSITE",
        side: "within",
        otherPlace: "合川区古楼镇",
        appliedOn: "2026-11-27",
        payeePersonId: kin?.person.id,
        payeeName: "王桂英",
        payeeKind: "carer",
      }),
    };
    const own = await start(childId, { procedure: "defacto", form }, "otherSupervisor");
    expect(own.statusCode).toBe(404);
    const matter = await started(childId, { procedure: "defactoAcross", form }, "otherSupervisor");
    expect(matter.clock.dueOn).toBe("2026-12-02");
    const pushed = await decided("otherSupervisor", await handInPapers(matter, "otherSupervisor"), "push");
    expect(pushed.clock.dueOn).toBe("2026-12-18");
    const verified = await decided("supervisor", await read(pushed), "pass");
    const decidedAtHome = await decided("district", verified, "confirm");
    expect(decidedAtHome).toMatchObject({ state: "running", stepTitle: "受理地告知结果" });
    expect(await entitlementsOf(childId)).toMatchObject([{ programme: "B03", fromMonth: "2026-12" }]);
    const told = await decided(
      "otherSupervisor",
      await read(decidedAtHome, "otherSupervisor"),
      "informedYes",
    );
    expect(told.state).toBe("approved");
  });

  const acrossWith = (side: string) => ({
    procedure: "defactoAcross",
    form: { ...account(9100), ...typedAll({ side, otherPlace: "四川省武胜县沿口镇" }) },
  });

  it("received here is pushed in 3 days, the other place's 15 and 15 are watched, and it grants nothing here", async () => {
    const childId = await openFamily(await test.as("director"), { name: "常二", ...FLAGSHIP });
    const matter = await handInPapers(await started(childId, acrossWith("receiving")));
    expect(matter).toMatchObject({ stepTitle: "受理地录入并推送户籍地", clock: { dueOn: "2026-12-02" } });
    expect(matter.outline.map(({ code }) => code)).toEqual(["push", "verifyThere", "confirmThere", "inform"]);
    const pushed = await decided("supervisor", matter, "push");
    expect(pushed.deskName).toBe("户籍地镇街（由古楼镇 儿童督导员登记）");
    expect(pushed.clock.dueOn).toBe("2026-12-18");
    const verified = await decided("supervisor", pushed, "verified");
    expect(verified).toMatchObject({ stepTitle: "户籍地县级民政确认", clock: { dueOn: "2026-12-18" } });
    expect((await decide("supervisor", verified, "confirmed", "")).statusCode).toBe(422);
    const answered = await decided("supervisor", verified, "confirmed", "武胜县民政局 2026-12-01 确认。");
    expect(answered).toMatchObject({ stepTitle: "受理地告知结果", clock: { dueOn: "2026-12-02" } });
    expect((await decided("supervisor", answered, "informedYes")).state).toBe("approved");
    expect(await entitlementsOf(childId)).toEqual([]);
  });

  it("pushed to us is verified and decided here, and told where it was handed in", async () => {
    const childId = await openFamily(await test.as("director"), { name: "常三", ...FLAGSHIP });
    const matter = await handInPapers(await started(childId, acrossWith("hukou")));
    expect(matter).toMatchObject({ stepTitle: "户籍地镇街查验", clock: { dueOn: "2026-12-18" } });
    const confirmedHere = await decided("district", await decided("supervisor", matter, "pass"), "confirm");
    expect(confirmedHere.deskName).toBe("受理地（由古楼镇 儿童督导员登记）");
    expect(await entitlementsOf(childId)).toMatchObject([{ programme: "B03", fromMonth: "2026-12" }]);
    expect((await decided("supervisor", await read(confirmedHere), "informedYes")).state).toBe("approved");
  });

  it("that was denied is told as denied and as nothing else, whether we or the other place decided", async () => {
    const [ours, theirs] = [
      await openFamily(await test.as("director"), { name: "常六", ...FLAGSHIP }),
      await openFamily(await test.as("director"), { name: "常七", ...FLAGSHIP }),
    ];
    const matter = await handInPapers(await started(ours, acrossWith("hukou")));
    const denied = await decided("district", await decided("supervisor", matter, "pass"), "deny", "不符合。");
    const pushed = await decided(
      "supervisor",
      await handInPapers(await started(theirs, acrossWith("receiving"))),
      "push",
    );
    const verified = await decided("supervisor", pushed, "verified");
    const deniedThere = await decided("supervisor", verified, "denied", "武胜县民政局不予确认。");
    for (const one of [denied, deniedThere]) {
      const toTell = await read(one);
      expect(toTell.outcomes.map(({ label }) => label)).toEqual(["已告知：不予确认"]);
      const wrong = await decide("supervisor", toTell, "informedYes");
      expect(wrong.json()).toMatchObject({ code: "procedures.noSuchOutcome" });
      expect((await decided("supervisor", toTell, "refuse", "已书面告知。")).state).toBe("refused");
    }
    expect(await entitlementsOf(ours)).toEqual([]);
  });

  it("is refused with the field named where the side cannot be right", async () => {
    const childId = await openFamily(await test.as("director"), { name: "常四", ...FLAGSHIP });
    const answer = await start(childId, acrossWith("within"));
    expect(answer.json<{ code: string }>().code).toBe("benefits.application.acrossSide");
    expect(answer.json<{ errors: { path: string }[] }>().errors[0]?.path).toBe("form.side");
  });

  it("asks on its new page for nothing but the side, the other place and the account", async () => {
    const childId = await openFamily(await test.as("director"), { name: "常五", ...FLAGSHIP });
    const answer = await (await test.as("director")).get(`/api/preparations/defactoAcross?child=${childId}`);
    expect(answer.json<{ missing: { field: string }[] }>().missing.map(({ field }) => field)).toEqual([
      "side",
      "otherPlace",
      "payeeBank",
      "payeeAccount",
    ]);
  });
});

describe("a termination", () => {
  const ending = (more: object = {}) => ({
    procedure: "termination",
    form: typedAll({ programme: "B03", reason: "released", exitOn: "2026-11-20", ...more }),
  });

  it.each([
    { programme: "B03", category: "defactoUnattended", reason: "released", lastMonth: "2026-11" },
    { programme: "B01", category: "orphan", reason: "parentFound", lastMonth: "2026-10" },
  ] as const)(
    "of $programme because of $reason pays up to $lastMonth and ends the category, with a written decision",
    async ({ programme, category, reason, lastMonth }) => {
      const childId = await openFamily(await test.as("director"), {
        name: `钟${category === "orphan" ? "甲" : "乙"}`,
        facts: [{ kind: "category", from: "2026-08-10", value: { category } }],
      });
      await systemWork(test.app, (tx) =>
        startEntitlement(tx, test.app, { childId, programme, decidedOn: "2026-08-10", reason: "原已享受" }),
      );
      const matter = await handInPapers(await started(childId, ending({ programme, reason })));
      const verified = await decided("supervisor", matter, "pass");
      expect((await decide("district", verified, "end", "")).statusCode).toBe(422);
      const ended = await decided("district", verified, "end", "经核实不再符合条件。");
      expect(ended.state).toBe("approved");
      expect(ended.prints.map(({ title }) => title)).toEqual(["受理回执", "终止决定书"]);
      expect((await entitlementsOf(childId, "2026-10")).map(({ toMonth }) => toMonth)).toEqual([lastMonth]);
      expect(await entitlementsOf(childId, "2026-12")).toEqual([]);
      expect((await fileOf(childId)).categories).toEqual([]);
      const letter = await (await test.as("district")).get(
        `/api/applications/${ended.id}/prints/termination`,
      );
      const [year, month] = lastMonth.split("-");
      expect((await readPdf(letter.rawPayload)).solid).toContain(`发放到${year}年${Number(month)}月为止`);
    },
  );

  it("is nothing where nothing is received", async () => {
    const childId = await openFamily(await test.as("director"), { name: "钟二", ...FLAGSHIP });
    expect((await start(childId, ending())).json<{ code: string }>().code).toBe(
      "benefits.application.notReceiving",
    );
  });
});

describe("a change of the payee", () => {
  it("gives the money to who brings the child up from then on", async () => {
    const childId = await openFamily(await test.as("director"), { name: "彭一", ...FLAGSHIP });
    await confirmed(childId);
    const form = {
      ...account(9300),
      ...typedAll({ programme: "B03", changeReason: "祖母换了银行卡" }),
    };
    const matter = await handInPapers(await started(childId, { procedure: "payee", form }));
    const verified = await decided("supervisor", matter, "pass");
    await decided("district", verified, "agree");
    const [now] = await entitlementsOf(childId);
    expect(now?.accountMasked?.slice(-4)).toBe(form.payeeAccount.value.slice(-4));
  });
});

describe("福彩圆梦", () => {
  it("pays a school year to the pupil's own account", async () => {
    const childId = await openOrphan("宋大", {
      birthDate: "2008-03-05",
      facts: [
        { kind: "category", from: "2020-01-01", value: { category: "orphan", orphanType: "community" } },
      ],
    });
    const form = {
      ...account(9400),
      ...typedAll({
        schoolStage: "vocational",
        school: "合川职教中心",
        enrolledOn: "2026-09-01",
        isFullTime: true,
      }),
    };
    const matter = await handInPapers(await started(childId, { procedure: "fucaiOrphan", form }));
    await decided("district", await decided("supervisor", matter, "pass"), "confirm");
    expect(await entitlementsOf(childId)).toMatchObject([
      {
        programme: "B04",
        fromMonth: "2026-09",
        toMonth: "2027-08",
        payeeName: "宋大",
        payeeRelation: "本人",
      },
    ]);
  });
});

describe("明天计划", () => {
  const bills = {
    hospital: "重庆医科大学附属儿童医院",
    dischargedOn: "2026-11-20",
    totalFen: 5_000_000,
    insuranceFen: 3_000_000,
    seriousIllnessFen: 500_000,
    medicalAssistanceFen: 300_000,
    rehabAidFen: 0,
    charityFen: 200_000,
    followUpOn: "2027-02-20",
  };

  it("agrees to a treatment first", async () => {
    const childId = await openOrphan("明一");
    const form = typedAll({
      disease: "先天性心脏病",
      treatments: ["diagnosis"],
      plannedTreatment: "室间隔缺损修补术",
      hospital: "重医附儿院",
      diagnosedOn: "2026-11-01",
      budgetFen: 6_000_000,
    });
    const matter = await handInPapers(await started(childId, { procedure: "tomorrowPlan", form }));
    expect((await decided("district", matter, "agree")).state).toBe("approved");
  });

  it("pays the own share once, and no more than it", async () => {
    const childId = await openOrphan("明二");
    const over = {
      procedure: "tomorrowSettlement",
      form: { ...account(9500), ...typedAll({ ...bills, grantFen: 1_000_001 }) },
    };
    const refused = await start(childId, over);
    expect(refused.json<{ code: string }>().code).toBe("benefits.application.overOwnShare");
    expect(refused.body).toContain("10,000.00");
    const form = { ...account(9501), ...typedAll({ ...bills, grantFen: 1_000_000 }) };
    const matter = await handInPapers(await started(childId, { ...over, form }), "district");
    await decided("district2", await decided("district", matter, "pass"), "confirm");
    expect(await entitlementsOf(childId, "2026-11")).toMatchObject([
      { programme: "B06", fromMonth: "2026-11", toMonth: "2026-11", amountFen: 1_000_000 },
    ]);
  });
});

describe("临时救助", () => {
  const need = (amountFen: number, isUrgent: boolean) =>
    typedAll({
      cause: "disaster",
      happenedOn: "2026-11-25",
      situation: "家中失火，无处居住",
      isUrgent,
      amountFen,
    });

  it("relieves what is urgent first, asks for papers after, and pays once", async () => {
    const childId = await openOrphan("纪一");
    const form = { ...account(9600), ...need(100_000, true) };
    const matter = await started(childId, { procedure: "tempRelief", form });
    expect(matter.stepTitle).toBe("先行救助");
    const relieved = await decided("supervisor", matter, "relieved");
    expect(relieved.stepTitle).toBe("补齐经过和材料");
    expect(await entitlementsOf(childId, "2026-11")).toMatchObject([
      { programme: "B16", amountFen: 100_000 },
    ]);
    const completed = await decided("supervisor", relieved, "completed");
    const granted = await decided("supervisor", await handInPapers(completed), "grant");
    expect(granted.state).toBe("approved");
    expect(await entitlementsOf(childId, "2026-11")).toHaveLength(1);
  });

  it("is decided by the township up to its limit, and by the bureau beyond", async () => {
    const childId = await openOrphan("纪二");
    const form = { ...account(9601), ...need(5_000_000, false) };
    const matter = await handInPapers(await started(childId, { procedure: "tempRelief", form }));
    expect((await decide("supervisor", matter, "grant")).json<{ code: string }>().code).toBe(
      "benefits.application.overTownshipLimit",
    );
    const passed = await decided("supervisor", matter, "pass");
    await decided("district", passed, "confirm");
    expect(await entitlementsOf(childId, "2026-11")).toMatchObject([
      { programme: "B16", amountFen: 5_000_000 },
    ]);
  });
});
