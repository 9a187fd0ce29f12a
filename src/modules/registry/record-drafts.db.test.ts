import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../test/support/app.ts";
import { composeCitizenId } from "../../kernel/citizen-id.ts";
import { systemActor } from "../../platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../platform/db/database.ts";
import type { DraftItem } from "./draft-chunk.service.ts";
import type { FileDraft } from "./file-draft.contract.ts";
import { planDrafts, recordDrafts } from "./record-drafts.service.ts";
import { refreshStanding } from "./refresh-standing.service.ts";
import { undoBatch } from "./undo-batch.service.ts";

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

const work = <Result>(use: (tx: Tx) => Promise<Result>) =>
  unitOfWork(test.app.database, systemActor("test"), { operation: "test", effect: "write" }, use);
const options = (batchId?: string) => ({
  cipher: test.app.cipher,
  source: "import",
  ...(batchId === undefined ? {} : { batchId }),
});

let serial = 0;
function draft(name: string, more: { school?: string; number?: string; father?: string } = {}): FileDraft {
  serial += 1;
  return {
    child: { name, citizenNo: more.number ?? composeCitizenId("500199", "2012-05-06", serial * 2) },
    facts: [
      { kind: "residence", from: "2020-12-31", value: { villageCode: "500117104204" } },
      { kind: "category", from: "2020-12-31", value: { category: "ruralLeftBehind" } },
      {
        kind: "schooling",
        from: "2020-12-31",
        value: { stage: "primary", school: more.school ?? "古楼镇中心小学" },
      },
    ],
    kin: [
      {
        relation: "51",
        person: {
          name: "陈父",
          citizenNo: more.father ?? composeCitizenId("500199", "1985-01-01", serial * 2 + 1),
          phone: "16011112222",
        },
        facts: [
          { kind: "condition", from: "2018-03-01", value: { condition: "migrantWork", place: "广东" } },
        ],
      },
    ],
  };
}

const at = (file: FileDraft, asOf = "2020-12-31"): DraftItem => ({ draft: file, asOf });

