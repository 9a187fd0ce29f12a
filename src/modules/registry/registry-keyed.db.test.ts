import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../test/support/app.ts";
import { createTestDatabase } from "../../../test/support/database.ts";
import { composeCitizenId } from "../../kernel/citizen-id.ts";
import { nowIso } from "../../kernel/clock.ts";
import { keyedRooms } from "../../keyed-rooms.ts";
import { systemActor } from "../../platform/access/system-actor.ts";
import { createFieldCipher } from "../../platform/crypto/cipher.ts";
import { activeKey, type KeyUse, keysOf } from "../../platform/crypto/key-ring.ts";
import { openKeyRing } from "../../platform/crypto/key-store.ts";
import { createKeyedSealer } from "../../platform/crypto/signing.ts";
import { backup, restore } from "../../platform/db/backup.ts";
import { asOwner, openDatabase, type Tx, unitOfWork } from "../../platform/db/database.ts";
import { nameOf } from "../../platform/keys/keyed-column.ts";
import {
  beginRotation,
  countKeys,
  finishRotation,
  openWhatIsUsed,
  type Rotation,
  unopenable,
} from "../../platform/keys/rotate-keys.service.ts";
import { factKinds } from "./facts.contract.ts";
import type { FileDraft } from "./file-draft.contract.ts";
import { listIdsByNumber } from "./ledgers/sealed-numbers.store.ts";
import { BEFORE } from "./person-before.service.ts";
import { CITIZEN_NO, PHONE } from "./person-identity.service.ts";
import { digestFrozen, sealedText } from "./quarters/quarter-seal.service.ts";
import { isIntact } from "./quarters/renew-seals.service.ts";
import { recordDrafts } from "./record-drafts.service.ts";
import { undoBatch } from "./undo-batch.service.ts";

const CHILDREN = 240;
const VILLAGE = "500117104204";
let test: TestApp;
let owner: pg.Client;

const numberOf = (serial: number) => composeCitizenId("500199", "2012-05-06", serial);
const phoneOf = (serial: number) => `1601111${String(serial).padStart(4, "0")}`;

function draftOf(serial: number, phone = phoneOf(serial)): FileDraft {
  return {
    child: { name: `陈${serial}`, citizenNo: numberOf(serial) },
    facts: [
      { kind: "residence", from: "2020-12-31", value: { villageCode: VILLAGE } },
      { kind: "category", from: "2020-12-31", value: { category: "orphan" } },
      {
        kind: "allowance",
        from: "2020-12-31",
        value: {
          accountSealed: test.app.cipher.seal(`62299900${serial}`, "fact.bankAccount").toString("base64"),
        },
      },
    ],
    kin: [
      {
        relation: "51",
        person: { name: `陈父${serial}`, citizenNo: composeCitizenId("500199", "1985-01-01", serial), phone },
        facts: [],
      },
    ],
  };
}

const work = <Result>(use: (tx: Tx) => Promise<Result>) =>
  unitOfWork(test.app.database, systemActor("test"), { operation: "test", effect: "write" }, use);
const record = (drafts: readonly FileDraft[], batchId?: string) =>
  work((tx) =>
    recordDrafts(
      tx,
      drafts.map((draft) => ({ draft, asOf: "2020-12-31" })),
      { cipher: test.app.cipher, source: "import", ...(batchId === undefined ? {} : { batchId }) },
    ),
  );

function rotation(use: KeyUse, more: Partial<Rotation> = {}): Rotation {
  const signal = new AbortController().signal;
  return { app: test.app, rooms: keyedRooms, use, signal, settleMs: 0, told: () => undefined, ...more };
}

async function rotate(use: KeyUse, more: Partial<Rotation> = {}) {
  await beginRotation(rotation(use, more));
  return finishRotation(rotation(use, more));
}

const statesOf = (use: KeyUse) => keysOf(test.app.keyRing.state(), use).map((key) => [key.id, key.state]);

async function keysInUse(use: KeyUse): Promise<number[]> {
  const counts = await countKeys(test.app, keyedRooms);
  return [...new Set(counts.filter((one) => one.use === use).map((one) => one.id))];
}

async function find(number: string, app = test.app): Promise<string[]> {
  return work((tx) => listIdsByNumber(tx, app.cipher.blindIndexes(number, CITIZEN_NO)));
}

const activeOf = (use: KeyUse) => activeKey(keysOf(test.app.keyRing.state(), use)).id;

