/** Each special procedure along its ways: whose turn it is, until when, and what is refused out of order. On a clock that stands, and is moved. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type CastName, cast, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { specialDesk } from "../../../../test/support/special-desk.ts";
import { setClock } from "../../../kernel/clock.ts";
import type { MatterView } from "../../../platform/procedures/matter-view.contract.ts";
import { specialProcedures } from "./special-procedures.ts";

let test: TestApp;
const { begun, read, decide, decided, handIn } = specialDesk(() => test);

/** A Friday. */
const START = "2026-11-27T09:00:00+08:00";

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: START });
});
afterAll(async () => {
  await test.close();
  setClock("");
});
beforeEach(() => test.moveTo(START));

const forms = {
  dropout: {
    school: "古楼中学",
    grade: "初二",
    stage: "junior",
    absentSince: "2026-11-20",
    causes: "tired",
  },
  missingChild: {
    lastSeenOn: "2026-11-27",
    lastSeenWhere: "古楼镇车站",
    looks: "蓝色校服，身高一米四",
    reportedBy: "外婆",
  },
  networkHarm: { kind: "bullying", foundOn: "2026-11-26", platform: "某短视频", what: "有人发布羞辱视频" },
  juvenileFollowUp: {
    role: "suspected",
    cause: "盗窃",
    handledBy: "区公安局",
    filedOn: "2026-11-10",
    inDetox: false,
  },
  legalHelp: { kind: "legalAid", cause: "抚养费", need: "追索抚养费的代理", askedOn: "2026-11-26" },
  difficulty: { kind: "school", saidOn: "2026-11-26", what: "家里没有人辅导，想住校" },
  crimeClue: {
    foundOn: "2026-11-26",
    where: "古楼镇网吧",
    what: "有成年人组织多名初中生收账",
    source: "群众反映",
  },
  leftWithoutCare: { cause: "isolated", happenedOn: "2026-11-27", children: 2, guardian: "区医院隔离" },
} as const;

/** Who does it, with which outcome, and what then stands on the page. */
type Stride = readonly [who: CastName, outcome: string, then: string, due?: string];

interface Way {
  readonly name: string;
  readonly procedure: keyof typeof forms;
  readonly starter: CastName;
  readonly form?: object;
  readonly first: readonly [step: string, due: string];
  readonly strides: readonly Stride[];
}

