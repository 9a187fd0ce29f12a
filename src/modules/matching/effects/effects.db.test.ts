import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { insertBatch, insertSame } from "../../../../test/support/matching.ts";
import { setClock } from "../../../kernel/clock.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../../platform/db/database.ts";
import type { FindingView } from "../../benefits/screening/findings.contract.ts";
import { followChanges } from "../../recognition/refresh-profiles.service.ts";
import type { RosterType, RowValues } from "../rosters/roster-type.ts";
import { afterBatch } from "./after-batch.service.ts";
import { applyMatches, withdrawMatch } from "./apply-matches.service.ts";
import type { DifferenceItem } from "./differences.contract.ts";

const TODAY = "2026-11-28T09:00:00+08:00";
const VILLAGE = "500117104204";

let test: TestApp;
let owner: pg.Client;

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: TODAY });
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await test.close();
  setClock("");
});

const work = <Result>(use: (tx: Tx) => Promise<Result>) =>
  unitOfWork(
    test.app.database,
    systemActor("matching"),
    { operation: "matching.work", effect: "write" },
    use,
  );

/** A roster of prisoners as its own declaration would have it, cut down to what follows from it. */
const prison: RosterType = {
  code: "prison",
  title: "服刑在押人员名单",
  unit: "justice",
  about: "adult",
  fields: [],
  oneToOne: true,
  record: () => {
    throw new Error("rows are matched elsewhere");
  },
  facts: (row: RowValues) => [
    {
      kind: "condition",
      from: row["since"] ?? "2024-03-01",
      to: row["released"] ?? null,
      value: { condition: "imprisoned", termMonths: 60, place: "永川监狱" },
      evidence: "刑事判决书",
    },
  ],
  endsWhenGone: { kind: "condition", slots: ["imprisoned"] },
  says: () => "在永川监狱服刑",
  check: { title: "服刑人员子女生活状况核查" },
  basis: "《未成年人保护法》",
};

interface Family {
  readonly childId: string;
  readonly fatherId: string;
  readonly motherId: string;
}

let families = 0;

/** A girl of eight whose mother is dead; of the father the ledger says that he is at home and able. */
async function openFamily(name: string, villageCode = VILLAGE, birthDate = "2018-03-01"): Promise<Family> {
  families += 1;
  const district = await test.as("district");
  const parent = (relation: string, call: string, sex: string, condition: string, from: string) => ({
    relation,
    person: { name: call, sex },
    facts: [{ kind: "condition", from, value: { condition } }],
  });
  const answer = await district.post("/api/children", {
    person: { name, sex: "2", birthDate },
    villageCode,
    on: "2024-01-01",
    facts: [{ kind: "household", from: "2024-01-01", value: { hukou: "rural", inDistrict: true } }],
    kin: [
      parent(
        "51",
        `${name.charAt(0)}父${"甲乙丙丁戊己庚辛壬癸".charAt(families % 10)}`,
        "1",
        "capable",
        "2020-01-01",
      ),
      parent(
        "52",
        `${name.charAt(0)}母${"甲乙丙丁戊己庚辛壬癸".charAt(families % 10)}`,
        "2",
        "deceased",
        "2021-05-01",
      ),
    ],
    notADouble: true,
  });
  expect(answer.statusCode, answer.body).toBe(200);
  const { id } = answer.json<{ id: string }>();
  const { rows } = await owner.query<{ person_id: string; relation: string }>(
    "select person_id, relation from registry.kin where child_id = $1",
    [id],
  );
  const of = (relation: string) => rows.find((row) => row.relation === relation)?.person_id ?? "";
  return { childId: id, fatherId: of("51"), motherId: of("52") };
}

interface Row {
  readonly personId: string;
  readonly type?: RosterType;
  readonly values?: RowValues;
  readonly asOf?: string;
  readonly batchId: string;
  readonly ordinal: number;
}

async function apply({ personId, batchId, ordinal, type = prison, values = {}, asOf = "2026-11-28" }: Row) {
  const pairId = await insertSame(owner, { batchId, ordinal, personId });
  await work((tx) =>
    applyMatches(tx, test.app, [{ pairId, batchId, ordinal, personId, type, values, asOf }]),
  );
  await followChanges(test.app);
  return pairId;
}

const prisonBatch = (more: { ordinal?: number; agreementId?: string; asOf?: string } = {}) =>
  insertBatch(owner, { subject: "prison", unit: "justice", asOf: "2026-11-28", ...more });

async function conditionsOf(personId: string) {
  const { rows } = await owner.query<{
    slot: string;
    from: string;
    to: string | null;
    source: string;
    evidence: string;
  }>(
    `select slot, valid_from::text as from, valid_to::text as to, source, evidence from registry.fact
     where person_id = $1 and kind = 'condition' and superseded_at is null order by valid_from, slot`,
    [personId],
  );
  return rows;
}

