/** What phones read: all of their villages and nothing else, only what changed, and from any page on. */
import { gunzipSync } from "node:zlib";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Agent, createTestApp, type TestApp } from "../../../test/support/app.ts";
import { openFamily } from "../../../test/support/families.ts";
import { type Enrolled, enrol, openPhoneWorld, read } from "../../../test/support/phone-world.ts";
import { setClock } from "../../kernel/clock.ts";
import type { ChangesAnswer } from "./changes.contract.ts";
import { tidyWhatPhonesLeft } from "./sync.job.ts";

const OWN = "500117104204";
const NEIGHBOUR = "500117104206";

/** Forty-five children, more than a page. */
const LETTERS = "明红军华强芳敏静丽伟洋勇艳杰娟涛超霞平刚桂英秀兰玉梅建国志远春夏秋冬东南西北金木水火土天地";

let test: TestApp;
let world: Awaited<ReturnType<typeof openPhoneWorld>>;
let director: Agent;
let phone: Enrolled;
let children: string[];

beforeAll(async () => {
  test = await createTestApp();
  world = await openPhoneWorld(test);
  director = await test.as("director");
  children = [];
  for (const letter of LETTERS) children.push(await openFamily(director, { name: `陈小${letter}` }));
  await openFamily(await test.as("neighbour"), { name: "刘小邻", village: NEIGHBOUR });
}, 120_000);

beforeEach(async () => {
  phone = await enrol(director);
});

afterAll(async () => {
  setClock("");
  await world.close();
  await test.close();
});

const nameOf = ({ body }: ChangesAnswer["documents"][number]) => String(body["name"]);

interface Held {
  readonly cursor: string;
  readonly documents: ReadonlyMap<string, ChangesAnswer["documents"][number]>;
  readonly first: ChangesAnswer;
}

/** Reads to the end, as a phone keeps it. */
async function readAll(before?: Held): Promise<Held> {
  const documents = new Map(before?.documents);
  let cursor = before?.cursor;
  let first: ChangesAnswer | undefined;
  for (;;) {
    const answer = await read(director, phone, cursor === undefined ? {} : { cursor });
    first ??= answer;
    const every = answer.everyId;
    if (every !== null) for (const id of documents.keys()) if (!every.includes(id)) documents.delete(id);
    for (const document of answer.documents) documents.set(document.id, document);
    for (const { id } of answer.gone) documents.delete(id);
    cursor = answer.cursor;
    if (!answer.more) return { cursor, documents, first };
  }
}

/** The child is called otherwise from now on. */
const touch = async (id: string) => {
  await world.owner.query("update registry.person set name = name || '一' where id = $1", [id]);
  await world.owner.query("update registry.child set version = version + 1 where id = $1", [id]);
};
const move = (id: string, place: string) =>
  world.owner.query("update registry.child set scope_code = $2 where id = $1", [id, place]);

