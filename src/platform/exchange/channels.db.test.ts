import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../test/support/app.ts";
import { callBy, giveKey, partnerWithKey } from "../../../test/support/partners.ts";
import { agreeOn, asked, formOf, readBatch, rosterOf, upload } from "../../../test/support/sample-roster.ts";
import { startJobs } from "../jobs/jobs.ts";
import type { BatchView } from "./batches.contract.ts";
import { dropOverdue, startExchangeJobs } from "./exchange-jobs.job.ts";
import { failBatch, runBatch } from "./run-batch.job.ts";
import { lookIntoFolder } from "./watch-folder.job.ts";

const codeOf = (answer: { json(): unknown }) => (answer.json() as { code?: string }).code;
const NOON = "2026-11-28T12:00:00+08:00/run";

let test: TestApp;
let folder: string;
let owner: pg.Client;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tongan-exchange-"));
  test = await createTestApp({ TONGAN_CLOCK: NOON, TONGAN_EXCHANGE_DIR: folder });
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await test.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  test.moveTo(NOON);
  asked.crashes = 0;
});

async function taken(agreementId: string, text: string): Promise<BatchView> {
  const answer = await upload(test, agreementId, text);
  const { id } = answer.json<BatchView>();
  await runBatch(test.app, id);
  return readBatch(test, id);
}

describe("an organisation's key", () => {
  const scopes = ["exchange.deliver"];
  const deliver = (secret: string, agreementId: string, id: string = randomUUID()) =>
    callBy(test, secret, {
      method: "POST",
      url: "/api/exchange/deliveries",
      ...formOf(rosterOf(4), { id, agreementId }),
    });

  it("brings a batch in under the organisation's own agreement, and follows it in numbers", async () => {
    const { partnerId, secret } = await partnerWithKey(test, { scopes });
    const agreement = await agreeOn(test, { partnerId });
    const id = randomUUID();
    const answer = await deliver(secret, agreement.id, id);
    expect(answer.json(), answer.body).toMatchObject({ id, state: "reading" });
    await runBatch(test.app, id);
    const url = `/api/exchange/deliveries/${id}`;
    expect((await callBy(test, secret, { url })).json()).toMatchObject({ state: "settled", rows: 4 });
    expect(await readBatch(test, id)).toMatchObject({ via: "key" });
    const again = await deliver(secret, agreement.id, id);
    expect(again.json()).toMatchObject({ id, state: "settled" });
    const other = await partnerWithKey(test, { scopes });
    expect((await callBy(test, other.secret, { url })).statusCode).toBe(404);
  });

  it("opens nobody else's agreement, and does nothing once it is revoked", async () => {
    const owner = await partnerWithKey(test, { scopes });
    const agreement = await agreeOn(test, { partnerId: owner.partnerId });
    const other = await partnerWithKey(test, { scopes });
    expect(codeOf(await deliver(other.secret, agreement.id))).toBe("access.notFound");
    const plain = await giveKey(test, owner.partnerId, { scopes: ["report.create"] });
    expect(codeOf(await deliver(plain.secret, agreement.id))).toBe("platform.partner.scope");
    const url = `/api/partner-keys/${owner.keyId}/revocations`;
    await (await test.as("security")).post(url, { reason: "换了系统" });
    expect(codeOf(await deliver(owner.secret, agreement.id))).toBe("platform.partner.keyRevoked");
  });
});

describe("the watched folder", () => {
  it("gives up a file whose size stands still: to done, or to refused with the reason beside it", async () => {
    const agreement = await agreeOn(test, { folder: "司法局" });
    const own = join(folder, "司法局");
    await mkdir(own, { recursive: true });
    await writeFile(join(own, "十一月.csv"), rosterOf(7));
    await writeFile(join(own, "错的.csv"), "不是名册");
    await writeFile(join(own, "还在写.csv.part"), rosterOf(7));
    const seen = new Map<string, string>();
    await lookIntoFolder(test.app, seen);
    expect(await readdir(own)).toContain("十一月.csv");
    await lookIntoFolder(test.app, seen);
    expect((await readdir(own)).toSorted()).toEqual(["done", "refused", "还在写.csv.part"]);
    expect(await readdir(join(own, "done"))).toEqual([expect.stringContaining("十一月.csv")]);
    const refused = (await readdir(join(own, "refused"))).toSorted();
    expect(refused).toHaveLength(2);
    expect(await readFile(join(own, "refused", refused[1] ?? ""), "utf8")).toContain("这不是样例名册");
    const { items } = (
      await (await test.as("district")).get(`/api/exchange/batches?agreement=${agreement.id}`)
    ).json<{ items: BatchView[] }>();
    expect(items.map(({ fileName, state, via }) => [fileName, state, via]).toSorted()).toEqual([
      ["十一月.csv", "settled", "folder"],
      ["错的.csv", "refused", "folder"],
    ]);
  });
});