async function findingsOf(childId: string, as: "director" | "district" = "director"): Promise<FindingView[]> {
  const answer = await (await test.as(as)).get("/api/findings?limit=200");
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ items: FindingView[] }>().items.filter((one) => one.childId === childId);
}

describe("a certain match", () => {
  it("writes the father's sentence with the roster as its source, and the village is told what the child may claim", async () => {
    const { childId, fatherId } = await openFamily("苏小满");
    await followChanges(test.app);
    expect((await findingsOf(childId)).map(({ about }) => about)).not.toContain("programme:B03");
    const { batchId } = await prisonBatch();
    const pairId = await apply({ personId: fatherId, batchId, ordinal: 0 });
    const conditions = await conditionsOf(fatherId);
    expect(conditions).toEqual([
      expect.objectContaining({ slot: "capable", from: "2020-01-01", to: "2024-03-01" }),
      expect.objectContaining({
        slot: "imprisoned",
        from: "2024-03-01",
        to: null,
        source: "exchange",
        evidence: "刑事判决书；区司法局《服刑在押人员名单》（截至 2026-11-28） 第 1 行",
      }),
    ]);
    expect((await findingsOf(childId)).map(({ about }) => about)).toContain("programme:B03");

    await work((tx) => withdrawMatch(tx, test.app, pairId, "不是同一个人"));
    await followChanges(test.app);
    expect(await conditionsOf(fatherId)).toEqual([
      expect.objectContaining({ slot: "capable", from: "2020-01-01", to: null, source: "form" }),
    ]);
    expect((await findingsOf(childId)).map(({ about }) => about)).not.toContain("programme:B03");
  });
});

/** The census as its declaration has it, without the columns that nothing follows from. */
const school: RosterType = {
  code: "schoolCensus",
  title: "在校学生学籍名册",
  unit: "education",
  about: "child",
  fields: [],
  oneToOne: true,
  record: prison.record,
  facts: () => [],
  says: (row) => `在${row["school"] ?? "小学"}就读`,
  absence: {
    from: "protection.watch.school.from",
    below: "protection.watch.school.below",
    says: "应当在学，学籍名册里没有。",
  },
  basis: "《中华人民共和国义务教育法》",
};