describe("a first reading", () => {
  it("tells every child of the village and no other, in pages of forty, from any page on", async () => {
    const first = await read(director, phone);
    expect(first.documents).toHaveLength(40);
    expect(first.more).toBe(true);
    expect(first.everyId?.toSorted()).toEqual(children.toSorted());
    expect(first.desk).not.toBeNull();
    const second = await read(director, phone, { cursor: first.cursor });
    const again = await read(director, phone, { cursor: first.cursor });
    expect(second.documents).toHaveLength(5);
    expect(again.documents).toEqual(second.documents);
    expect(second).toMatchObject({ more: false, everyId: null });
    const told = [...first.documents, ...second.documents].map(({ id }) => id);
    expect(told.toSorted()).toEqual(children.toSorted());
  });

  it("of a child's file stands in the log before it leaves, and one of nothing new does not", async () => {
    const entries = async () =>
      (
        await world.owner.query<{ ids: number }>(
          "select cardinality(subject_ids) as ids from audit.entry where operation = 'sync.changes' and detail ->> 'device' = $1 order by id",
          [phone.id],
        )
      ).rows.map(({ ids }) => ids);
    const { cursor, first } = await readAll();
    expect(await entries()).toEqual([40, 5]);
    await read(director, phone, { cursor, desk: first.desk?.digest ?? "" });
    expect(await entries()).toEqual([40, 5]);
  });

  it("of nothing new takes less than a kilobyte", async () => {
    const { cursor, first } = await readAll();
    const url = `/api/sync/changes?${new URLSearchParams({ deviceId: phone.id, cursor, desk: first.desk?.digest ?? "" })}`;
    const answer = await director.get(url);
    expect(answer.json()).toMatchObject({
      more: false,
      everyId: null,
      documents: [],
      gone: [],
      desk: null,
      digest: null,
    });
    expect(Buffer.byteLength(answer.body)).toBeLessThan(1024);
  });

  it("goes out compressed to who takes it so, and plain to who does not", async () => {
    const ask = (encoding: string) =>
      director.request({
        method: "GET",
        url: `/api/sync/changes?deviceId=${phone.id}`,
        headers: { "accept-encoding": encoding },
      });
    const [packed, plain, refused] = [await ask("gzip, br"), await ask("identity"), await ask("gzip;q=0")];
    expect(packed.headers).toMatchObject({ "content-encoding": "gzip", vary: "accept-encoding" });
    expect(packed.headers["content-type"]).toContain("application/json");
    const unpacked = JSON.parse(gunzipSync(packed.rawPayload).toString("utf8")) as ChangesAnswer;
    expect(unpacked.documents).toHaveLength(40);
    expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);
    for (const one of [plain, refused]) expect(one.headers["content-encoding"]).toBeUndefined();
  });
});

describe("a later reading", () => {
  it("tells what changed since, and only that", async () => {
    const before = await readAll();
    await touch(children[3] ?? "");
    const answer = await read(director, phone, { cursor: before.cursor });
    expect(answer.documents.map(({ id }) => id)).toEqual([children[3]]);
    expect(answer).toMatchObject({ everyId: null, gone: [], more: false });
  });

  it("tells what was committed late, although others had written and been read meanwhile", async () => {
    const before = await readAll();
    await world.owner.query("begin");
    await touch(children[5] ?? "");
    // Another connection writes and is read, while that transaction is still open.
    const late = (await import("pg")).default;
    const other = new late.Client({ connectionString: test.databaseUrl });
    await other.connect();
    await other.query("update registry.child set version = version + 1 where id = $1", [children[6]]);
    const between = await readAll(before);
    expect(between.first.documents.map(({ id }) => id)).toEqual([children[6]]);
    await world.owner.query("commit");
    const after = await readAll(between);
    expect(after.first.documents.map(({ id }) => id)).toContain(children[5]);
    await other.end();
  });

  it("tells who has left and who has come, with why", async () => {
    const before = await readAll();
    const leaving = children[7] ?? "";
    await move(leaving, NEIGHBOUR);
    const gone = await readAll(before);
    expect(gone.first.gone).toEqual([{ id: leaving, why: "孩子已经不在您负责的村（社区）" }]);
    expect(gone.documents.has(leaving)).toBe(false);
    await move(leaving, OWN);
    const back = await readAll(gone);
    expect(back.documents.has(leaving)).toBe(true);
    await world.owner.query("update registry.child set ended_on = current_date - 1 where id = $1", [leaving]);
    const ended = await read(director, phone, { cursor: back.cursor });
    expect(ended.gone).toEqual([{ id: leaving, why: "档案已经结束，或者并到了另一份档案" }]);
    expect(ended.everyId).not.toContain(leaving);
    await world.owner.query("update registry.child set ended_on = null where id = $1", [leaving]);
  });

  it("goes on where it stood although things change between its pages", async () => {
    const first = await read(director, phone);
    const told = first.documents[0]?.id ?? "";
    await touch(told);
    const second = await read(director, phone, { cursor: first.cursor });
    expect(second.documents.map(({ id }) => id)).not.toContain(told);
    const third = await read(director, phone, { cursor: second.cursor });
    expect(third.documents.map(({ id }) => id)).toContain(told);
  });

  it("begins anew with a place that nobody knows, of another time or of other villages", async () => {
    const { cursor } = await readAll();
    const isAnew = async (given: string) => (await read(director, phone, { cursor: given })).everyId !== null;
    expect(await isAnew(cursor)).toBe(false);
    expect(await isAnew(`${cursor.slice(0, -4)}AAAA`)).toBe(true);
    expect(await isAnew("nonsense")).toBe(true);
    await world.owner.query(
      "update public.tongan_migration set applied_at = applied_at - interval '1 day' where name like '0410%'",
    );
    expect(await isAnew(cursor)).toBe(true);
    await world.owner.query(
      "update public.tongan_migration set applied_at = applied_at + interval '1 day' where name like '0410%'",
    );
    test.moveTo("+P36D");
    director = await test.as("director");
    expect(await isAnew(cursor)).toBe(true);
    test.moveTo("");
    director = await test.as("director");
  });
});