const ways: readonly Way[] = [
  {
    name: "a dropout comes back when the township goes along, and is watched for a term",
    procedure: "dropout",
    starter: "education",
    first: ["学校登记并劝返", "2026-12-04"],
    strides: [
      ["education", "inVain", "区教委签收书面报告", "2026-12-01"],
      ["education", "received", "镇街会同学校劝返", "2026-12-18"],
      ["supervisor", "returned", "下学期跟踪", "2027-04-26"],
      ["education", "again", "下学期跟踪", "2027-04-26"],
      ["education", "stays", "归档办结"],
      ["supervisor", "closed", ""],
    ],
  },
  {
    name: "a dropout who comes back at once meets no township",
    procedure: "dropout",
    starter: "supervisor",
    first: ["学校登记并劝返", "2026-12-04"],
    strides: [["education", "returned", "下学期跟踪", "2027-04-26"]],
  },
  {
    name: "a missing child is searched for at 24, 48 and 72 hours from the report, then by DNA",
    procedure: "missingChild",
    starter: "director",
    first: ["向公安报告", "2026-11-27T02:00:00.000Z"],
    strides: [
      ["supervisor", "called", "24小时查找情况", "2026-11-28T01:00:00.000Z"],
      ["police", "notYet", "48小时查找情况", "2026-11-29T01:00:00.000Z"],
      ["police", "notYet", "72小时查找情况", "2026-11-30T01:00:00.000Z"],
      ["police", "notYet", "采集亲属 DNA、发布寻人", "2026-11-28T01:00:00.000Z"],
      ["police", "taken", "持续查找", "2026-12-28"],
      ["police", "searched", "持续查找", "2026-12-28"],
      ["police", "found", "交接前核查监护情况", "2026-11-28T01:00:00.000Z"],
      ["supervisor", "home", "归档办结"],
      ["supervisor", "closed", ""],
    ],
  },
  {
    name: "a missing child that is found is handed back after a look at the home",
    procedure: "missingChild",
    starter: "police",
    first: ["向公安报告", "2026-11-27T02:00:00.000Z"],
    strides: [
      ["supervisor", "called", "24小时查找情况"],
      ["police", "found", "交接前核查监护情况"],
      ["supervisor", "notHome", "归档办结"],
    ],
  },
  {
    name: "harm on the net goes to the unit that can act, here entered by the district, and the child is helped",
    procedure: "networkHarm",
    starter: "director",
    first: ["受理并固定证据", "2026-12-02"],
    strides: [
      ["district", "toCyberspace", "区委网信办处置并回复", "2026-12-18"],
      ["district", "removed", "心理帮助和家庭指导", "2026-12-11"],
      ["supervisor", "helped", "告知投诉人并归档"],
      ["district", "closed", ""],
    ],
  },
  {
    name: "harm on the net that may be a crime goes to the police",
    procedure: "networkHarm",
    starter: "education",
    first: ["受理并固定证据", "2026-12-02"],
    strides: [
      ["district", "toPolice", "区公安局处置并回复", "2026-12-18"],
      ["police", "investigated", "心理帮助和家庭指导"],
    ],
  },
  {
    name: "a complaint that is none ends at once, with reasons",
    procedure: "networkHarm",
    starter: "supervisor",
    first: ["受理并固定证据", "2026-12-02"],
    strides: [["district", "dismissed", ""]],
  },
  {
    name: "legal aid is taken up, a lawyer is named, and the result is told",
    procedure: "legalHelp",
    starter: "director",
    first: ["转介", "2026-12-02"],
    strides: [
      ["supervisor", "referred", "法律援助机构受理", "2026-12-04"],
      ["district", "declined", "转介"],
      ["supervisor", "referred", "法律援助机构受理", "2026-12-04"],
      ["district", "accepted", "指派律师", "2026-12-02"],
      ["district", "assigned", "承办结果"],
      ["district", "running", "承办结果"],
      ["district", "finished", "告知结果并归档"],
      ["supervisor", "closed", ""],
    ],
  },
  {
    name: "judicial relief goes to the procuratorate",
    procedure: "legalHelp",
    starter: "district",
    form: { kind: "judicialRelief" },
    first: ["转介", "2026-12-02"],
    strides: [
      ["supervisor", "referred", "检察院受理司法救助", "2026-12-04"],
      ["district", "accepted", "救助决定和金额"],
      ["district", "granted", "告知结果并归档"],
    ],
  },
  {
    name: "what somebody asks for is taken up, dealt with and answered",
    procedure: "difficulty",
    starter: "director",
    first: ["受理", "2026-12-01"],
    strides: [
      ["supervisor", "accepted", "办理", "2026-12-18"],
      ["supervisor", "running", "办理", "2026-12-18"],
      ["supervisor", "solved", "答复并归档"],
      ["supervisor", "closed", ""],
    ],
  },
  {
    name: "a child without care is placed within hours, handed over, visited and given back",
    procedure: "leftWithoutCare",
    starter: "director",
    first: ["安排临时生活照料", "2026-11-28T01:00:00.000Z"],
    strides: [
      ["supervisor", "kin", "交接", "2026-11-28T01:00:00.000Z"],
      ["supervisor", "handedOver", "照料期间看望", "2026-12-04"],
      ["director", "visited", "照料期间看望", "2026-12-04"],
      ["director", "back", "核查后送回", "2026-12-07"],
      ["supervisor", "returned", "归档办结"],
      ["supervisor", "closed", ""],
    ],
  },
  {
    name: "a child whose guardian does not come back passes on to guardianship",
    procedure: "leftWithoutCare",
    starter: "supervisor",
    first: ["安排临时生活照料", "2026-11-28T01:00:00.000Z"],
    strides: [
      ["supervisor", "institution", "交接"],
      ["supervisor", "handedOver", "照料期间看望"],
      ["director", "noGuardian", "转临时监护或长期监护", "2026-12-07"],
      ["supervisor", "passedOn", "归档办结"],
    ],
  },
];

