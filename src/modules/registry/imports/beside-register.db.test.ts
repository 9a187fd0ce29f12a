/** What an import says and does where the register knows better than the file, or has moved on since the check. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CastName } from "../../../../test/support/app.ts";
import {
  checked,
  child,
  type ImportDesk,
  imported,
  openImportDesk,
  type Person,
} from "../../../../test/support/import-desk.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { unitOfWork } from "../../../platform/db/database.ts";
import { readChild } from "../read-child.service.ts";
import { undoBatch } from "../undo-batch.service.ts";

let desk: ImportDesk;
const as = (name: CastName) => desk.as(name);

beforeAll(async () => {
  desk = await openImportDesk();
});
afterAll(() => desk.close());

const NEXT_QUARTER = "古楼镇农村留守儿童名册（2021年第一季度）";

async function onlyRow(person: Person, id: string) {
  const [row] = (await person.rows(id)).items;
  if (row === undefined) throw new Error("no row");
  return row;
}

function fileOf(id: string) {
  const { app } = desk.test;
  return unitOfWork(
    app.database,
    systemActor("test"),
    { operation: "test.read", effect: "read", audited: false },
    (tx) => readChild(tx, app, id, "2021-04-01"),
  );
}

/** Begins to take a batch back on another connection, and holds it up until told to let it go on to its end. */
async function undoHeldUp(batchId: string): Promise<() => Promise<unknown>> {
  const { app, databaseUrl } = desk.test;
  const holder = new pg.Client({ connectionString: databaseUrl });
  await holder.connect();
  await holder.query("begin");
  await holder.query("select from registry.fact where batch_id = $1 for update", [batchId]);
  const options = { operation: "test.write", effect: "write" } as const;
  const undone = unitOfWork(app.database, systemActor("test"), options, (tx) =>
    undoBatch(tx, batchId, app.cipher),
  );
  await expect
    .poll(async () => (await holder.query("select from pg_locks where not granted")).rowCount)
    .toBeGreaterThan(0);
  return async () => {
    await holder.query("rollback");
    await holder.end();
    return undone;
  };
}

describe("a batch that waits while another one is imported", () => {
  it("opens nobody twice, and leaves a file alone that the other has filled otherwise", async () => {
    const supervisor = await as("supervisor");
    const [same, other, own] = ["宋同样", "宋两样", "宋自己"].map((name) => child(name));
    if (same === undefined || other === undefined || own === undefined) throw new Error("no children");
    const first = await checked(supervisor, [same, other]);
    const second = await checked(supervisor, [same, { ...other, school: "双凤小学" }, own]);
    expect(second.counts).toMatchObject({ new: 3 });
    await supervisor.step(first.id, "commit");
    const done = await supervisor.step(second.id, "commit");
    expect(done).toMatchObject({
      state: "committed",
      failure: null,
      committed: { opened: 1, changed: 0, unchanged: 1, refused: 1 },
    });
    const [, left] = (await supervisor.rows(second.id)).items;
    expect(left).toMatchObject({ outcome: "reject", result: "refused" });
    expect(left?.findings.at(-1)).toMatchObject({
      code: "register.movedOn",
      column: "row",
      severity: "reject",
    });
    const again = await checked(supervisor, [{ ...other, school: "双凤小学" }]);
    expect(again.counts).toMatchObject({ changed: 1, new: 0 });
    expect((await onlyRow(supervisor, again.id)).match?.changes).toMatchObject([
      { from: "古楼小学 · 三年级", to: "双凤小学 · 三年级" },
    ]);
  });

  it("does not lay its changes over newer ones, and takes those rows once they are checked anew", async () => {
    const supervisor = await as("supervisor");
    const known = child("宋先后");
    await imported(supervisor, [known]);
    const slow = await checked(supervisor, [{ ...known, school: "慢小学" }], NEXT_QUARTER);
    await imported(supervisor, [{ ...known, school: "快小学" }], NEXT_QUARTER);
    const done = await supervisor.step(slow.id, "commit");
    expect(done.committed).toMatchObject({ changed: 0, refused: 1 });
    const row = await onlyRow(supervisor, slow.id);
    const edited = await supervisor.call("PATCH", `/api/imports/${slow.id}/rows/${row.seq}`, {
      version: row.version,
      body: { cells: { school: "又一小学" } },
    });
    expect(edited.status, JSON.stringify(edited.body)).toBe(200);
    const settled = await onlyRow(supervisor, slow.id);
    expect(settled.match?.changes).toMatchObject([{ from: "快小学 · 三年级", to: "又一小学 · 三年级" }]);
    expect((await supervisor.step(slow.id, "commit")).committed).toMatchObject({ changed: 1, refused: 0 });
  });

  it("leaves a file alone that an undoing begun before the check has changed after it", async () => {
    const supervisor = await as("supervisor");
    const [known, calm] = [child("宋早写"), child("宋没动")];
    await imported(supervisor, [known, calm]);
    const quick = await imported(supervisor, [{ ...known, school: "快小学" }], NEXT_QUARTER);
    const goOn = await undoHeldUp(quick.id);
    const slow = [known, calm].map((of) => ({ ...of, school: "慢小学" }));
    const waiting = await checked(supervisor, slow, NEXT_QUARTER);
    expect(waiting.counts).toMatchObject({ changed: 2 });
    await goOn();
    const done = await supervisor.step(waiting.id, "commit");
    expect(done.committed).toMatchObject({ changed: 1, refused: 1 });
    const [left] = (await supervisor.rows(waiting.id)).items;
    expect(left?.findings.at(-1)).toMatchObject({ code: "register.movedOn" });
  });

  it("counts and names a row that the register refuses at the last moment", async () => {
    const known = child("宋别镇");
    const other = await as("otherSupervisor");
    const waiting = await checked(
      other,
      [{ ...known, village: "铺坝村" }, child("宋本镇", { village: "铺坝村" })],
      "官渡镇农村留守儿童名册（2020年第四季度）",
    );
    expect(waiting.counts).toMatchObject({ ready: 2 });
    await imported(await as("supervisor"), [known]);
    const done = await other.step(waiting.id, "commit");
    expect(done).toMatchObject({ state: "committed", committed: { opened: 1, refused: 1 } });
    const [refused] = (await other.rows(waiting.id)).items;
    expect(refused?.findings.map(({ code }) => code)).toEqual(["register.elsewhere"]);
  });
});

