import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Agent, type CastName, createTestApp, type TestApp } from "../../../test/support/app.ts";
import { composeCitizenId } from "../../kernel/citizen-id.ts";
import { systemActor } from "../../platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../platform/db/database.ts";
import type { ChildFile } from "./child-file.contract.ts";
import type { FactDraft, FileDraft, KinDraft, PersonDraft } from "./file-draft.contract.ts";
import { CITIZEN_NO, PHONE } from "./person-identity.service.ts";
import { recordDrafts } from "./record-drafts.service.ts";

let test: TestApp;
let owner: pg.Client;
let district: Agent;

beforeAll(async () => {
  test = await createTestApp();
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
  district = await test.as("district");
});
afterAll(async () => {
  await owner.end();
  await test.close();
});

const VILLAGE = "500117104204";
const FAR_VILLAGE = "500117101205";
const SINCE = "2021-01-05";

let serial = 0;
const boyNo = (birthDate = "2015-06-01") => composeCitizenId("500199", birthDate, (serial++ % 400) * 2 + 1);
const home: FactDraft = { kind: "residence", from: SINCE, value: { villageCode: VILLAGE } };
const child = (more: Partial<PersonDraft> = {}): PersonDraft => ({
  name: "童合合",
  sex: "1",
  birthDate: "2015-06-01",
  ...more,
});
const father = (facts: readonly FactDraft[] = [], more: Partial<PersonDraft> = {}): KinDraft => ({
  relation: "51",
  person: { name: "童大山", ...more },
  facts,
});

const work = <Result>(use: (tx: Tx) => Promise<Result>) =>
  unitOfWork(test.app.database, systemActor("test"), { operation: "test.work", effect: "write" }, use);

/** Files as given, each by itself, so that nothing makes them one. */
async function open(...files: FileDraft[]): Promise<string[]> {
  const ids: string[] = [];
  for (const draft of files) {
    const [opened] = await work((tx) =>
      recordDrafts(tx, [{ draft, asOf: SINCE }], { cipher: test.app.cipher, source: "form" }),
    );
    ids.push(opened?.childId ?? "");
  }
  return ids;
}

const file = (person: PersonDraft, facts: readonly FactDraft[] = [], kin: readonly KinDraft[] = []) => ({
  child: person,
  facts: [home, ...facts],
  kin,
});