async function nameChild(name: CastName, { id }: MatterView): Promise<void> {
  const agent = await test.as(name);
  const answer = await agent.post(`/api/special/${id}/people`, { part: "child", name: "周小溪" });
  expect(answer.statusCode, answer.body).toBe(200);
}

function dueOf({ clock }: MatterView): string | null {
  return clock.dueAt ?? clock.dueOn;
}

describe.each(ways)("$name", ({ procedure, starter, form, first, strides }) => {
  it("step by step, each on its desk and by its day", async () => {
    const answers = { ...forms[procedure], ...form };
    let matter = await begun(starter, procedure, answers, { place: "500117104204" });
    expect([matter.stepTitle, dueOf(matter)]).toEqual(first);
    if (procedure !== "networkHarm" && procedure !== "difficulty") await nameChild("supervisor", matter);
    for (const [who, outcome, then, due] of strides) {
      const stranger = who === "supervisor" ? "otherSupervisor" : "supervisor";
      expect([403, 404, 422], `${stranger} at ${String(matter.stepTitle)}`).toContain(
        (await decide(stranger, matter, outcome)).statusCode,
      );
      await handIn(who, matter);
      const back = outcome === "declined" ? { to: "refer" } : {};
      matter = await decided(who, matter, outcome, back);
      expect(matter.stepTitle ?? "", outcome).toBe(then);
      if (due !== undefined) expect(dueOf(matter), then).toBe(due);
    }
  });
});

describe("a step", () => {
  it("of the village wants a village: a whole township is too wide", async () => {
    const { begin } = specialDesk(() => test);
    expect((await begin("supervisor", "leftWithoutCare", forms.leftWithoutCare)).json()).toMatchObject({
      code: "procedures.placeTooWide",
    });
  });

  it("waits for the child to be named, and for its papers", async () => {
    const matter = await begun("education", "dropout", forms.dropout);
    await handIn("education", matter);
    expect((await decide("education", matter, "inVain")).json()).toMatchObject({
      code: "special.nobodyNamed",
    });
  });

  it("is told above when its term is over, and is not late before", async () => {
    const matter = await begun("director", "missingChild", forms.missingChild, { place: "500117104204" });
    test.moveTo("2026-11-27T09:59:00+08:00");
    expect((await read("supervisor", matter)).clock.tone).not.toBe("late");
    test.moveTo("2026-11-27T10:01:00+08:00");
    expect((await read("supervisor", matter)).clock.tone).toBe("late");
  });
});

describe("what comes of a dropout", () => {
  it("stands in the child's file as schooling, with the matter as its evidence", async () => {
    const opened = await (await test.as("director")).post("/api/children", {
      person: { name: "江小满", sex: "1", birthDate: "2013-01-01" },
      villageCode: cast.director.place,
      on: "2021-01-01",
      facts: [{ kind: "schooling", from: "2025-09-01", value: { stage: "notEnrolled" } }],
    });
    const childId = opened.json<{ id: string }>().id;
    const matter = await begun("supervisor", "dropout", forms.dropout, { place: undefined, childId });
    await handIn("education", matter);
    await decided("education", matter, "returned");
    const file = await (await test.as("director")).get(`/api/children/${childId}`);
    const facts = file.json<{
      facts: { kind: string; holds: boolean; evidence: string | null }[];
    }>().facts;
    expect(facts.find(({ kind, holds }) => kind === "schooling" && holds)).toMatchObject({
      value: { stage: "junior", school: "古楼中学", grade: "初二" },
      evidence: expect.stringContaining("辍学劝返 500117104-2026-") as string,
    });
  });
});

