/** Staged rows while the index key changes. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checked, child, type ImportDesk, openImportDesk } from "../../../../test/support/import-desk.ts";
import { keyedRooms } from "../../../keyed-rooms.ts";
import {
  beginRotation,
  countKeys,
  finishRotation,
  type Rotation,
} from "../../../platform/keys/rotate-keys.service.ts";

let desk: ImportDesk;

beforeAll(async () => {
  desk = await openImportDesk();
});
afterAll(() => desk.close());

async function rotateIndexes() {
  const rotation: Rotation = {
    app: desk.test.app,
    rooms: keyedRooms,
    use: "index",
    signal: new AbortController().signal,
    settleMs: 0,
    told: () => undefined,
  };
  await beginRotation(rotation);
  return finishRotation(rotation);
}

/** How many indexes of staged rows lie under which key. */
async function rowsUnder(): Promise<Record<string, Record<number, number>>> {
  const counts: Record<string, Record<number, number>> = {};
  for (const { column, id, values } of await countKeys(desk.test.app, keyedRooms)) {
    if (column.startsWith("registry.import_row.") && column.endsWith("_index"))
      counts[column] = { ...counts[column], [id]: values };
  }
  return counts;
}

async function indexesOf(batchId: string): Promise<unknown[]> {
  const owner = new pg.Client({ connectionString: desk.test.databaseUrl });
  await owner.connect();
  const { rows } = await owner.query<{ seq: number }>(
    "select seq, number_index, name_index from registry.import_row where batch_id = $1 order by seq",
    [batchId],
  );
  await owner.end();
  expect(rows).toHaveLength(3);
  return rows;
}

describe("a change of the index key while rows are staged", () => {
  it("makes their indexes anew, retires the old key, and a corrected row still finds its double", async () => {
    const supervisor = await desk.as("supervisor");
    const [first, second, nameless] = [child("邓一"), child("邓二"), { name: "邓三", born: "2013-01-02" }];
    const batch = await checked(supervisor, [first, second, nameless]);
    expect(await rowsUnder()).toEqual({
      "registry.import_row.number_index": { 1: 2 },
      "registry.import_row.name_index": { 1: 3 },
    });
    expect(await rotateIndexes()).toMatchObject({ activeKey: 2, broken: [], left: 0, retired: [1] });
    expect(await rowsUnder()).toEqual({
      "registry.import_row.number_index": { 2: 2 },
      "registry.import_row.name_index": { 2: 3 },
    });
    const rows = (await supervisor.rows(batch.id)).items;
    const edited = await supervisor.call("PATCH", `/api/imports/${batch.id}/rows/${rows[1]?.seq}`, {
      version: rows[1]?.version ?? 0,
      body: { cells: { citizenNo: first.number } },
    });
    expect(edited.status, JSON.stringify(edited.body)).toBe(200);
    const after = (await supervisor.rows(batch.id)).items;
    expect(after[1]?.findings.map(({ code }) => code)).toContain("duplicate.inFile");
  });

  it("gives each row the indexes that checking the file anew would", async () => {
    const supervisor = await desk.as("supervisor");
    const children = [
      child("邓四"),
      { name: "邓五", born: "2013-01-02" },
      child("邓六", { number: "12345" }),
    ];
    const before = await checked(supervisor, children);
    await rotateIndexes();
    const after = await checked(supervisor, children);
    expect(await indexesOf(before.id)).toEqual(await indexesOf(after.id));
  });
});