async function read(id: string): Promise<ChildFile> {
  const answer = await district.get(`/api/children/${id}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<ChildFile>();
}

function merge(keptId: string, mergedId: string, more: object = {}, who: Agent = district) {
  return who.post("/api/merges", { keptId, mergedId, reason: "同一个孩子", ...more });
}

async function merged(keptId: string, mergedId: string, more: object = {}): Promise<string> {
  const answer = await merge(keptId, mergedId, more);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ id: string }>().id;
}

const undo = (mergeId: string) => district.post(`/api/merges/${mergeId}/undo`, { reason: "其实是两个孩子" });

async function undone(mergeId: string): Promise<void> {
  const answer = await undo(mergeId);
  expect(answer.statusCode, answer.body).toBe(200);
}

async function revealed(childId: string, personId: string, field: string): Promise<string> {
  const answer = await district.post(`/api/children/${childId}/reveals`, {
    personId,
    field,
    reason: "核对",
  });
  return answer.statusCode === 200 ? answer.json<{ value: string }>().value : "";
}

/** All that can be read of these files, apart from versions, which only grow. */
async function everything(ids: readonly string[]): Promise<object> {
  const files = [];
  for (const id of ids) {
    const whole = { ...(await read(id)), version: 0, possibleDoubles: [] };
    const papers = (await district.get(`/api/children/${id}/attachments`)).json<{ items: object[] }>().items;
    const people = [whole.person, ...whole.kin.map((kin) => kin.person)];
    const numbers = [];
    for (const { id: personId } of people)
      numbers.push(await revealed(id, personId, "citizenNo"), await revealed(id, personId, "phone"));
    files.push({
      ...whole,
      person: { ...whole.person, version: 0 },
      facts: sorted(whole.facts),
      kin: sorted(whole.kin).map((kin) => ({
        ...kin,
        facts: sorted(kin.facts),
        otherChildren: sorted(kin.otherChildren),
        person: { ...kin.person, version: 0 },
      })),
      papers,
      numbers: numbers.sort(),
    });
  }
  const standing = await owner.query<StandingCopy>(
    "select * from registry.standing where child_id = any ($1) order by child_id, valid_from",
    [ids],
  );
  const keys = await owner.query(
    "select * from registry.name_key where child_id = any ($1) order by child_id, key",
    [ids],
  );
  return { files, standing: standing.rows.map(opened), keys: keys.rows };
}

/** Each sealing makes another box of the same number. */
function opened(row: StandingCopy): object {
  const open = (box: Buffer | null, context: string) => box && test.app.cipher.open(box, context);
  return {
    ...row,
    citizen_no_sealed: open(row.citizen_no_sealed, CITIZEN_NO),
    guardian_citizen_no_sealed: open(row.guardian_citizen_no_sealed, CITIZEN_NO),
    guardian_phone_sealed: open(row.guardian_phone_sealed, PHONE),
  };
}

interface StandingCopy {
  readonly citizen_no_sealed: Buffer | null;
  readonly guardian_citizen_no_sealed: Buffer | null;
  readonly guardian_phone_sealed: Buffer | null;
}

function sorted<Row extends { readonly id: string }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function write(who: CastName, childId: string, path: string, body: object) {
  const { version } = await read(childId);
  const answer = await (await test.as(who)).post(`/api/children/${childId}/${path}`, body, { version });
  expect(answer.statusCode, answer.body).toBe(200);
}

describe("the kept file", () => {
  it("gains number, phone, people and names that only the other one knew, and is found by them", async () => {
    const citizenNo = boyNo();
    const [kept = "", other = ""] = await open(
      file({ name: "童少少" }),
      file({ ...child(), name: "童绍绍", citizenNo, phone: "16011110000", ethnicity: "03" }),
    );
    const before = await everything([kept, other]);
    const mergeId = await merged(kept, other);
    const one = await read(kept);
    expect(one.person).toMatchObject({
      name: "童少少",
      formerNames: ["童绍绍"],
      sex: "1",
      birthDate: "2015-06-01",
      ethnicity: "03",
      documentKind: "citizenId",
    });
    expect(await revealed(kept, kept, "citizenNo")).toBe(citizenNo);
    expect(await revealed(kept, kept, "phone")).toBe("16011110000");
    for (const q of [citizenNo, "童绍"]) {
      const found = await district.get(`/api/children?q=${encodeURIComponent(q)}`);
      expect(found.json<{ items: { id: string }[] }>().items.map(({ id }) => id)).toEqual([kept]);
    }
    await undone(mergeId);
    expect(await everything([kept, other])).toEqual(before);
  });

  it("knows of the father whom both name what both knew, and so does his other child", async () => {
    const prison: FactDraft = { kind: "condition", from: "2022-01-01", value: { condition: "imprisoned" } };
    const away: FactDraft = { kind: "condition", from: "2019-01-01", value: { condition: "migrantWork" } };
    const citizenNo = composeCitizenId("500199", "1985-01-01", 31);
    const [kept = "", other = "", sister = ""] = await open(
      file(child(), [], [father([away])]),
      file(child(), [], [{ ...father([prison], { citizenNo, phone: "16022220000" }), caresForChild: true }]),
      file(child({ name: "童妹妹", sex: "2" }), [], [father([], { citizenNo })]),
    );
    const before = await everything([kept, other, sister]);
    const mergeId = await merged(kept, other);
    const [his] = (await read(kept)).kin;
    expect((await read(kept)).kin).toHaveLength(1);
    expect(his?.caresForChild).toBe(true);
    expect(his?.facts.map(({ slot }) => slot).sort()).toEqual(["imprisoned", "migrantWork"]);
    expect(await revealed(kept, his?.person.id ?? "", "citizenNo")).toBe(citizenNo);
    expect(his?.otherChildren.map(({ name }) => name)).toEqual(["童妹妹"]);
    const [hers] = (await read(sister)).kin;
    expect(hers?.person.id).toBe(his?.person.id);
    expect(hers?.facts).toHaveLength(2);
    await undone(mergeId);
    expect(await everything([kept, other, sister])).toEqual(before);
  });

  it("keeps two fathers of one name apart who have other numbers", async () => {
    const number = (nth: number) => composeCitizenId("500199", "1984-01-01", nth);
    const [kept = "", other = ""] = await open(
      file(child(), [], [father([], { citizenNo: number(33) })]),
      file(child(), [], [father([], { citizenNo: number(35) })]),
    );
    await merged(kept, other);
    expect((await read(kept)).kin).toHaveLength(2);
  });

  it("carries a category on that the other one began earlier, and shows on its timeline what was not taken over", async () => {
    const category = (from: string): FactDraft => ({
      kind: "category",
      from,
      value: { category: "inDifficulty" },
    });
    const school = (name: string): FactDraft => ({ kind: "schooling", from: SINCE, value: { school: name } });
    const [kept = "", other = ""] = await open(
      file(child(), [category("2022-01-01"), school("古楼小学")]),
      file(child(), [category("2020-01-01"), school("沙嘴小学")]),
    );
    const mergeId = await merged(kept, other);
    expect((await read(kept)).categories).toMatchObject([{ category: "inDifficulty", since: "2020-01-01" }]);
    const timeline = async () =>
      (await district.get(`/api/children/${kept}/timeline`)).json<{
        items: { text: string; before: string | null; undo: { id: string } | null }[];
      }>().items;
    const entries = await timeline();
    expect(entries.find(({ text }) => text.includes("沙嘴小学"))?.before).toContain("没有采用");
    expect(entries.find(({ undo: way }) => way?.id === mergeId)?.text).toContain("并入这份档案");
    await undone(mergeId);
    expect((await timeline()).some(({ text }) => text.includes("沙嘴小学"))).toBe(false);
  });
});

describe("two sound numbers that differ", () => {
  it("are two children, twins or namesakes, until the officer says which number is wrong", async () => {
    const [right, wrong] = [boyNo("2015-06-02"), boyNo()];
    const [kept = "", other = ""] = await open(
      file({ name: "童双双", citizenNo: wrong }),
      file({ name: "童双双", citizenNo: right }),
    );
    const before = await everything([kept, other]);
    const answer = await merge(kept, other);
    expect(answer.statusCode).toBe(409);
    expect(answer.json<{ code: string }>().code).toBe("registry.merge.numbersDiffer");
    expect(await everything([kept, other])).toEqual(before);

    const mergeId = await merged(kept, other, { numberOf: "merged" });
    expect(await revealed(kept, kept, "citizenNo")).toBe(right);
    expect((await read(kept)).person.birthDate).toBe("2015-06-02");
    await undone(mergeId);
    expect(await everything([kept, other])).toEqual(before);

    const again = await merged(kept, other, { numberOf: "kept" });
    expect(await revealed(kept, kept, "citizenNo")).toBe(wrong);
    await undone(again);
    expect(await everything([kept, other])).toEqual(before);
  });

  it("are not given back while one of them belongs to somebody else", async () => {
    const [mine, theirs] = [boyNo(), boyNo()];
    const [kept = "", other = ""] = await open(
      file({ name: "童乙乙", citizenNo: mine }),
      file({ name: "童乙乙", citizenNo: theirs }),
    );
    const mergeId = await merged(kept, other, { numberOf: "kept" });
    await open(file({ name: "童新新", citizenNo: theirs }));
    const answer = await undo(mergeId);
    expect(answer.json<{ code: string }>().code).toBe("registry.merge.numberUsed");
    expect((await read(other)).mergedInto).toBe(kept);
  });
});

describe("a merge", () => {
  it("joins files of two townships for the district, and for nobody below", async () => {
    const [here = ""] = await open(file(child({ name: "童远近" })));
    const [there = ""] = await open({
      ...file(child({ name: "童远近" }), [], [father()]),
      facts: [{ ...home, value: { villageCode: FAR_VILLAGE } }],
    });
    for (const who of ["supervisor", "otherSupervisor"] as const)
      expect((await merge(here, there, {}, await test.as(who))).statusCode).toBe(404);
    const before = await everything([here, there]);
    const mergeId = await merged(here, there);
    const seen = await (await test.as("director")).get(`/api/children/${here}`);
    expect(seen.json<ChildFile>().kin.map(({ person }) => person.name)).toEqual(["童大山"]);
    await undone(mergeId);
    expect(await everything([here, there])).toEqual(before);
  });

  it("closes the merged file for writing, and is taken back in the order in which it was made", async () => {
    const [kept = "", first = "", second = ""] = await open(file(child()), file(child()), file(child()));
    const one = await merged(kept, first);
    const two = await merged(kept, second);
    const { version } = await read(first);
    const health = { kind: "health", from: "2024-01-01", value: { status: "weak" } };
    const refusal = await district.post(`/api/children/${first}/facts`, health, { version });
    expect(refusal.json<{ code: string }>().code).toBe("registry.child.mergedAway");
    expect((await undo(one)).json<{ code: string }>().code).toBe("registry.merge.notUndoable");
    await undone(two);
    await undone(one);
    expect((await undo(one)).statusCode).toBe(409);
  });

  it("leaves with the kept child what was recorded and corrected since, when it is taken back", async () => {
    const citizenNo = boyNo();
    const [kept = "", other = ""] = await open(
      file(child(), [{ kind: "schooling", from: SINCE, value: { school: "古楼小学" } }]),
      file(child({ citizenNo, phone: "16033330000" }), [
        { kind: "schooling", from: SINCE, value: { school: "古楼小学", teacher: "李老师" } },
        { kind: "health", from: SINCE, value: { status: "weak" } },
      ]),
    );
    const mergeId = await merged(kept, other);
    await write("district", kept, "facts", {
      kind: "schooling",
      from: "2026-09-01",
      value: { school: "古楼中学" },
    });
    const { version } = await read(kept);
    const phone = await district.request({
      method: "PATCH",
      url: `/api/children/${kept}/persons/${kept}`,
      payload: { reason: "换了号码", phone: "16044440000" },
      version,
    });
    expect(phone.statusCode, phone.body).toBe(200);
    await undone(mergeId);
    const facts = (await read(kept)).facts.filter(({ kind }) => kind !== "residence");
    expect(facts.map(({ from, to, value }) => [from, to, value["school"], value["teacher"]])).toEqual([
      ["2026-09-01", null, "古楼中学", "李老师"],
      [SINCE, "2026-09-01", "古楼小学", undefined],
    ]);
    expect(await revealed(kept, kept, "phone")).toBe("16044440000");
    expect(await revealed(kept, kept, "citizenNo")).toBe("");
    expect(await revealed(other, other, "citizenNo")).toBe(citizenNo);
  });

  const day = fc.integer({ min: 2016, max: 2025 }).map((year) => `${year}-03-01`);
  const factDraft: fc.Arbitrary<FactDraft> = fc.oneof(
    fc.record({
      kind: fc.constant("schooling" as const),
      from: day,
      value: fc.record(
        { school: fc.constantFrom("甲校", "乙校"), teacher: fc.constantFrom("李", "王") },
        { requiredKeys: ["school"] },
      ),
    }),
    fc.record({
      kind: fc.constant("category" as const),
      from: day,
      value: fc.record({ category: fc.constantFrom("ruralLeftBehind", "inDifficulty") }),
    }),
    fc.record({
      kind: fc.constant("relief" as const),
      from: day,
      value: fc.record({ measure: fc.constantFrom("dibao", "medicalAssistance") }),
    }),
    fc.record({ kind: fc.constant("visit" as const), from: day, value: fc.constant({ note: "在家" }) }),
  );
  const condition: fc.Arbitrary<FactDraft> = fc.record({
    kind: fc.constant("condition" as const),
    from: day,
    value: fc.record({ condition: fc.constantFrom("migrantWork", "imprisoned", "severeDisability") }),
  });
  const kin: fc.Arbitrary<KinDraft> = fc.record({
    relation: fc.constantFrom("51", "52", "61"),
    person: fc.record(
      {
        name: fc.constantFrom("童大山", "何春花"),
        phone: fc.constantFrom("16011112222", "16011113333"),
        birthDate: fc.constantFrom("1985-01-01", "1986-02-02"),
      },
      { requiredKeys: ["name"] },
    ),
    facts: fc.uniqueArray(condition, { maxLength: 2, selector: ({ from }) => from }),
    caresForChild: fc.boolean(),
  });
  const person: fc.Arbitrary<PersonDraft> = fc.record(
    {
      name: fc.constantFrom("童𠮷𠮷", "童䶮", "阿卜杜热合曼·麦麦提图尔荪江·阿卜力米提"),
      sex: fc.constantFrom("1" as const, "2" as const),
      birthDate: fc.constantFrom("2015-06-01", "2015-06-02"),
      ethnicity: fc.constantFrom("01", "05"),
      phone: fc.constantFrom("16055550000", "16066660000"),
    },
    { requiredKeys: ["name"] },
  );
  const numbered = fc.tuple(person, fc.boolean()).map(([one, hasNumber]) => ({ one, hasNumber }));
  const draft = fc
    .record({
      numbered,
      facts: fc.uniqueArray(factDraft, { maxLength: 6, selector: ({ kind, from }) => `${kind}${from}` }),
      kin: fc.array(kin, { maxLength: 3 }),
    })
    .map(
      ({ numbered: { one, hasNumber }, facts, kin: around }) =>
        () =>
          // A number of its own each time that the file is opened.
          file(hasNumber ? { name: one.name, citizenNo: boyNo() } : one, facts, around),
    );

  it("loses nothing: taken back, every readable thing is as it was", async () => {
    await fc.assert(
      fc.asyncProperty(draft, draft, async (left, right) => {
        const [kept = "", other = ""] = await open(left(), right());
        const before = await everything([kept, other]);
        const mergeId = await merged(kept, other, { numberOf: "merged" });
        const now = await read(kept);
        const known = (await read(other)).facts;
        for (const { kind, slot, from } of known) {
          const holds = now.facts.filter(
            (fact) =>
              fact.kind === kind &&
              fact.slot === slot &&
              fact.from <= from &&
              (fact.to === null || fact.to > from),
          );
          expect(holds).toHaveLength(1);
        }
        await undone(mergeId);
        expect(await everything([kept, other])).toEqual(before);
      }),
      { numRuns: 10, endOnFailure: true },
    );
  }, 90_000);
});
