import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ModelServer } from "../../../../test/support/phone/model-server.ts";
import { oneLock, StillSurroundings } from "../../../../test/support/phone/still-surroundings.ts";
import { PASSWORD, PIN, uuidOf, VILLAGE, visit } from "../../../../test/support/phone/test-phone.ts";
import { Line } from "../../../../test/support/phone/weather.ts";
import { setClock } from "../../../kernel/clock.ts";
import { openDexieStore, type SchemaStep, schemaSteps } from "./dexie-store.ts";
import { openPhone } from "./open-phone.ts";
import type { Phone } from "./phone.ts";
import { StoreFull } from "./phone-store.ts";

const CHILD = uuidOf(1);
let indexedDB: IDBFactory;
let server: ModelServer;
let line: Line;
const opened: Phone[] = [];
const around: StillSurroundings[] = [];

beforeEach(() => {
  setClock("2026-11-28T08:00:00+08:00");
  indexedDB = new IDBFactory();
  server = new ModelServer();
  server.addAccount("director", [VILLAGE], "陈秀英");
  server.putDocument(CHILD, VILLAGE, { name: "王小明" });
  line = new Line(server);
});

afterEach(async () => {
  for (const phone of opened.splice(0)) await phone.close();
  around.splice(0);
  setClock("");
});

function storeOf(steps?: readonly SchemaStep[]) {
  return openDexieStore({ name: "phone", indexedDB, IDBKeyRange, ...(steps === undefined ? {} : { steps }) });
}

async function open(
  shared: ConstructorParameters<typeof StillSurroundings>[0] = {},
  steps?: readonly SchemaStep[],
): Promise<Phone> {
  const surroundings = new StillSurroundings(shared);
  around.push(surroundings);
  const phone = await openPhone({
    appVersion: "1",
    deviceName: "测试手机",
    store: await storeOf(steps),
    transport: line,
    surroundings,
    pinRounds: 1,
  });
  opened.push(phone);
  return phone;
}

/** Where there are no locks a page that has to wait asks again after a while: its clock goes on meanwhile. */
async function whileTimePasses<T>(work: Promise<T>): Promise<T> {
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    for (const one of around) one.pass(100);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return over;
}

