/** An assessment from the first word to the guardian to what follows; every refusal; who sees what. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastName, cast, createTestApp, type TestApp } from "../../../../test/support/app.ts";
import {
  accountsOf,
  act,
  answersOf,
  assess,
  begin,
  inform,
  type Playing,
  scoreBoth,
  submit,
  view,
  words,
} from "../../../../test/support/assessments.ts";
import { openFamily } from "../../../../test/support/families.ts";
import { systemWork } from "../../../../test/support/payees.ts";
import { setClock } from "../../../kernel/clock.ts";
import { escalateLateTasks } from "../../../platform/tasks/late-tasks.service.ts";
import type { AssessmentView } from "./assessments.contract.ts";
import { remindOfNext } from "./due-next.job.ts";
import { listAssessments } from "./read-assessments.service.ts";

const TODAY = "2026-11-27";
let test: TestApp;
let playing: Playing;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: `${TODAY}T09:00:00+08:00` });
  playing = { test, accounts: await accountsOf(test) };
});
afterAll(async () => {
  await test.close();
  setClock("");
});

let born = 0;
async function child(more: { birthDate?: string; village?: string } = {}): Promise<string> {
  born += 1;
  const name = `评估${"甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒"[born] ?? "末"}`;
  return openFamily(await test.as("director"), { name, ...more });
}

interface Task {
  readonly kind: string;
  readonly title: string;
  readonly dueOn: string | null;
  readonly link: string;
}

async function tasksOf(name: CastName, id: string): Promise<Task[]> {
  const answer = await (await test.as(name)).get("/api/desk");
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ tasks: Task[] }>().tasks.filter(({ link }) => link.endsWith(id));
}

const code = (answer: { json(): unknown }) => (answer.json() as { code?: string }).code;

describe("an assessment", () => {
  let one: AssessmentView;
  let childId: string;

  it("is begun with its scale and two assessors, who cannot score before the guardian knows (R-213)", async () => {
    childId = await child();
    one = await begin(playing, childId, { note: "拟认定事实无人抚养" });
    expect(one).toMatchObject({
      state: "preparing",
      reason: "difficulty",
      dueOn: "2026-12-11",
      mustHear: true,
      can: ["inform", "cancel"],
      template: { version: "2026", unchecked: true },
      scale: { bounds: { normal: 80, insufficient: 60, improper: 40 } },
    });
    expect(one.sheets.map(({ name, unit }) => [name, unit])).toEqual([
      ["高洁", "合川区评估员"],
      ["林晓", "合川区社工"],
    ]);
    expect(await tasksOf("supervisor", one.id)).toMatchObject([
      { title: expect.stringContaining("告知监护人") as string },
    ]);
    const mine = (await view(await test.as("assessor"), one.id)).sheets[0];
    const early = await (await test.as("assessor")).post(`/api/assessments/${one.id}/sheets/${mine?.id}`, {
      answers: { points: {}, redLines: {} },
    });
    expect(code(early)).toBe("protection.assessment.notNow");
  });

  it("lies on each assessor's desk once the guardian was informed, and on nobody else's", async () => {
    one = await inform(playing, one);
    expect(one).toMatchObject({ state: "scoring", informed: { on: TODAY, whom: "祖母王桂英" } });
    expect(await tasksOf("assessor", one.id)).toMatchObject([{ dueOn: "2026-12-11" }]);
    expect(await tasksOf("socialworker", one.id)).toHaveLength(1);
    expect(await tasksOf("supervisor", one.id)).toEqual([]);
    expect(await tasksOf("district", one.id)).toEqual([]);
  });

  it("is scored by each alone: nobody sees the other's sheet before both have signed", async () => {
    const agent = await test.as("assessor");
    const sheets = (await view(agent, one.id)).sheets;
    const [mine, other] = sheets;
    const save = (assessorId: string | undefined, body: object) =>
      agent.post(`/api/assessments/${one.id}/sheets/${assessorId ?? ""}`, body);
    const half = { points: { A1: 7 }, redLines: {} };
    expect(code(await save(other?.id, { answers: half }))).toBe("protection.assessment.notYourSheet");
    expect(code(await save(mine?.id, { answers: { points: { A1: 9 }, redLines: {} } }))).toBe(
      "protection.assessment.badAnswers",
    );
    expect(code(await save(mine?.id, { answers: half, sign: true }))).toBe(
      "protection.assessment.incomplete",
    );
    expect((await save(mine?.id, { answers: half, seen: { A1: "看了体检表" } })).statusCode).toBe(200);
    expect((await view(agent, one.id)).sheets[0]).toMatchObject({
      answers: half,
      seen: { A1: "看了体检表" },
      score: { best: "normal", worst: "missing" },
    });
    for (const name of ["socialworker", "supervisor", "district"] as const)
      expect((await view(await test.as(name), one.id)).sheets[0], name).toMatchObject({
        answers: null,
        seen: null,
        score: null,
      });
  });

  it("shows where they differ once both have signed, and what they agree on is settled", async () => {
    const [full, less] = [answersOf(one, 0.8), { ...answersOf(one, 0.8) }];
    one = await scoreBoth(playing, one, [full, { ...less, points: { ...less.points, B5: 2 } }]);
    expect(one.state).toBe("joint");
    expect(one.differences).toEqual([{ code: "B5", title: "监护人行为", kind: "item", given: [8, 2] }]);
    expect(one.joint?.answers.points["A1"]).toBe(6);
    expect(one.joint?.answers.points["B5"]).toBeUndefined();
    const again = await (await test.as("assessor")).post(
      `/api/assessments/${one.id}/sheets/${one.sheets[0]?.id}`,
      { answers: full },
    );
    expect(code(again)).toBe("protection.assessment.notNow");
    expect(await tasksOf("assessor", one.id)).toEqual([]);
  });

  it("is not handed in without every item, without the words of a child of eight, or with a day to come", async () => {
    const agent = await test.as("assessor");
    const answers = answersOf(one, 0.7);
    const points = Object.fromEntries(Object.entries(answers.points).slice(1));
    const body = { answers, voiceOn: TODAY, ...words };
    const send = async (changed: object) =>
      code(
        await agent.post(
          `/api/assessments/${one.id}/submission`,
          { ...body, ...changed },
          { version: one.version },
        ),
      );
    expect(await send({ answers: { ...answers, points } })).toBe("protection.assessment.incomplete");
    expect(await send({ voice: undefined })).toBe("protection.assessment.voiceMissing");
    expect(await send({ voiceOn: undefined })).toBe("protection.assessment.voiceMissing");
    expect(await send({ voiceOn: "2026-11-28" })).toBe("protection.assessment.dateLater");
    expect(await send({ conclusion: "短" })).toBe("http.invalid");
    const stale = await agent.post(`/api/assessments/${one.id}/submission`, body, {
      version: one.version - 1,
    });
    expect([stale.statusCode, code(stale)]).toEqual([412, "protection.assessment.stale"]);
  });

  it("is handed in by an assessor, sent back with a reason, and confirmed by somebody who did not score", async () => {
    const supervisor = await test.as("supervisor");
    one = await submit(playing, one, answersOf(one, 0.7));
    expect(one).toMatchObject({ state: "submitted", can: [] });
    expect(await tasksOf("supervisor", one.id)).toMatchObject([
      { title: expect.stringContaining("确认监护能力评估") as string },
    ]);
    const wordless = await supervisor.post(
      `/api/assessments/${one.id}/decision`,
      { decision: "return" },
      { version: one.version },
    );
    expect(code(wordless)).toBe("protection.assessment.noteMissing");
    one = await act(supervisor, one, "decision", { decision: "return", note: "请补充父亲的情况" });
    expect(one).toMatchObject({ state: "joint", joint: { voice: words.voice } });
    one = await submit(playing, one, answersOf(one, 0.7));
    one = await act(supervisor, one, "decision", { decision: "confirm" });
    expect(one).toMatchObject({
      state: "confirmed",
      grade: "insufficient",
      redLine: false,
      confirmedOn: TODAY,
      confirmedBy: "张国强",
      nextDueOn: "2028-11-27",
      consequence: { title: "安排监护指导" },
      can: ["tell", "help"],
    });
    expect(one.percent).toBeGreaterThanOrEqual(60);
    expect(one.events.map((event) => event.act)).toEqual([
      "start",
      "inform",
      "sign",
      "sign",
      "submit",
      "return",
      "submit",
      "confirm",
    ]);
  });

  it("becomes tasks: to tell the guardian, and to do what the grade asks for; help given settles it (R-219)", async () => {
    expect((await tasksOf("supervisor", one.id)).map(({ title }) => title.split("：")[0])).toEqual([
      "告知监护人评估结果",
      "监护不足，安排监护指导",
    ]);
    const supervisor = await test.as("supervisor");
    const early = await supervisor.post(`/api/assessments/${one.id}/help`, {
      kind: "guidance",
      on: "2026-11-26",
      what: "上门指导",
    });
    expect(code(early)).toBe("protection.assessment.dateLater");
    one = await act(supervisor, one, "help", { kind: "guidance", on: TODAY, what: "上门指导怎样和孩子通话" });
    expect(one.help).toEqual([
      { kind: "guidance", on: TODAY, what: "上门指导怎样和孩子通话", outcome: null, by: "张国强" },
    ]);
    expect(await tasksOf("supervisor", one.id)).toHaveLength(1);
    const list = await supervisor.get("/api/assessments");
    expect(list.json()).toMatchObject({ total: 1, help: { guidance: 1 } });
  });

  it("may be asked for anew once, within fifteen working days of being told, by other people", async () => {
    const supervisor = await test.as("supervisor");
    expect(one.can).not.toContain("objection");
    one = await act(supervisor, one, "result-information", { on: TODAY, whom: "祖母", how: "当面" });
    expect(one).toMatchObject({ objectionUntil: "2026-12-18", told: { whom: "祖母" } });
    expect(one.can).toContain("objection");
    const ask = (assessors: object[]) =>
      supervisor.post(
        `/api/assessments/${one.id}/objection`,
        { words: "祖母认为没有看到她的努力", assessors },
        { version: one.version },
      );
    const { accounts } = playing;
    const same = await ask([
      { accountId: accounts.assessor, related: false },
      { accountId: accounts.district2, related: false },
    ]);
    expect(code(same)).toBe("protection.assessment.before");
    const others = [
      { accountId: accounts.district2, related: false },
      { accountId: accounts.supervisor, related: false },
    ];
    const anew = await ask(others);
    expect(anew.json(), anew.body).toMatchObject({
      reason: "objection",
      reassesses: one.id,
      state: "preparing",
      earlier: [{ id: one.id, grade: "insufficient" }],
    });
    expect((await view(supervisor, one.id)).can).not.toContain("objection");
    expect(code(await ask(others))).toBe("protection.assessment.notNow");
  });

  it("tells the village the grade, and nothing else (R-140)", async () => {
    const director = await test.as("director");
    expect((await director.get(`/api/children/${childId}/guardianship-grades`)).json()).toEqual({
      items: [{ id: one.id, grade: "insufficient", confirmedOn: TODAY, nextDueOn: "2028-11-27" }],
      runningSince: TODAY,
      can: [],
    });
    expect((await director.get(`/api/assessments/${one.id}`)).statusCode).toBe(403);
    const timeline = await director.get(`/api/children/${childId}/timeline`);
    expect(timeline.json<{ items: { kind: string; text: string }[] }>().items).toContainEqual(
      expect.objectContaining({ kind: "protection.assessment", text: "监护不足" }),
    );
  });
});

describe("a red line", () => {
  it("makes guardianship missing whatever the points, and rings at the district within a day (R-213)", async () => {
    const one = await assess(playing, await child(), 1, ["refuses"]);
    expect(one).toMatchObject({
      grade: "missing",
      percent: 100,
      redLine: true,
      joint: { score: { redLines: ["监护人拒绝承担监护"] } },
      nextDueOn: "2027-02-27",
    });
    const [task] = await tasksOf("district", one.id);
    expect(task).toMatchObject({
      title: expect.stringContaining("研判临时监护") as string,
      rings: true,
      dueAt: "2026-11-28T01:00:00.000Z",
    });
  });

  it("that one assessor saw is dropped with a reason only", async () => {
    const begun = await inform(playing, await begin(playing, await child()));
    const clean = answersOf(begun, 1);
    const joint = await scoreBoth(playing, begun, [clean, answersOf(begun, 1, ["violence"])]);
    const agent = await test.as("assessor");
    const body = { answers: clean, voiceOn: TODAY, ...words };
    const bare = await agent.post(`/api/assessments/${joint.id}/submission`, body, {
      version: joint.version,
    });
    expect(code(bare)).toBe("protection.assessment.dropReasonMissing");
    const dropped = { violence: "派出所核实为去年的事，现已分居" };
    expect(await submit(playing, joint, clean, { dropped })).toMatchObject({
      state: "submitted",
      joint: { dropped },
    });
  });

  it("of sexual harm closes the assessment to all but the people who are named", async () => {
    const childId = await child();
    const begun = await inform(playing, await begin(playing, childId));
    const answers = answersOf(begun, 1, ["sexualHarm"]);
    const joint = await scoreBoth(playing, begun, [answers, answers]);
    expect(joint.sealed).toBe(true);
    for (const name of ["district", "leader", "otherSupervisor"] as const)
      expect((await (await test.as(name)).get(`/api/assessments/${joint.id}`)).statusCode, name).toBe(404);
    const listed = await (await test.as("district")).get("/api/assessments?limit=200");
    expect(listed.body).not.toContain(joint.id);
    const director = await test.as("director");
    expect((await director.get(`/api/children/${childId}/guardianship-grades`)).json()).toMatchObject({
      items: [],
      runningSince: null,
    });
    expect((await director.get(`/api/children/${childId}/timeline`)).body).not.toContain(
      "protection.assessment",
    );
    const supervisor = await test.as("supervisor");
    const { accounts } = playing;
    await act(supervisor, joint, "readers", { accountId: accounts.district2, reason: "区级确认" });
    expect((await (await test.as("district2")).get(`/api/assessments/${joint.id}`)).statusCode).toBe(200);
    const nobody = await supervisor.post(`/api/assessments/${joint.id}/readers`, {
      accountId: accounts.director,
      reason: "想看看",
    });
    expect(nobody.statusCode).toBe(422);
    const submitted = await submit(playing, joint, answers);
    await act(supervisor, submitted, "decision", { decision: "confirm" });
    const tasks = await tasksOf("supervisor", joint.id);
    expect(tasks.length).toBeGreaterThan(0);
    for (const { title } of tasks) expect(title).toContain("一名儿童（保密）");
    expect(await tasksOf("district", joint.id)).toEqual([]);
  });
});

describe("beginning an assessment is refused", () => {
  let childId: string;
  beforeAll(async () => {
    childId = await child();
  });
  const outside = (name: string, more: object = {}) => ({
    name,
    unit: "合川区人民医院",
    related: false,
    ...more,
  });
  const named = (name: CastName, more: object = {}) => ({
    accountId: playing.accounts[name],
    related: false,
    ...more,
  });

  it.each([
    ["with one assessor", () => [named("assessor")], "tooFew"],
    ["with people of other units alone", () => [outside("甲医生"), outside("乙医生")], "noAccount"],
    [
      "with one who is related",
      () => [named("assessor"), named("socialworker", { related: true })],
      "related",
    ],
    [
      "with one who is called like the child's grandmother",
      () => [named("assessor"), outside("王桂英")],
      "kin",
    ],
    ["with the same person twice", () => [named("assessor"), named("assessor")], "twice"],
    [
      "with somebody whose post does not assess",
      () => [named("assessor"), { accountId: "00000000-0000-4000-8000-000000000000", related: false }],
      "notAssessor",
    ],
  ] as const)("%s", async (_, assessors, why) => {
    const answer = await (await test.as("supervisor")).post("/api/assessments", {
      childId,
      reason: "difficulty",
      assessors: assessors(),
    });
    expect(code(answer), answer.body).toBe(`protection.assessment.${why}`);
  });

  it("while another one runs; after that was cancelled with a reason it is not", async () => {
    const one = await begin(playing, childId);
    const again = await (await test.as("district")).post("/api/assessments", {
      childId,
      reason: "harm",
      assessors: [named("assessor"), named("socialworker")],
    });
    expect(code(again)).toBe("protection.assessment.running");
    await act(await test.as("supervisor"), one, "cancellation", { reason: "孩子已迁走" });
    expect(await tasksOf("supervisor", one.id)).toEqual([]);
    expect((await begin(playing, childId)).state).toBe("preparing");
  });

  it("of a child elsewhere, and of one whose file has ended", async () => {
    const asOther = await (await test.as("otherSupervisor")).post("/api/assessments", {
      childId,
      reason: "cycle",
      assessors: [named("assessor"), named("socialworker")],
    });
    expect(asOther.statusCode).toBe(404);
    const gone = await child();
    const ended = await (await test.as("director")).post(
      `/api/children/${gone}/acts`,
      { kind: "ended", on: TODAY, why: "movedAway", reason: "全家迁往外省" },
      { version: 1 },
    );
    expect(ended.statusCode, ended.body).toBe(200);
    const answer = await (await test.as("supervisor")).post("/api/assessments", {
      childId: gone,
      reason: "cycle",
      assessors: [named("assessor"), named("socialworker")],
    });
    expect(code(answer)).toBe("protection.assessment.childEnded");
  });
});

describe("somebody of another unit", () => {
  it("signs on paper; who leads types it and says where the paper lies", async () => {
    const begun = await begin(playing, await child(), {
      assessors: [
        { accountId: playing.accounts.assessor, related: false },
        { name: "周医生", unit: "区人民医院", related: false },
      ],
    });
    const one = await inform(playing, begun);
    const supervisor = await test.as("supervisor");
    const theirs = one.sheets[1]?.id ?? "";
    const answers = answersOf(one, 0.9);
    const bare = await supervisor.post(`/api/assessments/${one.id}/sheets/${theirs}`, {
      answers,
      sign: true,
    });
    expect(code(bare)).toBe("protection.assessment.paperMissing");
    const byAssessor = await (await test.as("assessor")).post(`/api/assessments/${one.id}/sheets/${theirs}`, {
      answers,
      sign: true,
      paper: "卷三",
    });
    expect(code(byAssessor)).toBe("protection.assessment.notYourSheet");
    const typed = await supervisor.post(`/api/assessments/${one.id}/sheets/${theirs}`, {
      answers,
      sign: true,
      paper: "评估卷第三页",
    });
    expect(typed.json<AssessmentView>().sheets[1], typed.body).toMatchObject({ paper: "评估卷第三页" });
  });
});

describe("a child under eight", () => {
  it("is not asked for words of the own, and may give them all the same", async () => {
    const begun = await inform(playing, await begin(playing, await child({ birthDate: "2020-01-01" })));
    expect(begun.mustHear).toBe(false);
    const answers = answersOf(begun, 1);
    const joint = await scoreBoth(playing, begun, [answers, answers]);
    expect(await submit(playing, joint, answers, { voice: undefined, voiceOn: undefined })).toMatchObject({
      state: "submitted",
    });
  });

  it("of eight who was not heard has it written why", async () => {
    const begun = await inform(playing, await begin(playing, await child({ birthDate: "2018-11-27" })));
    expect(begun).toMatchObject({ childAge: 8, mustHear: true });
    const answers = answersOf(begun, 1);
    const joint = await scoreBoth(playing, begun, [answers, answers]);
    const more = {
      voice: undefined,
      voiceOn: undefined,
      voiceWhyNot: "孩子有言语障碍，由老师代述也未能表达",
    };
    expect(await submit(playing, joint, answers, more)).toMatchObject({
      joint: { voiceWhyNot: more.voiceWhyNot },
    });
  });
});

describe("who sees an assessment", () => {
  let one: AssessmentView;
  beforeAll(async () => {
    one = await begin(playing, await child());
  });

  it.each([
    ["district", 200],
    ["district2", 200],
    ["leader", 200],
    ["supervisor", 200],
    ["otherSupervisor", 404],
    ["assessor", 200],
    ["socialworker", 200],
    ["director", 403],
    ["neighbour", 403],
    ["finance", 403],
    ["auditor", 403],
    ["security", 403],
    ["admin", 403],
    ["institution", 403],
    ["registrar", 403],
    ["police", 403],
  ] as const)("%s gets %i", async (name, status) => {
    expect((await (await test.as(name)).get(`/api/assessments/${one.id}`)).statusCode).toBe(status);
  });

  it("is nobody's who was not named, though the post assesses the whole district", async () => {
    const answer = await begin(playing, await child(), {
      assessors: [
        { accountId: playing.accounts.district2, related: false },
        { accountId: playing.accounts.supervisor, related: false },
      ],
    });
    for (const name of ["assessor", "socialworker"] as const)
      expect((await (await test.as(name)).get(`/api/assessments/${answer.id}`)).statusCode, name).toBe(404);
    expect(cast.assessor.place).toBe("500117");
  });
});

/** Sessions end with their day, so what was done on another one is looked at from today. */
async function onDay(day: string, use: () => Promise<void>): Promise<void> {
  setClock(`${day}T09:00:00+08:00`);
  try {
    await use();
  } finally {
    setClock(`${TODAY}T09:00:00+08:00`);
  }
}