describe("the figures", () => {
  it("tell how soon was first acted and how long it took, of the asker's places, to whom they concern", async () => {
    const matter = await begun("supervisor", "legalHelp", forms.legalHelp, { receivedOn: "2026-11-24" });
    await nameChild("supervisor", matter);
    test.moveTo("2026-11-27T11:00:00+08:00");
    await handIn("supervisor", matter);
    await decided("supervisor", matter, "dropped");
    const read = async (name: CastName) => (await test.as(name)).get("/api/special-figures?year=2026");
    const { items } = (await read("leader")).json<{ items: { procedure: string; ended: number }[] }>();
    expect(items.find(({ procedure }) => procedure === "legalHelp")).toMatchObject({
      ended: expect.any(Number) as number,
      firstActHours: expect.any(Number) as number,
      days: expect.any(Number) as number,
    });
    expect((await read("otherSupervisor")).json()).toEqual({ items: [] });
    for (const name of ["director", "education", "finance"] as const)
      expect((await read(name)).statusCode, name).toBe(403);
  });
});

describe("the follow-up of a minor in a case", () => {
  const start = (name: CastName, more: object = {}) =>
    begun(name, "juvenileFollowUp", { ...forms.juvenileFollowUp, ...more });

  async function handed(matter: MatterView): Promise<MatterView> {
    const agent = await test.as("district");
    await agent.post(`/api/special/${matter.id}/people`, { part: "child", name: "周小溪" });
    return handIn("district", matter);
  }

  it("is known to whoever registered it and nobody else, its name in no task", async () => {
    const matter = await start("district");
    await handed(matter);
    for (const name of Object.keys(cast) as CastName[]) {
      const isNamed = name === "district";
      const agent = await test.as(name);
      expect((await agent.get(`/api/applications/${matter.id}`)).statusCode === 200, name).toBe(isNamed);
      expect((await agent.get(`/api/special/${matter.id}/people`)).statusCode === 200, name).toBe(isNamed);
      const desk = (await agent.get("/api/desk")).body;
      expect(desk).not.toContain("周小溪");
    }
  });

  it("ticks off each right before the plan, and goes on until six months after the case was closed", async () => {
    let matter = await start("district");
    expect(matter).toMatchObject({ stepTitle: "权益保障清单逐项落实", clock: { dueOn: "2026-12-11" } });
    expect(matter.missing).toHaveLength(7);
    expect((await decide("district", matter, "done")).json()).toMatchObject({
      code: "procedures.materialsMissing",
    });
    matter = await handed(matter);
    matter = await decided("district", matter, "done");
    matter = await decided("district", matter, "planned");
    expect(matter).toMatchObject({ stepTitle: "家庭经济评估", clock: { dueOn: "2026-12-11" } });
    const livelihood = () => matter.checks.find(({ code }) => code === "livelihood");
    expect(livelihood()).toMatchObject({ verdict: "cannotTell", value: "还没有评估" });
    expect((await decide("district", matter, "monitored", { opinion: "" })).statusCode).toBe(422);
    matter = await decided("district", matter, "monitored");
    expect(livelihood()).toMatchObject({ verdict: "yes", value: "已纳入低收入监测", on: "2026-11-27" });
    expect(matter).toMatchObject({ stepTitle: "办案期间每月联系", clock: { dueOn: "2026-12-28" } });
    matter = await decided("district", matter, "contacted");
    matter = await decided("district", matter, "notProsecuted");
    expect(matter.stepTitle).toBe("结案后每月联系");
    expect((await decide("district", matter, "ended")).json()).toMatchObject({
      code: "special.tooEarly",
      detail: expect.stringContaining("2027-05-27") as string,
    });
    matter = await decided("district", matter, "contacted");
    test.moveTo("2027-05-26T09:00:00+08:00");
    expect((await decide("district", matter, "ended")).statusCode).toBe(409);
    test.moveTo("2027-05-27T09:00:00+08:00");
    matter = await decided("district", matter, "ended");
    expect(matter.stepTitle).toBe("封存归档");
  });

  it("opens the task of what comes after detox thirty days before its end, and not a day sooner", async () => {
    const tasks = async () => {
      const desk = await (await test.as("district")).get("/api/desk");
      return desk
        .json<{ tasks: { kind: string; dueOn: string }[] }>()
        .tasks.filter(({ kind }) => kind === "special.detoxEnds");
    };
    const matter = await start("district", { inDetox: true, detoxEndsOn: "2026-12-28" });
    expect(matter.outline.map(({ code }) => code)).toContain("detox");
    expect(await tasks()).toEqual([]);
    test.moveTo("2026-11-28T09:00:00+08:00");
    await start("district", { inDetox: true, detoxEndsOn: "2027-01-31" });
    expect(await tasks()).toMatchObject([{ dueOn: "2026-12-28" }]);
  });

  it("goes on month by month while detox lasts, and takes the task away when all is arranged (R-273)", async () => {
    const open = async (id: string) =>
      (await (await test.as("district")).get("/api/desk"))
        .json<{ tasks: { kind: string; link: string }[] }>()
        .tasks.some(({ kind, link }) => kind === "special.detoxEnds" && link.endsWith(id));
    let matter = await handed(await start("district", { inDetox: true, detoxEndsOn: "2026-12-20" }));
    for (const outcome of ["done", "planned", "aided"]) matter = await decided("district", matter, outcome);
    expect(matter).toMatchObject({
      ...{ stepTitle: "解除强制隔离戒毒前的衔接照管", clock: { dueOn: "2026-12-28" } },
    });
    matter = await decided("district", matter, "contacted");
    expect(matter.stepTitle).toBe("解除强制隔离戒毒前的衔接照管");
    expect(await open(matter.id)).toBe(true);
    matter = await decided("district", matter, "arranged");
    expect(matter.stepTitle).toBe("办案期间每月联系");
    expect(await open(matter.id)).toBe(false);
  });
});

