/** The next quarter's file in another office's form, and a batch taken back: known by properties over random batches. */
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Child,
  checked,
  child,
  type ImportDesk,
  imported,
  openImportDesk,
  type Person,
} from "../../../../test/support/import-desk.ts";
import { composeCitizenId } from "../../../kernel/citizen-id.ts";

let desk: ImportDesk;
let owner: pg.Client;
let supervisor: Person;

beforeAll(async () => {
  desk = await openImportDesk();
  owner = new pg.Client({ connectionString: desk.test.databaseUrl });
  await owner.connect();
  supervisor = await desk.as("supervisor");
});
afterAll(async () => {
  await owner.end();
  await desk.close();
});

const NEXT_QUARTER = "古楼镇农村留守儿童名册（2021年第一季度）";

/** All that the register believes; what was put away and files that were withdrawn do not count. */
async function believed(): Promise<string[]> {
  const { rows } = await owner.query<{ line: string }>(`
    select 'child ' || jsonb_build_array(id, scope_code, file_no, opened_on, ended_on)::text as line from registry.child where withdrawn_at is null
    union all
    select 'person ' || jsonb_build_array(p.id, name, former_names, sex, birth_date, ethnicity, document_kind, citizen_no_index, phone_sealed)::text
      from registry.person p where exists (select from registry.child c where c.id = p.id and c.withdrawn_at is null)
        or exists (select from registry.kin k where k.person_id = p.id and k.superseded_at is null)
    union all
    select 'kin ' || jsonb_build_array(child_id, person_id, relation, cares_for_child, valid_from, valid_to)::text from registry.kin where superseded_at is null
    union all
    select 'fact ' || jsonb_build_array(id, person_id, kind, slot, valid_from, valid_to, value)::text from registry.fact where superseded_at is null
    union all
    select 'standing ' || to_jsonb(s)::text from registry.standing s
    union all
    select 'key ' || to_jsonb(n)::text from registry.name_key n
    order by line`);
  return rows.map(({ line }) => line);
}

interface Family {
  readonly sameFather: boolean;
  readonly known: boolean;
  readonly change: "nothing" | "school" | "place" | "village" | "father" | "number";
}

const family = fc.record<Family>({
  sameFather: fc.boolean(),
  known: fc.boolean(),
  change: fc.constantFrom("nothing", "school", "place", "village", "father", "number"),
});

let families = 0;

/** Before the batch, and as the batch tells it. */
function childrenOf({ sameFather, known, change }: Family): { before: Child[]; after: Child[] } {
  families += 1;
  const at = String.fromCodePoint(0x5000 + families);
  const father = {
    father: `尹${at}`,
    ...(sameFather
      ? { fatherNumber: composeCitizenId("500199", "1984-04-04", (families * 2 + 1) % 1000) }
      : {}),
  };
  const both = [`尹大${at}`, `尹小${at}`].map((name) => child(name, { ...father, sex: "男" }));
  const lasting = change === "number" ? both.map((one) => ({ ...one, number: "" })) : both;
  const told = {
    nothing: {},
    school: { school: "双凤小学" },
    place: { place: "浙江省温州市" },
    village: { village: "骑龙村" },
    father: { father: `贺${at}`, fatherNumber: "" },
    number: {},
  }[change];
  return { before: known ? lasting : [], after: both.map((one) => ({ ...one, ...told })) };
}

describe("a batch that is taken back", () => {
  it("leaves the register exactly as it was before", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(family, { minLength: 1, maxLength: 6 }), async (drawn) => {
        const all = drawn.map(childrenOf);
        const known = all.flatMap(({ before }) => before);
        if (known.length > 0) await imported(supervisor, known);
        const before = await believed();
        const batch = await imported(
          supervisor,
          all.flatMap(({ after }) => after),
          NEXT_QUARTER,
        );
        const undone = await supervisor.step(batch.id, "undo", { reason: "传错了季度" });
        expect(undone).toMatchObject({ state: "undone", undone: { filesKept: 0 } });
        const now = await believed();
        expect(now.filter((line) => !before.includes(line))).toEqual([]);
        expect(before.filter((line) => !now.includes(line))).toEqual([]);
      }),
      { numRuns: 8, seed: 20_210_331, endOnFailure: true },
    );
  }, 120_000);
});

