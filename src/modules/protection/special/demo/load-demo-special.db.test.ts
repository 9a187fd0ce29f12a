/** The demonstration's special matters are told by the same services that people use, each to where its story leaves it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../../../test/support/database.ts";
import { systemWork } from "../../../../../test/support/payees.ts";
import { type OpenedApp, openApp } from "../../../../compose.ts";
import { setClock } from "../../../../kernel/clock.ts";
import { createLog } from "../../../../platform/log.ts";
import { readSettings } from "../../../../platform/settings.ts";
import "../../../../serve.ts";
import { listEmergenciesOf } from "../events/emergencies.service.ts";
import { readFiguresOf } from "../figures.service.ts";
import { specialProcedures } from "../special-procedures.ts";
import { loadDemoSpecial } from "./load-demo-special.service.ts";
import { specialStories } from "./special-stories.ts";

/** The whole district is made up and played; where others have the processor too, that is slow. */
const PATIENCE_MS = 300_000;

describe("the demonstration's special matters", () => {
  let database: TestDatabase;
  let opened: OpenedApp;
  let dataDir: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataDir = await mkdtemp(join(tmpdir(), "tongan-special-"));
    const settings = readSettings({
      DATABASE_URL: database.url,
      TONGAN_DATA: dataDir,
      TONGAN_DEMO: "1",
      TONGAN_CLOCK: "2026-11-27T09:00:00+08:00",
    });
    opened = await openApp({ settings, log: createLog("error") });
  }, PATIENCE_MS);
  afterAll(async () => {
    await opened.close();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
    setClock("");
  });

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