describe("several villages", () => {
  it("lie on one phone together, and one that is taken away leaves it", async () => {
    const before = await readAll();
    await world.owner.query(
      `insert into platform.post (id, account_id, role, place_code, title, valid_from)
       select $1, id, 'villageDirector', $2, '兼任', '2020-01-01' from platform.account where username = 'director'`,
      [uuid(), NEIGHBOUR],
    );
    const both = await readAll(before);
    expect(both.documents.size).toBe(46);
    expect([...both.documents.values()].map(nameOf)).toContain("刘小邻");
    await world.owner.query("delete from platform.post where title = '兼任'");
    const one = await readAll(both);
    expect([...one.documents.keys()].toSorted()).toEqual(children.toSorted());
  });

  it("with more children than a phone may hold are refused, naming how many", async () => {
    const limit = (value: number) =>
      world.owner.query(
        "update platform.parameter set value = $1::text::jsonb where key = 'sync.files.max'",
        [value],
      );
    await limit(30);
    const answer = await director.get(`/api/sync/changes?deviceId=${phone.id}`);
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: "sync.files.tooMany", files: 45, limit: 30 });
    expect(answer.json<{ detail: string }>().detail).toContain("45 个");
    await limit(500);
  });
});

describe("the digest of everything", () => {
  it("is that of what a phone holds when it has read all, and another one when it has not", async () => {
    const { createHash } = await import("node:crypto");
    const digestOf = ({ documents }: Held) =>
      createHash("sha256")
        .update(
          [...documents.values()]
            .map(({ id, digest }) => `${id}:${digest}\n`)
            .sort()
            .join(""),
        )
        .digest("hex");
    const held = await readAll();
    const asked = await read(director, phone, { cursor: held.cursor, check: "true" });
    expect(asked.digest).toBe(digestOf(held));
    await touch(children[9] ?? "");
    const later = await read(director, phone, { cursor: held.cursor, check: "true" });
    expect(later.digest).not.toBe(digestOf(held));
    expect(later.digest).toBe(digestOf(await readAll(held)));
  });
});

describe("the feed", () => {
  it("is forgotten when no phone reads on from it any more", async () => {
    const count = async () =>
      Number(
        (await world.owner.query<{ n: string }>("select count(*) as n from platform.field_change")).rows[0]
          ?.n,
      );
    expect(await count()).toBeGreaterThan(40);
    expect(await tidyWhatPhonesLeft(test.app)).toBe(0);
    await world.owner.query("update platform.field_change set at = now() - interval '37 days'");
    expect(await tidyWhatPhonesLeft(test.app)).toBeGreaterThan(40);
    expect(await count()).toBe(0);
  });
});