describe("the next quarter's file of another office", () => {
  /** Other order, other words, two header rows, a sheet's worth of decoration: the same children. */
  function otherForm(children: readonly Child[]): Buffer {
    const lines = children.map((of, at) =>
      [
        at + 1,
        `合川区古楼镇${of.village ?? "沙嘴村"}1组`,
        of.number ?? "",
        of.name,
        (of.born ?? "").replaceAll("-", "."),
        of.school ?? "",
        "三年级",
        of.father ?? "",
        of.fatherNumber ?? "",
        "2018年3月",
        of.place ?? "",
        "1组",
      ].join("\t"),
    );
    return Buffer.from(
      [
        "附件1",
        "古楼镇农村留守儿童信息台账（2021年第一季度）",
        "序号\t所在村（社区）\t儿童基本情况\t\t\t就学情况\t\t父亲基本情况\t\t\t\t*家庭住址",
        "\t\t公民身份号码\t儿童姓名\t出生年月日\t就读学校\t就读年级\t姓名\t证件号码\t外出务工时间\t务工地点\t",
        ...lines,
        "填表人：王某\t\t\t负责人：李某",
      ].join("\r\n"),
    );
  }

  it("is compared with the register child by child and field by field, and the missing wait for a person", async () => {
    const fathers = { fatherNumber: composeCitizenId("500199", "1981-02-02", 17) };
    const names = ["乔不变", "乔转学", "乔换地", "乔搬家", "乔不见"] as const;
    const [same, moved, away, home, gone] = names.map((name) =>
      child(name, name === "乔换地" ? { father: "乔父", ...fathers } : { father: `${name}父` }),
    ) as [Child, Child, Child, Child, Child];
    await imported(supervisor, [same, moved, away, home, gone]);
    const next = [
      same,
      { ...moved, school: "双凤小学" },
      { ...away, place: "浙江省温州市" },
      { ...home, village: "骑龙村" },
      child("乔新来"),
    ];
    const answer = await supervisor.upload({ name: "上报.xls", bytes: otherForm(next) }, "leftBehind");
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const batch = await supervisor.step(answer.body.id, "check");
    expect(batch.counts).toMatchObject({ rows: 5, reject: 0, new: 1, changed: 3, unchanged: 1 });
    type Compared = { items: { name: string; changes: { label: string; from: string; to: string }[] }[] };
    const { body } = await supervisor.call<Compared>(
      "GET",
      `/api/imports/${batch.id}/comparison?kind=changed`,
    );
    const changes = new Map(body.items.map(({ name, changes: of }) => [name, of]));
    expect(changes.get("乔转学")).toMatchObject([{ from: "古楼小学 · 三年级", to: "双凤小学 · 三年级" }]);
    expect(JSON.stringify(changes.get("乔换地"))).toContain("浙江省温州市");
    expect(changes.get("乔搬家")).toMatchObject([
      { label: "现住地", from: "古楼镇沙嘴村 · 1组", to: "古楼镇骑龙村 · 1组" },
    ]);
    type Missing = { items: { name: string; decision: string | null }[] };
    const missing = await supervisor.call<Missing>("GET", `/api/imports/${batch.id}/missing?limit=200`);
    const waiting = missing.body.items.filter(({ name }) => (names as readonly string[]).includes(name));
    expect(waiting).toMatchObject([{ name: "乔不见", decision: null }]);
    const done = await supervisor.step(batch.id, "commit");
    expect(done.committed).toMatchObject({ opened: 1, changed: 3, unchanged: 1, refused: 0 });
    expect((await checked(supervisor, [same])).counts).toMatchObject({ unchanged: 1 });
  });
});