describe("a batch", () => {
  it("with far fewer rows than usual, or of an older day, waits; sent back it is gone and told why", async () => {
    const { id } = await agreeOn(test);
    for (const rows of [10, 11, 12]) await taken(id, rosterOf(rows));
    expect(await taken(id, rosterOf(7))).toMatchObject({ state: "settled" });
    const held = await taken(id, rosterOf(5, "2026-10-01"));
    expect(held).toMatchObject({ state: "held", heldFor: ["fewerRows", "olderThanLast"] });
    const district = await test.as("district");
    const url = `/api/exchange/batches/${held.id}/returns`;
    expect(codeOf(await district.post(url, { why: "只导了一半" }, { version: 1 }))).toBe("http.stale");
    const back = await district.post(url, { why: "只导了一半" }, { version: held.version });
    expect(back.json()).toMatchObject({
      state: "refused",
      problem: { code: "exchange.batch.sentBack", detail: "只导了一半" },
    });
    expect(asked.forgotten).toContain(held.id);
    expect(codeOf(await district.post(url, { why: "再退一次" }, { version: held.version }))).toBe(
      "exchange.batch.notHeld",
    );
  });

  it("lies sealed in the store until it is dropped, and one that somebody changed there is refused", async () => {
    const { id: agreementId } = await agreeOn(test);
    const place = test.app.settings.files;
    if (place.kind !== "folder") throw new Error("files lie in a folder here");
    const fileOf = async (id: string) => {
      const { rows } = await owner.query<{ location: string }>(
        "select location from exchange.batch where id = $1",
        [id],
      );
      const location = rows[0]?.location ?? "";
      return join(place.folder, location.slice(-2), location);
    };
    const kept = (await upload(test, agreementId, rosterOf(4))).json<BatchView>();
    expect(rosterOf(4)).toContain("人3");
    expect(await readFile(await fileOf(kept.id), "utf8")).not.toContain("人3");
    await runBatch(test.app, kept.id);
    expect(await readBatch(test, kept.id)).toMatchObject({ state: "settled", rows: 4 });
    const changed = (await upload(test, agreementId, rosterOf(5))).json<BatchView>();
    const path = await fileOf(changed.id);
    const bytes = await readFile(path);
    bytes[9] = (bytes[9] ?? 0) ^ 1;
    await writeFile(path, bytes);
    await runBatch(test.app, changed.id);
    expect(await readBatch(test, changed.id)).toMatchObject({
      state: "refused",
      problem: { code: "crypto.tampered" },
    });
  });

  it("is dropped with its file when its days are over, and its numbers stay", async () => {
    const { id } = await agreeOn(test);
    const batch = await taken(id, rosterOf(3));
    const location = async () =>
      (
        await owner.query<{ location: string | null }>("select location from exchange.batch where id = $1", [
          batch.id,
        ])
      ).rows[0]?.location;
    expect(await location()).toBeTypeOf("string");
    test.moveTo("2026-12-28T09:00:00+08:00");
    await dropOverdue(test.app);
    expect((await readBatch(test, batch.id)).state).toBe("settled");
    test.moveTo("2026-12-29T09:00:00+08:00");
    await dropOverdue(test.app);
    expect(await readBatch(test, batch.id)).toMatchObject({
      state: "dropped",
      rows: 3,
      tallies: { certain: 2, none: 1 },
    });
    expect(asked.forgotten).toContain(batch.id);
    expect(await location()).toBeNull();
  });

  it("that a server left in the middle is read by the next one", async () => {
    const { id } = await agreeOn(test);
    asked.crashes = 1;
    const left = (await upload(test, id, rosterOf(6))).json<BatchView>();
    await expect(runBatch(test.app, left.id)).rejects.toThrow("went away");
    expect((await readBatch(test, left.id)).state).toBe("reading");
    const jobs = await startJobs({ url: test.databaseUrl, log: test.app.log });
    const running = await startExchangeJobs(test.app, jobs);
    await expect
      .poll(async () => (await readBatch(test, left.id)).state, { timeout: 20_000 })
      .toBe("settled");
    await running.stop();
    await jobs.stop();
  });

  it("that fails each time is refused in the end, with the reason", async () => {
    const { id } = await agreeOn(test);
    asked.crashes = 9;
    const doomed = (await upload(test, id, rosterOf(6))).json<BatchView>();
    for (let nth = 0; nth < 4; nth++) {
      expect(await failBatch(test.app, doomed.id)).toBe(false);
      await expect(runBatch(test.app, doomed.id)).rejects.toThrow("went away");
    }
    expect(await failBatch(test.app, doomed.id)).toBe(true);
    expect(await readBatch(test, doomed.id)).toMatchObject({
      state: "refused",
      problem: { code: "exchange.batch.broken" },
    });
  });

  it("is received once under its id, and another file under the same id is refused", async () => {
    const { id: agreementId } = await agreeOn(test);
    const id = randomUUID();
    await upload(test, agreementId, rosterOf(2), { id });
    expect((await upload(test, agreementId, rosterOf(2), { id })).statusCode).toBe(200);
    expect(codeOf(await upload(test, agreementId, rosterOf(3), { id }))).toBe("exchange.batch.idTaken");
    expect(codeOf(await upload(test, agreementId, rosterOf(2), { asOf: "2026-11-29" }))).toBe(
      "exchange.batch.asOfInFuture",
    );
    expect(codeOf(await upload(test, agreementId, "%PDF-1.7 nothing to see"))).toBe("excel.notASpreadsheet");
  });

  it("gives out its faulty rows as a table while it is kept", async () => {
    const { id } = await agreeOn(test);
    const batch = await taken(id, `截至 2026-11-01\n张三,1\n坏,2`);
    expect(batch).toMatchObject({ faulty: 1, can: ["faults"] });
    const answer = await (await test.as("district")).get(`/api/exchange/batches/${batch.id}/faults`);
    expect(answer.headers["content-type"]).toContain("spreadsheetml");
  });

  it("is listed page by page", async () => {
    const { id } = await agreeOn(test);
    for (const rows of [4, 5, 6]) await taken(id, rosterOf(rows));
    const district = await test.as("district");
    const url = `/api/exchange/batches?agreement=${id}&limit=2`;
    const first = (await district.get(url)).json<{ items: BatchView[]; nextCursor: string }>();
    expect(first.items.map(({ ordinal }) => ordinal)).toEqual([3, 2]);
    const second = (await district.get(`${url}&cursor=${first.nextCursor}`)).json<{ items: BatchView[] }>();
    expect(second.items.map(({ ordinal }) => ordinal)).toEqual([1]);
  });
});