/** Opens every sealed number of the register; throws if one does not. */
async function openAll(app = test.app): Promise<number> {
  const { rows } = await unitOfWork(
    app.database,
    systemActor("test"),
    { operation: "test", effect: "read" },
    (tx) =>
      sql<{ no: Buffer | null; phone: Buffer | null }>`
        select citizen_no_sealed as no, phone_sealed as phone from registry.person`.execute(tx.sql),
  );
  for (const { no, phone } of rows) {
    if (no !== null) expect(app.cipher.open(no, CITIZEN_NO)).toMatch(/^500199/);
    if (phone !== null) expect(app.cipher.open(phone, PHONE)).toMatch(/^16/);
  }
  return rows.length;
}

beforeAll(async () => {
  test = await createTestApp();
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
  await record(Array.from({ length: CHILDREN }, (_, serial) => draftOf(serial)));
});
afterAll(async () => {
  await owner.end();
  await test.close();
});

describe("the list of keyed columns", () => {
  it("names every column that could hold a sealed value or an index, or says why it does not", async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select format('%s.%s.%s', table_schema, table_name, column_name) as name from information_schema.columns
       where table_schema not in ('pg_catalog', 'information_schema', 'jobs') and (data_type = 'bytea' or column_name like '%sealed%')`,
    );
    const declared = keyedRooms.flatMap((room) => [
      ...room.columns.filter(({ holds }) => holds.kind !== "boxInJson").map(nameOf),
      ...Object.keys(room.exempt),
    ]);
    expect(declared.sort()).toEqual(rows.map((row) => row.name).sort());
  });

  it("names every sealed part of a fact", () => {
    const parts = Object.values(factKinds).flatMap((kind) =>
      Object.keys((kind.value as { shape?: object }).shape ?? {}).filter((key) => key.endsWith("Sealed")),
    );
    const declared = keyedRooms.flatMap((room) =>
      room.columns.flatMap(({ holds }) => (holds.kind === "boxInJson" ? [holds.member] : [])),
    );
    expect(declared).toEqual(parts);
  });
});

describe("a change of the sealing key", () => {
  it("leaves nothing under the old key and retires it, while people go on writing", async () => {
    const result = { stopped: false };
    const writers = [0, 1].map(async (writer) => {
      for (let round = 0; !result.stopped; round += 1) {
        const serial = 1000 + writer * 1000 + round;
        await record([draftOf(serial)]);
        await record([draftOf(serial, phoneOf(serial + 4000))]);
      }
    });
    const outcome = await rotate("field");
    result.stopped = true;
    await Promise.all(writers);
    expect(outcome).toMatchObject({ activeKey: 2, broken: [], left: 0, retired: [1] });
    expect(statesOf("field")).toEqual([
      [1, "retired"],
      [2, "active"],
    ]);
    expect(await keysInUse("field")).toEqual([2]);
    expect(await openAll()).toBeGreaterThan(CHILDREN * 2);
    expect(await find(numberOf(7))).toHaveLength(1);
  });

  it("goes on where it was killed, and a killed one leaves everything readable", async () => {
    const killing = new AbortController();
    const half = rotation("field", { signal: killing.signal, told: () => killing.abort() });
    await beginRotation(rotation("field"));
    await expect(finishRotation(half)).rejects.toThrow();
    expect(await keysInUse("field")).toEqual([2, 3]);
    await openAll();
    expect(await rotate("field")).toMatchObject({ activeKey: 3, left: 0, retired: [2] });
    expect(await keysInUse("field")).toEqual([3]);
    await openAll();
  });

  it("runs once at a time", async () => {
    await beginRotation(rotation("field"));
    const both = await Promise.allSettled([
      finishRotation(rotation("field")),
      finishRotation(rotation("field")),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await keysInUse("field")).toEqual([4]);
  });

  it("is written down by the system's own post, without a value", async () => {
    const { rows } = await owner.query<{ operation: string; actor: string; detail: object }>(
      "select operation, actor, detail from audit.entry where operation like 'platform.keys.%' order by id limit 2",
    );
    expect(rows.map(({ operation, detail }) => [operation, detail])).toEqual([
      ["platform.keys.activate", { use: "field", key: 2 }],
      ["platform.keys.retire", { use: "field", key: 1 }],
    ]);
  });

  it("keeps the old key while something does not open, names it, and finishes once it is mended", async () => {
    const {
      rows: [victim],
    } = await owner.query<{ id: string; box: Buffer }>(
      "select id, phone_sealed as box from registry.person where phone_sealed is not null limit 1",
    );
    const broken = Buffer.from(victim?.box ?? "");
    broken.writeUInt8(broken.readUInt8(30) ^ 1, 30);
    await owner.query("update registry.person set phone_sealed = $2 where id = $1", [victim?.id, broken]);
    const outcome = await rotate("field");
    expect(outcome.broken).toEqual([`registry.person.phone_sealed ${victim?.id}`]);
    expect(outcome.retired).toEqual([]);
    await owner.query("update registry.person set phone_sealed = $2 where id = $1", [
      victim?.id,
      victim?.box,
    ]);
    expect(await rotate("field")).toMatchObject({ activeKey: 5, broken: [], left: 0, retired: [4] });
    await openAll();
  });

  it("makes corrections of earlier releases anew, with what lay boxed within the box", async () => {
    const batchId = "0197f000-0000-7000-8000-000000000001";
    await record([draftOf(1, "16099998888")], batchId);
    const { cipher } = test.app;
    const {
      rows: [person],
    } = await owner.query<{ id: string }>(
      "select person_id as id from registry.person_before where batch_id = $1",
      [batchId],
    );
    const old = {
      citizenNo: cipher.seal(composeCitizenId("500199", "1985-01-01", 1), CITIZEN_NO).toString("base64"),
      index: Buffer.alloc(16).toString("base64"),
      phone: cipher.seal(phoneOf(1), PHONE).toString("base64"),
    };
    await owner.query("update registry.person_before set form = null, sealed = $2 where batch_id = $1", [
      batchId,
      cipher.sealJson(old, BEFORE),
    ]);
    expect(await rotate("field")).toMatchObject({ broken: [], left: 0 });
    await work((tx) => undoBatch(tx, batchId, cipher));
    const { rows } = await owner.query<{ phone: Buffer; index: Buffer }>(
      "select phone_sealed as phone, citizen_no_index as index from registry.person where id = $1",
      [person?.id],
    );
    expect(cipher.open(rows[0]?.phone ?? Buffer.alloc(0), PHONE)).toBe(phoneOf(1));
    expect(rows[0]?.index).toEqual(
      cipher.blindIndex(composeCitizenId("500199", "1985-01-01", 1), CITIZEN_NO),
    );
  });
});

describe("a change of the index key", () => {
  it("finds everybody by number before, during and after, and opens no second file", async () => {
    const before = await find(numberOf(3));
    expect(before).toHaveLength(1);
    await beginRotation(rotation("index"));
    expect(await find(numberOf(3))).toEqual(before);
    const [again] = await record([draftOf(3)]);
    expect(again?.childId).toBe(before[0]);
    const [fresh] = await record([draftOf(900)]);
    expect(await find(numberOf(900))).toEqual([fresh?.childId]);
    expect(await finishRotation(rotation("index"))).toMatchObject({ broken: [], left: 0, retired: [1] });
    expect(await find(numberOf(3))).toEqual(before);
    expect(await find(numberOf(900))).toEqual([fresh?.childId]);
    expect(await keysInUse("index")).toEqual([2]);
    const { rows } = await owner.query<{ n: number }>(
      "select count(*)::int as n from registry.person where citizen_no_index is not null and octet_length(citizen_no_index) <> 18",
    );
    expect(rows[0]?.n).toBe(0);
  });

  it("does not break the list that somebody is paging through", async () => {
    const officer = await test.as("district");
    const first = await officer.get("/api/ledgers/orphan?limit=20");
    const { nextCursor } = first.json<{ nextCursor: string }>();
    await beginRotation(rotation("index"));
    const second = await officer.get(`/api/ledgers/orphan?limit=20&cursor=${encodeURIComponent(nextCursor)}`);
    expect(second.statusCode, second.body).toBe(200);
    await finishRotation(rotation("index"));
  });
});

describe("a copy of the database", () => {
  it("opens with the keys of today, whether it was made before or after they were changed", async () => {
    const folder = await mkdtemp(join(tmpdir(), "tongan-copy-"));
    await backup(test.databaseUrl, join(folder, "before.zip"), nowIso());
    await rotate("field");
    await rotate("index");
    await backup(test.databaseUrl, join(folder, "after.zip"), nowIso());
    for (const copy of ["before.zip", "after.zip"]) {
      const fresh = await createTestDatabase();
      await restore(fresh.url, join(folder, copy));
      const app = { ...test.app, database: openDatabase({ url: fresh.url }) };
      await openWhatIsUsed(app, keyedRooms);
      expect(await unopenable(app, keyedRooms)).toEqual([]);
      expect(await openAll(app)).toBeGreaterThanOrEqual(CHILDREN * 2);
      const outcomes = [
        await finishRotation(rotation("field", { app })),
        await finishRotation(rotation("index", { app })),
      ];
      expect(outcomes.map(({ left, broken }) => [left, broken])).toEqual([
        [0, []],
        [0, []],
      ]);
      await app.database.close();
      await fresh.drop();
    }
    await rm(folder, { recursive: true });
  });
});

describe("a ring of keys that was lost", () => {
  it("comes back from the master key and from the data", async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "tongan-ring-"));
    const { dataDir: own } = test.app.settings;
    await cp(join(own, "keys", "master.key"), join(dataDir, "keys", "master.key"), { recursive: true });
    const keyRing = openKeyRing({ dataDir });
    const app = { ...test.app, keyRing, cipher: createFieldCipher(keyRing) };
    await expect(openAll(app)).rejects.toMatchObject({ code: "crypto.unknownKey" });
    const before = { field: activeOf("field"), index: activeOf("index") };
    // What a start sees at a glance is what a look at everything finds.
    const missing = await unopenable(app, keyedRooms, true);
    expect(missing).toEqual(expect.arrayContaining([{ use: "field", id: before.field }]));
    expect(missing).toEqual(await unopenable(app, keyedRooms));
    await openWhatIsUsed(app, keyedRooms, true);
    await openAll(app);
    expect(await find(numberOf(3), app)).toHaveLength(1);
    for (const use of ["field", "index"] as const) {
      expect(await beginRotation(rotation(use, { app }))).toBe(before[use]);
      expect(await finishRotation(rotation(use, { app }))).toMatchObject({ left: 0, renewed: 0 });
    }
    expect(await find(numberOf(3), app)).toHaveLength(1);
    await rm(dataDir, { recursive: true });
  });
});

describe("a quarter that an earlier release has closed", () => {
  const QUARTER = "2026Q1";

  /** As it lay there: the digest over the box, and an HMAC over the digest. */
  async function closeAsBefore(): Promise<void> {
    const { cipher, keyRing } = test.app;
    const child = (await find(numberOf(5)))[0];
    const secret = { orphanType: "hiv", difficulty: [], cells: { orphanType: "艾滋病病毒感染" } };
    await owner.query(
      "insert into registry.quarter (id, as_of, due_on, opened_at) values ($1, '2026-03-31', '2026-04-10', now())",
      [QUARTER],
    );
    await owner.query(
      `insert into registry.quarter_row (quarter, child_id, scope_code, name, sex, document_kind, orphan, defacto_unattended,
         left_behind, in_difficulty, over_age_in_school, categories, since, relief, difficulty, cells, sealed, fingerprint)
       values ($1, $2, $3, '陈5', '1', 'citizenId', true, false, false, false, false, '{}', '{}', '{}', '{}', '{}', $4, 'x')`,
      [QUARTER, child, VILLAGE, cipher.sealJson(secret, "quarter.row")],
    );
    const sealer = createKeyedSealer(keyRing, "quarter.snapshot");
    for (const { ledger, rows, digest } of await work((tx) => digestFrozen(tx, QUARTER))) {
      const { scheme, keyId, value } = sealer.seal(sealedText(QUARTER, ledger, rows, digest));
      await owner.query("insert into registry.quarter_seal values ($1, $2, $3, $4, $5, $6, $7)", [
        QUARTER,
        ledger,
        rows,
        digest,
        scheme,
        keyId,
        value,
      ]);
    }
    await owner.query("update registry.quarter set state = 'closed', closed_at = now() where id = $1", [
      QUARTER,
    ]);
  }

  const intact = () => work((tx) => asOwner(tx, () => isIntact(tx, test.app, QUARTER)));

  it("is not sealed anew when somebody has changed it: the key stays and the quarter is named", async () => {
    await closeAsBefore();
    expect(await intact()).toBe(true);
    await owner.query("update registry.quarter_row set name = '改了名' where quarter = $1", [QUARTER]);
    const outcome = await rotate("field");
    expect(outcome).toMatchObject({ broken: [`registry.quarter_seal ${QUARTER}`], retired: [] });
    await owner.query("update registry.quarter_row set name = '陈5' where quarter = $1", [QUARTER]);
    expect(await intact()).toBe(true);
  });

  it("gets another key and a seal that outlives the next one, and the old seal is kept", async () => {
    expect(await rotate("field")).toMatchObject({ broken: [], left: 0 });
    expect(await intact()).toBe(true);
    const seals = "select ledger, digest from registry.quarter_seal where quarter = $1 order by ledger";
    const once = await owner.query(seals, [QUARTER]);
    expect(await rotate("field")).toMatchObject({ broken: [], left: 0 });
    expect(await intact()).toBe(true);
    expect((await owner.query(seals, [QUARTER])).rows).toEqual(once.rows);
    const kept = await owner.query("select ledger from registry.quarter_seal_before where quarter = $1", [
      QUARTER,
    ]);
    expect(kept.rows).toHaveLength(2);
  });
});