describe("the store in the browser's database", () => {
  it("keeps keys, files, words and drafts over a closed page", async () => {
    const phone = await open();
    await phone.logIn({ username: "director", password: PASSWORD, pin: PIN });
    expect(await phone.syncNow()).toMatchObject({ ok: true });
    line.weather = () => "lostBefore";
    const done = visit(CHILD);
    await phone.save({ mutations: [done] });
    await phone.keepDraft("visit:2", { note: "写了一半" });
    await phone.close();
    const again = await open();
    expect(again.state).toMatchObject({ phase: "locked", holder: { name: "陈秀英" }, waiting: 1 });
    expect(await again.unlock(PIN)).toBeNull();
    expect((await again.listDocuments()).map(({ body }) => body)).toEqual([{ name: "王小明" }]);
    expect(await again.readDraft("visit:2")).toEqual({ note: "写了一半" });
    line.weather = () => "fair";
    expect(await again.syncNow()).toMatchObject({ ok: true, sent: 1 });
    expect(server.effectsOf(done.id)).toBe(1);
  });

  it("leads drafts and queue through an upgrade of the page", async () => {
    const phone = await open();
    await phone.logIn({ username: "director", password: PASSWORD, pin: PIN });
    await phone.syncNow();
    line.weather = () => "lostBefore";
    await phone.save({ mutations: [visit(CHILD)] });
    await phone.keepDraft("visit:2", { note: "旧表写的" });
    await phone.close();
    const next: SchemaStep = {
      version: 2,
      tables: { outbox: "id, state, childId", reads: "id, childId" },
      upgrade: (rows) =>
        rows("drafts")
          .toCollection()
          .modify((row) => {
            row["form"] = "visit";
          }),
    };
    const later = await open({}, [...schemaSteps, next]);
    await later.unlock(PIN);
    expect(await later.readDraft("visit:2")).toEqual({ note: "旧表写的" });
    line.weather = () => "fair";
    expect(await later.syncNow()).toMatchObject({ ok: true, sent: 1 });
  });

  it("that a newer page has opened takes the old page's words too", async () => {
    const old = await open();
    await old.logIn({ username: "director", password: PASSWORD, pin: PIN });
    await old.syncNow();
    const newer = await storeOf([...schemaSteps, { version: 2, tables: { outbox: "id, state, childId" } }]);
    const done = visit(CHILD);
    await old.save({ mutations: [done] });
    const rows = await newer.transact("read", ["outbox"], (tx) => tx.list("outbox"));
    expect(rows.map(({ id }) => id)).toEqual([done.id]);
    newer.close();
  });

  it("writes all of a transaction or nothing of it", async () => {
    const store = await storeOf();
    const half = store.transact("write", ["reads"], async (tx) => {
      await tx.put("reads", { id: "1", childId: CHILD, placeCode: VILLAGE, at: "" });
      throw new RangeError("in the middle");
    });
    await expect(half).rejects.toThrow(RangeError);
    expect(await store.transact("read", ["reads"], (tx) => tx.list("reads"))).toEqual([]);
    const full = store.transact("write", ["reads"], async () => {
      throw new DOMException("no room", "QuotaExceededError");
    });
    await expect(full).rejects.toThrow(StoreFull);
    store.close();
  });

  it("that is not there, or does not open, is named", async () => {
    const refusing = new IDBFactory();
    refusing.open = () => {
      throw new DOMException("denied", "SecurityError");
    };
    const denied = openDexieStore({ name: "phone", indexedDB: refusing, IDBKeyRange });
    await expect(denied).rejects.toMatchObject({ code: "phone.noStore", title: "这里不能离线用" });
    const broken = new IDBFactory();
    broken.open = () => {
      throw new DOMException("Internal error opening backing store", "UnknownError");
    };
    const lost = openDexieStore({ name: "phone", indexedDB: broken, IDBKeyRange });
    await expect(lost).rejects.toMatchObject({ code: "phone.storeBroken" });
  });
});

describe("ten tabs of one phone", () => {
  it("all take words, and one of them speaks with the server at a time", async () => {
    for (const locks of [oneLock(), undefined]) {
      const tabs = new Set<() => void>();
      const first = await open({ locks, tabs });
      await first.logIn({ username: "director", password: PASSWORD, pin: PIN });
      await first.syncNow();
      const pages = [first];
      for (let i = 1; i < 10; i++) {
        const page = await open({ locks, tabs });
        await page.unlock(PIN);
        pages.push(page);
      }
      let most = 0;
      let speaking = 0;
      const call = line.call.bind(line);
      line.call = async (operation, sent) => {
        speaking += 1;
        most = Math.max(most, speaking);
        try {
          await new Promise(setImmediate);
          return await call(operation, sent);
        } finally {
          speaking -= 1;
        }
      };
      const before = server.ledger.size;
      await Promise.all(pages.map((page) => page.save({ mutations: [visit(CHILD), visit(CHILD)] })));
      await whileTimePasses(first.syncNow());
      expect(most).toBe(1);
      line.call = call;
      expect(server.ledger.size).toBe(before + 20);
      const numbers = [...server.ledger.values()].map(({ mutation }) => mutation.n);
      expect(new Set(numbers.slice(-20)).size).toBe(20);
      await whileTimePasses(first.logOut({ evenIfWaiting: true }));
      for (const page of pages.slice(1)) {
        await expect(page.save({ mutations: [visit(CHILD)] })).rejects.toMatchObject({ code: "phone.empty" });
        await page.close();
      }
      await first.close();
      opened.splice(0);
    }
  }, 120_000);
});