async function differences(as: "director" | "neighbour" | "supervisor" | "district", query: string) {
  const answer = await (await test.as(as)).get(`/api/matching/differences?limit=200&${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ items: DifferenceItem[]; counts: Record<string, number> }>();
}

async function tasksOf(kind: string, place: string) {
  const { rows } = await owner.query<{ key: string; due_on: string | null; role: string }>(
    "select key, due_on::text, role from platform.task where kind = $1 and scope_code = $2 and done_at is null",
    [kind, place],
  );
  return rows;
}

describe("the children of somebody in prison", () => {
  it("are checked in the village, once, and the record settles the check with its conclusion", async () => {
    const { childId, fatherId } = await openFamily("童小雪");
    const grown = await openFamily("童大山", VILLAGE, "2005-01-01");
    const { batchId, agreementId } = await prisonBatch();
    await apply({ personId: fatherId, batchId, ordinal: 0 });
    await apply({ personId: grown.fatherId, batchId, ordinal: 1 });
    const { items } = await differences("director", "tab=checks");
    const check = items.find((one) => one.childId === childId);
    expect(check).toMatchObject({
      childName: "童小雪",
      state: "waiting",
      dueOn: "2026-12-11",
      can: ["check"],
    });
    expect(items.map(({ childName }) => childName)).not.toContain("童大山");
    expect((await differences("neighbour", "tab=checks")).items).toEqual([]);
    const key = `matching.check/${check?.id ?? ""}`;
    expect((await tasksOf("matching.check", VILLAGE)).find((task) => task.key === key)).toMatchObject({
      role: "villageDirector",
      due_on: "2026-12-11",
    });

    const answer = await (await test.as("director")).post("/api/records/matching.livingCheck", {
      ...{ on: "2026-11-28", aboutId: childId, submit: true },
      content: {
        ...{ livesWith: "grandparents", carer: "奶奶李秀英", carerAble: false, economy: "relief" },
        ...{ schooling: "attends", health: "well", conclusion: "unattended" },
      },
    });
    expect(answer.statusCode, answer.body).toBe(200);
    const after = await differences("district", "tab=checks&state=settled");
    expect(after.items.find((one) => one.childId === childId)).toMatchObject({
      state: "confirmed",
      settled: { by: "陈秀英", conclusion: "疑似事实无人抚养", entryId: answer.json<{ id: string }>().id },
    });
    expect((await tasksOf("matching.check", VILLAGE)).some((task) => task.key === key)).toBe(false);

    const next = await prisonBatch({ ordinal: 2, agreementId });
    await apply({ personId: fatherId, batchId: next.batchId, ordinal: 0 });
    const again = (await differences("director", "tab=checks")).items.filter(
      (one) => one.childId === childId,
    );
    expect(again).toEqual([]);
  });

  it("are asked about again when the record is taken back", async () => {
    const { childId, fatherId } = await openFamily("童小寒");
    const { batchId } = await prisonBatch();
    await apply({ personId: fatherId, batchId, ordinal: 0 });
    const director = await test.as("director");
    const written = await director.post("/api/records/matching.livingCheck", {
      ...{ on: "2026-11-28", aboutId: childId, submit: true },
      content: {
        ...{ livesWith: "grandparents", carer: "爷爷", carerAble: true, economy: "tight" },
        ...{ schooling: "attends", health: "well", conclusion: "well" },
      },
    });
    const { id, version } = written.json<{ id: string; version: number }>();
    const withdrawn = await director.post(
      `/api/records/matching.livingCheck/${id}/acts`,
      { act: "withdraw", reason: "写到了别的孩子名下" },
      { version },
    );
    expect(withdrawn.statusCode, withdrawn.body).toBe(200);
    const { items } = await differences("director", "tab=checks");
    expect(items.find((one) => one.childId === childId)).toMatchObject({ state: "waiting" });
  });
});

describe("a later batch without somebody", () => {
  it("ends nothing by itself: the district confirms the end with its day, or says that it has not come", async () => {
    const gone = await openFamily("贺小燕");
    const kept = await openFamily("贺小鸥");
    const { batchId, agreementId } = await prisonBatch();
    await apply({ personId: gone.fatherId, batchId, ordinal: 0 });
    await apply({ personId: kept.fatherId, batchId, ordinal: 1 });
    const next = await prisonBatch({ ordinal: 2, agreementId });
    await work((tx) => afterBatch(tx, test.app, next.batchId));
    await work((tx) => afterBatch(tx, test.app, next.batchId));
    expect((await conditionsOf(gone.fatherId)).at(-1)).toMatchObject({ slot: "imprisoned", to: null });
    const { items, counts } = await differences("district", "tab=endings");
    expect(items.map(({ childName }) => childName).sort()).toEqual(["贺小燕", "贺小鸥"].sort());
    expect(counts["endings"]).toBe(2);
    expect(await tasksOf("matching.settle", "500117")).toEqual([
      expect.objectContaining({ key: "matching.settle/endings/500117", role: "districtOfficer" }),
    ]);
    const settle = async (name: string, body: object, as: "district" | "supervisor" = "district") => {
      const item = items.find((one) => one.childName === name);
      return (await test.as(as)).post(`/api/matching/differences/${item?.id ?? ""}/settlement`, body, {
        version: item?.version ?? 0,
      });
    };
    const ended = { outcome: "ended", note: "监狱电话核实已释放" };
    expect((await settle("贺小燕", { ...ended, on: "2026-11-10" }, "supervisor")).statusCode).toBe(403);
    expect((await settle("贺小燕", ended)).statusCode).toBe(422);
    expect((await settle("贺小燕", { ...ended, on: "2026-11-10" })).statusCode).toBe(200);
    expect((await settle("贺小燕", { ...ended, on: "2026-11-10" })).statusCode).toBe(409);
    expect((await settle("贺小鸥", { outcome: "stillHolds", note: "转到了外省监狱" })).statusCode).toBe(200);
    expect((await conditionsOf(gone.fatherId)).at(-1)).toMatchObject({
      slot: "imprisoned",
      to: "2026-11-10",
    });
    expect((await conditionsOf(kept.fatherId)).at(-1)).toMatchObject({ slot: "imprisoned", to: null });
    expect(await tasksOf("matching.settle", "500117")).toEqual([]);
    const third = await prisonBatch({ ordinal: 3, agreementId });
    await work((tx) => afterBatch(tx, test.app, third.batchId));
    expect((await differences("district", "tab=endings")).items).toEqual([]);
  });
});

describe("what two units say differently", () => {
  it("is not written but asked of the township: a child who died is in school, one who is not left behind is on the school's list", async () => {
    const dead = await openFamily("华小宇");
    const district = await test.as("district");
    const { version } = (await district.get(`/api/children/${dead.childId}`)).json<{ version: number }>();
    const exit = await district.post(
      `/api/children/${dead.childId}/acts`,
      { kind: "ended", why: "died", on: "2026-11-01", reason: "医院死亡证明" },
      { version },
    );
    expect(exit.statusCode, exit.body).toBe(200);
    const other = await openFamily("华小宙");
    const { batchId } = await insertBatch(owner, {
      subject: "schoolCensus",
      unit: "education",
      asOf: "2026-11-28",
    });
    await apply({ personId: dead.childId, batchId, ordinal: 0, type: school, values: { leftBehind: "no" } });
    await apply({
      personId: other.childId,
      batchId,
      ordinal: 1,
      type: school,
      values: { leftBehind: "yes" },
    });
    const found = await differences("supervisor", "tab=discrepancies");
    expect(found.items.find((one) => one.childId === dead.childId)).toMatchObject({
      why: "deadSchooled",
      source: "区教委《在校学生学籍名册》（截至 2026-11-28） 第 1 行",
      can: ["settle"],
    });
    const lists = await differences("supervisor", "tab=leftBehind");
    const item = lists.items.find((one) => one.childId === other.childId);
    expect(item).toMatchObject({ why: "leftBehindUnregistered", holds: "不在农村留守儿童台账" });
    const supervisor = await test.as("supervisor");
    const wrong = await supervisor.post(
      `/api/matching/differences/${item?.id ?? ""}/settlement`,
      { outcome: "ended", note: "学校填错" },
      { version: 1 },
    );
    expect(wrong.statusCode).toBe(422);
    const settled = await supervisor.post(
      `/api/matching/differences/${item?.id ?? ""}/settlement`,
      { outcome: "registerRight", note: "父母都在家，学校填错" },
      { version: 1 },
    );
    expect(settled.json()).toMatchObject({
      state: "refused",
      settled: { outcome: "registerRight", by: "张国强" },
    });
  });

  it("is asked where somebody has later recorded that the father is at home and able", async () => {
    const { fatherId, childId } = await openFamily("卫小同");
    const { batchId } = await prisonBatch({ asOf: "2026-10-31" });
    await apply({ personId: fatherId, batchId, ordinal: 0, asOf: "2026-10-31" });
    expect((await conditionsOf(fatherId)).map(({ slot }) => slot)).toEqual(["capable"]);
    const { items } = await differences("supervisor", "tab=discrepancies");
    expect(items.find((one) => one.childId === childId)).toMatchObject({
      why: "laterStatement",
      holds: "健在有能力",
      personName: expect.stringMatching(/^卫父/) as string,
    });
    expect((await differences("director", "tab=checks")).items.some((one) => one.childId === childId)).toBe(
      false,
    );
  });
});

describe("the school census", () => {
  it("lists the children of school age whom no school knows, and says which of them come first", async () => {
    const absent = await openFamily("安小北", "500117104206", "2017-05-01");
    const enrolled = await openFamily("安小南", "500117104206", "2017-06-01");
    const small = await openFamily("安小东", "500117104206", "2022-06-01");
    const far = await openFamily("安小西", "500117104206", "2017-07-01");
    await owner.query("update registry.child set scope_code = '500153104206' where id = $1", [far.childId]);
    const district = await test.as("district");
    const { version } = (await district.get(`/api/children/${absent.childId}`)).json<{ version: number }>();
    await district.post(
      `/api/children/${absent.childId}/facts`,
      { kind: "disability", from: "2020-01-01", value: { class: "5", level: "2" } },
      { version },
    );
    const { batchId, agreementId } = await insertBatch(owner, {
      ...{ subject: "schoolCensus", unit: "education", asOf: "2026-11-28" },
    });
    await apply({ personId: enrolled.childId, batchId, ordinal: 0, type: school });
    await work((tx) => afterBatch(tx, test.app, batchId));
    const names = async (query = "") =>
      (await differences("neighbour", `tab=absences${query}`)).items.map(({ childName }) => childName);
    expect(await names()).toEqual(["安小北"]);
    expect(small.childId).not.toBe(absent.childId);
    expect(await names("&group=disabled")).toEqual(["安小北"]);
    expect(await names("&group=orphan")).toEqual([]);
    expect((await tasksOf("matching.settle", "500117104")).map(({ key }) => key)).toContain(
      "matching.settle/absences/500117104",
    );
    const file = await (await test.as("supervisor")).request({
      method: "GET",
      url: "/api/matching/differences?tab=absences&place=500117104206",
      headers: { accept: "text/csv" },
    });
    expect(file.body).toContain("安小北");
    expect(file.body).toContain("智力残疾二级");

    const next = await insertBatch(owner, {
      ...{ subject: "schoolCensus", unit: "education", asOf: "2026-11-28", ordinal: 2, agreementId },
    });
    await apply({ personId: enrolled.childId, batchId: next.batchId, ordinal: 0, type: school });
    await apply({ personId: absent.childId, batchId: next.batchId, ordinal: 1, type: school });
    await work((tx) => afterBatch(tx, test.app, next.batchId));
    expect(await names()).toEqual([]);
    expect((await differences("neighbour", "tab=absences&state=settled")).items).toMatchObject([
      { childName: "安小北", settled: { by: "系统" } },
    ]);
  });
});