describe("time", () => {
  it("tells the township before the next assessment is due, once", async () => {
    const one = await assess(playing, await child(), 1);
    expect(one.nextDueOn).toBe("2028-11-27");
    const due = async () =>
      (await tasksOf("supervisor", one.id)).filter(({ kind }) => kind.endsWith(".next"));
    await onDay("2028-10-27", () => remindOfNext(test.app));
    expect(await due()).toEqual([]);
    await onDay("2028-10-28", async () => {
      await remindOfNext(test.app);
      await remindOfNext(test.app);
    });
    expect(await due()).toMatchObject([{ dueOn: "2028-11-27" }]);
  });

  it("leaves a reminder no longer than until the child is assessed anew", async () => {
    const childId = await child();
    const first = await assess(playing, childId, 1);
    await onDay("2028-10-28", () => remindOfNext(test.app));
    await assess(playing, childId, 0.5);
    const left = await tasksOf("supervisor", first.id);
    expect(left.filter(({ kind }) => kind.endsWith(".next"))).toEqual([]);
    await onDay("2028-10-28", () => remindOfNext(test.app));
    expect(await tasksOf("supervisor", first.id)).toEqual(left);
  });

  it("tells the district what the township leaves lying", async () => {
    const one = await begin(playing, await child());
    await onDay("2026-12-14", async () => {
      await escalateLateTasks(test.app);
      const late = await systemWork(test.app, (tx) =>
        listAssessments(tx, test.app, { due: "late", limit: 200 }),
      );
      expect(late.items.find(({ id }) => id === one.id)).toMatchObject({ isLate: true });
    });
    expect(await tasksOf("district", one.id)).toMatchObject([{ kind: "task.late" }]);
  });
});