describe("a number that the register knows under another name", () => {
  it("is told with both names, and the file keeps its own until a person renames the child", async () => {
    const supervisor = await as("supervisor");
    const known = child("唐原名");
    const before = await imported(supervisor, [known]);
    const childId = (await onlyRow(supervisor, before.id)).childId ?? "";
    const renamed = await checked(supervisor, [{ ...known, name: "唐新名" }], NEXT_QUARTER);
    expect(renamed.counts).toMatchObject({ acceptWithWarning: 1, unchanged: 1 });
    const row = await onlyRow(supervisor, renamed.id);
    expect(row.childId).toBe(childId);
    const [finding] = row.findings;
    expect(finding).toMatchObject({ code: "register.otherName", column: "name", severity: "warn" });
    expect(finding?.message).toContain("“唐原名”");
    expect(finding?.message).toContain("“唐新名”");
    await supervisor.step(renamed.id, "commit");
    expect((await fileOf(childId)).person.name).toBe("唐原名");
  });
});

describe("a relative whose number is that of a child of another township", () => {
  it("is told at the cell and recorded without the number, so that nobody reads the other child's file", async () => {
    const elsewhere = child("彭别处", { village: "铺坝村" });
    await imported(await as("otherSupervisor"), [elsewhere], "官渡镇农村留守儿童名册（2020年第四季度）");
    const supervisor = await as("supervisor");
    const mine = child("彭本镇", {
      father: "彭父",
      ...(elsewhere.number === undefined ? {} : { fatherNumber: elsewhere.number }),
    });
    const batch = await checked(supervisor, [mine]);
    const row = await onlyRow(supervisor, batch.id);
    expect(row.findings).toMatchObject([
      { code: "register.fatherElsewhere", column: "father.citizenNo", severity: "warn" },
    ]);
    const done = await supervisor.step(batch.id, "commit");
    expect(done.committed).toMatchObject({ opened: 1, refused: 0 });
    const file = await fileOf((await onlyRow(supervisor, batch.id)).childId ?? "");
    const father = file.kin.find(({ person }) => person.name === "彭父");
    expect(father).toMatchObject({ person: { name: "彭父", documentKind: "none" } });
    expect(JSON.stringify(file)).not.toContain("彭别处");
    const same = await checked(supervisor, [mine]);
    expect(same.counts).toMatchObject({ unchanged: 1, new: 0 });
  });
});