describe("a clue to a crime", () => {
  it("goes to the police when their liaison is named, who then knows of it, and gives a receipt", async () => {
    let matter = await begun("district", "crimeClue", forms.crimeClue);
    expect((await decide("district", matter, "transferred")).json()).toMatchObject({
      code: "procedures.nextUnnamed",
      detail: expect.stringContaining("区公安局") as string,
    });
    const path = `/api/applications/${matter.id}/named`;
    const agent = await test.as("district");
    const { candidates } = (await agent.get(path)).json<{
      candidates: { accountId: string; post: string }[];
    }>();
    const police = candidates.find(({ post }) => post === "区公安局")?.accountId ?? "";
    expect((await agent.post(path, { accountId: police, reason: "接收线索" })).statusCode).toBe(200);
    matter = await decided("district", matter, "transferred");
    expect((await decide("police", matter, "received")).json()).toMatchObject({
      code: "procedures.materialsMissing",
    });
    await handIn("police", matter);
    matter = await decided("police", matter, "received");
    expect(matter).toMatchObject({ stepTitle: "公安告知结论", clock: { dueOn: "2026-12-25" } });
    const stranger = await (await test.as("district2")).get(`/api/applications/${matter.id}`);
    expect(stranger.statusCode).toBe(404);
  });
});

describe("who begins what", () => {
  it("is as each procedure says, for every post", async () => {
    const able: Record<string, CastName[]> = {};
    for (const name of Object.keys(cast) as CastName[]) {
      const answer = await (await test.as(name)).get("/api/procedures");
      if (answer.statusCode !== 200) continue;
      type Item = { code: string; canStart: boolean; group: string | null };
      // What stands under a heading of its own has its own test of who begins it.
      for (const { code, canStart, group } of answer.json<{ items: Item[] }>().items)
        if (canStart && group === null) able[code] = [...(able[code] ?? []), name];
    }
    const posts: CastName[] = [
      "director",
      "neighbour",
      "supervisor",
      "otherSupervisor",
      "district",
      "district2",
    ];
    const offices = posts.slice(2);
    const special = specialProcedures.map(({ procedure }) => procedure.code);
    expect(Object.fromEntries(special.map((code) => [code, able[code]]))).toEqual({
      bullying: [...offices, "education"],
      dropout: [...offices, "education"],
      missingChild: [...posts, "police", "education"],
      networkHarm: [...posts, "education"],
      juvenileFollowUp: ["district", "district2"],
      legalHelp: posts,
      leftWithoutCare: [...posts, "police"],
      difficulty: [...posts, "education"],
      crimeClue: ["district", "district2"],
    });
    const others = Object.entries(able).filter(([code]) => !special.includes(code));
    for (const [code, names] of others) expect(names, code).toEqual(posts);
  });
});
