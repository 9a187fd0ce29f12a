/** The demonstration of protection, told by the same services that people use: every story to where it is left, once. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../../test/support/database.ts";
import { systemWork } from "../../../../test/support/payees.ts";
import { type OpenedApp, openApp } from "../../../compose.ts";
import { setClock } from "../../../kernel/clock.ts";
import { createLog } from "../../../platform/log.ts";
import { readSettings } from "../../../platform/settings.ts";
import "../../../serve.ts";
import { readCaseWorks } from "../cases/links/read-works.service.ts";
import { listCases } from "../cases/read-cases.service.ts";
import { listReports } from "../reports/read-reports.service.ts";
import { loadDemoSpecial } from "../special/demo/load-demo-special.service.ts";
import { specialStories } from "../special/demo/special-stories.ts";
import { listEmergenciesOf } from "../special/events/emergencies.service.ts";
import { readFiguresOf } from "../special/figures.service.ts";
import { specialProcedures } from "../special/special-procedures.ts";
import { caseStories } from "./case-stories.ts";
import { loadDemoCases } from "./load-demo-cases.service.ts";

/** The whole district is made up and played; where others have the processor too, that is slow. */
const PATIENCE_MS = 300_000;

let database: TestDatabase;
let dataDir: string;
let opened: OpenedApp;

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "tongan-demo-"));
  const settings = readSettings({
    DATABASE_URL: database.url,
    TONGAN_DATA: dataDir,
    TONGAN_DEMO: "1",
    TONGAN_CLOCK: "2026-11-27T09:00:00+08:00",
  });
  opened = await openApp({ settings, log: createLog("error") });
}, PATIENCE_MS);
afterAll(async () => {
  setClock("");
  await opened.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

describe("the demonstration's reports and cases", () => {
  it("are all there, none of them red and waiting, and come once", async () => {
    const { items } = await systemWork(opened.app, (tx) =>
      listReports(tx, opened.app, { open: "all", limit: 200 }),
    );
    expect(items).toHaveLength(caseStories.length);
    expect(items.map(({ state }) => state).sort()).toEqual([
      ...["opened", "opened", "opened", "opened", "opened", "received", "referred", "takenUp"],
    ]);
    expect(items.some(({ state, colour }) => state === "received" && colour === "red")).toBe(false);
    expect(await loadDemoCases(opened.app)).toEqual([]);
    const again = await systemWork(opened.app, (tx) =>
      listReports(tx, opened.app, { open: "all", limit: 200 }),
    );
    expect(again.total).toBe(caseStories.length);
  });

  it("stand in different links, one of them closed by two people", async () => {
    const states = async (state: "open" | "closed") =>
      (await systemWork(opened.app, (tx) => listCases(tx, opened.app, { state, limit: 200 }))).items.map(
        (one) => one.state,
      );
    expect((await states("open")).sort()).toEqual(["assessing", "inService", "monitoring", "verifying"]);
    expect(await states("closed")).toEqual(["closed"]);
  });

  it("have a procedure of guardianship that runs, and the placement of its child", async () => {
    const works = await systemWork(opened.app, async (tx) => {
      const { items } = await listCases(tx, opened.app, { state: "open", limit: 200 });
      return Promise.all(items.map(({ id }) => readCaseWorks(tx, opened.app, id)));
    });
    const kinds = works.flatMap(({ works: of }) =>
      of.map(({ kind, isOpen }) => `${kind}${isOpen ? "" : " ended"}`),
    );
    expect(kinds.sort()).toEqual(["guardianship", "placement"]);
  });
});

describe("the demonstration's special matters", () => {
  it("are all told to their end, once", async () => {
    expect(await loadDemoSpecial(opened.app)).toBeUndefined();
    const { items } = await systemWork(opened.app, (tx) => readFiguresOf(tx, 2026));
    const counts = Object.fromEntries(items.map((one) => [one.procedure, [one.registered, one.ended]]));
    const told = Object.fromEntries(
      specialProcedures.map(({ procedure: { code } }) => {
        const stories = specialStories.filter(({ procedure }) => procedure === code);
        const ended = stories.filter(({ acts }) => acts.at(-1)?.outcome === "closed");
        return [code, [stories.length, ended.length]];
      }),
    );
    expect(counts).toEqual(told);
  });

  it("leave one emergency running, with a child without care found", async () => {
    const { items } = await systemWork(opened.app, (tx) => listEmergenciesOf(tx, opened.app));
    expect(items).toMatchObject([{ name: "强降雨山洪", endedOn: null, counts: { withoutCare: 1 } }]);
  });
});