async function count(table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)} where true`.execute(
    ownerReader(),
  );
  return rows[0]?.n ?? 0;
}
// Counting goes past row security on purpose.
function ownerReader() {
  return test.app.database.kysely;
}

describe("recording drafts", () => {
  it("opens once; the same draft again changes nothing", async () => {
    const file = draft("陈一一");
    const [first] = await work((tx) => recordDrafts(tx, [at(file)], options()));
    expect(first?.result).toBe("opened");
    const [again] = await work((tx) => recordDrafts(tx, [at(file, "2021-03-31")], options()));
    expect(again).toMatchObject({ childId: first?.childId, result: "unchanged", changes: [] });
  });

  it("says field by field what a later file changes, and keeps the earlier value for its time", async () => {
    const file = draft("陈二二");
    await work((tx) => recordDrafts(tx, [at(file)], options()));
    const later: FileDraft = {
      ...file,
      facts: [
        { kind: "residence", from: "2021-03-31", value: { villageCode: "500117104204" } },
        { kind: "schooling", from: "2021-03-31", value: { stage: "junior", school: "古楼中学" } },
      ],
    };
    const planned = await work((tx) => planDrafts(tx, [at(later, "2021-03-31")], options()));
    expect(planned[0]?.changes).toEqual([
      { label: "就学", from: "古楼镇中心小学 · 小学", to: "古楼中学 · 初中" },
    ]);
    const [done] = await work((tx) => recordDrafts(tx, [at(later, "2021-03-31")], options()));
    expect(done?.result).toBe("changed");
    const rows = await work(
      async (tx) =>
        (
          await sql<{ school: string; valid_from: string }>`
      select cells->>'school' as school, valid_from from registry.standing where child_id = ${done?.childId} order by valid_from`.execute(
            tx.sql,
          )
        ).rows,
    );
    expect(rows.map((row) => row.school)).toEqual(expect.arrayContaining(["古楼镇中心小学", "古楼中学"]));
  });

  it("knows a parent of two children as one person", async () => {
    const father = composeCitizenId("500199", "1980-02-02", 111);
    const results = await work((tx) =>
      recordDrafts(tx, [at(draft("陈三三", { father })), at(draft("陈四四", { father }))], options()),
    );
    const rows = await work(
      async (tx) =>
        (
          await sql<{ person_id: string }>`
      select distinct person_id from registry.kin where child_id = any (${results.map((one) => one.childId)}::uuid[])`.execute(
            tx.sql,
          )
        ).rows,
    );
    expect(rows).toHaveLength(1);
  });

  it("is undone as a whole: opened files are gone, changed ones are as before, and it can come again", async () => {
    const known = draft("陈五五");
    const [before] = await work((tx) => recordDrafts(tx, [at(known)], options()));
    const batchId = uuid();
    const changed: FileDraft = {
      ...known,
      child: { ...known.child },
      facts: [
        { kind: "residence", from: "2021-06-30", value: { villageCode: "500117104204" } },
        { kind: "schooling", from: "2021-06-30", value: { stage: "junior", school: "古楼中学" } },
      ],
    };
    const fresh = draft("陈六六");
    const results = await work((tx) =>
      recordDrafts(tx, [at(changed, "2021-06-30"), at(fresh, "2021-06-30")], options(batchId)),
    );
    expect(results.map((one) => one.result)).toEqual(["changed", "opened"]);
    const undone = await work((tx) => undoBatch(tx, batchId, test.app.cipher));
    expect(undone.withdrawn).toEqual([results[1]?.childId]);
    const [same] = await work((tx) => planDrafts(tx, [at(known)], options()));
    expect(same).toMatchObject({ childId: before?.childId, result: "unchanged", changes: [] });
    const again = await work((tx) => recordDrafts(tx, [at(fresh, "2021-06-30")], options(uuid())));
    expect(again[0]).toMatchObject({ childId: results[1]?.childId, result: "opened" });
  });

  it("gives a child without a number the number that comes later", async () => {
    const file = draft("陈七七");
    const nameless: FileDraft = { ...file, child: { name: "陈七七", birthDate: "2012-05-06", sex: "2" } };
    const [first] = await work((tx) => recordDrafts(tx, [at(nameless)], options()));
    const [second] = await work((tx) =>
      recordDrafts(tx, [{ ...at(file), matchedChildId: first?.childId ?? "" }], options()),
    );
    expect(second?.changes).toContainEqual({ label: "身份证号", from: "暂无", to: "已登记" });
  });

  it("stands the same whether just recorded or read anew, with several who care for the child", async () => {
    const base = draft("陈八八");
    const cares = (relation: string, name: string) => ({
      relation,
      person: { name },
      facts: [],
      caresForChild: true,
    });
    const [done] = await work((tx) =>
      recordDrafts(
        tx,
        [at({ ...base, kin: [cares("61", "陈祖父"), cares("51", "陈父亲"), cares("61", "陈叔祖")] })],
        options(),
      ),
    );
    const childId = done?.childId ?? "";
    const standing = () =>
      work(
        async (tx) =>
          (await sql`select * from registry.standing where child_id = ${childId}`.execute(tx.sql)).rows,
      );
    const before = await standing();
    await work((tx) => refreshStanding(tx, [childId]));
    expect(await standing()).toEqual(before);
  });

  it("lets nobody without a scope read a row, even when a query forgets to ask", async () => {
    expect(await count("registry.child")).toBe(0);
    expect(await count("registry.fact")).toBe(0);
    expect(await count("registry.standing")).toBe(0);
  });
});

describe("the numbers beside what stands", () => {
  /** Rows of the projection whose boxes are not those of the child and of its carer, and rows with a carer's phone. */
  const copies = () =>
    work(async (tx) => {
      const { rows } = await sql<{ differing: number; phones: number }>`
        select count(*) filter (where s.citizen_no_sealed is distinct from p.citizen_no_sealed
            or s.guardian_citizen_no_sealed is distinct from g.citizen_no_sealed
            or s.guardian_phone_sealed is distinct from g.phone_sealed) as differing,
          count(s.guardian_phone_sealed) as phones
        from registry.standing s join registry.person p on p.id = s.child_id
        left join registry.person g on g.id = (s.cells ->> 'guardianId')::uuid`.execute(tx.sql);
      return rows[0];
    });
  const cared = (name: string, father: string, phone: string): FileDraft => {
    const whole = draft(name, { father });
    return {
      ...whole,
      kin: whole.kin.map((kin) => ({ ...kin, caresForChild: true, person: { ...kin.person, phone } })),
    };
  };

  it("follow the persons: as new, of a brother, of a father known before, and when his phone changes", async () => {
    const before = (await copies())?.phones ?? 0;
    const father = composeCitizenId("500199", "1984-02-02", 11);
    const first = cared("陈甲", father, "16011110001");
    await work((tx) => recordDrafts(tx, [at(first), at(cared("陈乙", father, "16011110001"))], options()));
    expect(await copies()).toEqual({ differing: 0, phones: before + 4 });
    await work((tx) => recordDrafts(tx, [at(cared("陈丙", father, "16011110001"))], options()));
    expect(await copies()).toEqual({ differing: 0, phones: before + 6 });
    const again = { ...first, kin: cared("陈甲", father, "16011110009").kin };
    await work((tx) => recordDrafts(tx, [at(again, "2021-03-31")], options()));
    expect(await copies()).toEqual({ differing: 0, phones: before + 6 });
    const { rows } = await work((tx) =>
      sql<{
        box: Buffer;
      }>`select guardian_phone_sealed as box from registry.standing where name = '陈丙'`.execute(tx.sql),
    );
    expect(rows.map(({ box }) => test.app.cipher.open(box, "person.phone"))).toEqual([
      "16011110009",
      "16011110009",
    ]);
  });
});

describe("a parent known by name alone whose number comes later", () => {
  const nameless = (name: string): FileDraft => {
    const file = draft(name);
    return { ...file, kin: file.kin.map((kin) => ({ ...kin, person: { name: kin.person.name } })) };
  };
  const again = (file: FileDraft, citizenNo: string): FileDraft => ({
    ...file,
    kin: file.kin.map((kin) => ({ ...kin, person: { ...kin.person, citizenNo } })),
  });
  const fathersOf = async (childId: string) => {
    const { rows } = await work((tx) =>
      sql<{ personId: string; hasNumber: boolean }>`
        select k.person_id as "personId", p.citizen_no_index is not null as "hasNumber"
        from registry.kin k join registry.person p on p.id = k.person_id
        where k.child_id = ${childId} and k.superseded_at is null order by p.citizen_no_index is null`.execute(
        tx.sql,
      ),
    );
    return rows;
  };

  it("is the one person for brothers whose rows come together", async () => {
    const files = [nameless("陈一"), nameless("陈二")];
    const opened = await work((tx) =>
      recordDrafts(
        tx,
        files.map((file) => at(file)),
        options(),
      ),
    );
    const father = composeCitizenId("500199", "1984-02-02", 771);
    const told = await work((tx) =>
      recordDrafts(
        tx,
        files.map((file) => at(again(file, father), "2021-03-31")),
        options(),
      ),
    );
    const [one, two] = await Promise.all(opened.map(({ childId }) => fathersOf(childId)));
    expect(one).toEqual([{ personId: one?.[0]?.personId, hasNumber: true }]);
    expect(two?.[0]).toEqual(one?.[0]);
    expect(two?.[1]?.hasNumber).toBe(false);
    expect(told[1]?.remarks).toContainEqual({ kind: "numberOfAnother", name: "陈父" });
  });

  it("is whoever has the number already, and the record by name stays for people to look at", async () => {
    const father = composeCitizenId("500199", "1984-02-02", 773);
    const known = await work((tx) => recordDrafts(tx, [at(draft("陈三", { father }))], options()));
    const file = nameless("陈四");
    const opened = await work((tx) => recordDrafts(tx, [at(file)], options()));
    await work((tx) => recordDrafts(tx, [at(again(file, father), "2021-03-31")], options()));
    const [fathersOfThird, fathersOfFourth] = await Promise.all(
      [known, opened].map((results) => fathersOf(results[0]?.childId ?? "")),
    );
    expect(fathersOfFourth).toHaveLength(2);
    expect(fathersOfFourth?.[0]).toEqual(fathersOfThird?.[0]);
  });

  it("leaves a child without the number that another person has", async () => {
    const taken = composeCitizenId("500199", "2012-05-06", 775);
    await work((tx) => recordDrafts(tx, [at(draft("陈五", { number: taken }))], options()));
    const file: FileDraft = { ...draft("陈六"), child: { name: "陈六", birthDate: "2012-05-06" } };
    const [opened] = await work((tx) => recordDrafts(tx, [at(file)], options()));
    const childId = opened?.childId ?? "";
    const [told] = await work((tx) =>
      recordDrafts(
        tx,
        [
          {
            ...at({ ...file, child: { ...file.child, citizenNo: taken } }, "2021-03-31"),
            matchedChildId: childId,
          },
        ],
        options(),
      ),
    );
    expect(told?.remarks).toContainEqual({ kind: "numberOfAnother", name: "陈六" });
  });
});
