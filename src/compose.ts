/** The composition root: opens everything that a server, a command or a test stands on, in order, and closes it in reverse. */
import type { FastifyBaseLogger } from "fastify";
import { z } from "zod";
import "./declared-parameters.ts";
import { setClock } from "./kernel/clock.ts";
import { plainFaults } from "./kernel/plain-faults.ts";
import { listAssessmentsOf } from "./modules/protection/assessments/assessment-timeline.service.ts";
import { listGuardianshipOf } from "./modules/protection/guardianship/guardianship-timeline.service.ts";
import { addTimelineSource } from "./modules/registry/read-timeline.service.ts";
import { listVisitsOf } from "./modules/workforce/visits/visit-timeline.service.ts";
import { systemActor } from "./platform/access/system-actor.ts";
import { startSealer } from "./platform/audit/chain.service.ts";
import { openChainHeads } from "./platform/audit/chain-heads.ts";
import { seedHolidayNotices } from "./platform/calendar/calendar.service.ts";
import { createFieldCipher } from "./platform/crypto/cipher.ts";
import { openKeyRing } from "./platform/crypto/key-store.ts";
import { openDatabase, unitOfWork } from "./platform/db/database.ts";
import { startEmbeddedPostgres } from "./platform/db/embedded-postgres.ts";
import { migrate } from "./platform/db/migrate.ts";
import { openFiles } from "./platform/files/open-files.ts";
import type { App } from "./platform/http/app.ts";
import { Sessions } from "./platform/identity/sessions.ts";
import { logOnly, noticeChannels } from "./platform/notices/messenger.ts";
import { checkStoredParameters } from "./platform/parameters/parameters.service.ts";
import { loadPlaces } from "./platform/places/places.store.ts";
import { seedPlaces } from "./platform/places/seed-places.ts";
import { listTimelineOf } from "./platform/procedures/subject-timeline.service.ts";
import type { Settings } from "./platform/settings.ts";

// Faults in a form are read by people.
z.config(plainFaults);

// The platform knows no room, and the register asks nobody: what happened in applications is brought to it here.
addTimelineSource(listTimelineOf);
addTimelineSource(listAssessmentsOf);
addTimelineSource(listGuardianshipOf);
addTimelineSource(listVisitsOf);

/** The State Council's notices that are known; people enter the coming ones. */
async function seedCalendar({ database }: App): Promise<void> {
  const work = { operation: "platform.calendar.seed", effect: "write", audited: false } as const;
  await unitOfWork(database, systemActor("seed"), work, (tx) => seedHolidayNotices(tx));
}

export interface OpenedApp {
  readonly app: App;
  /** The owner's connection string, for migrations and the job queue; requests never use it. */
  readonly ownerUrl: string;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly settings: Settings;
  readonly log: FastifyBaseLogger;
  /** Join a server's running PostgreSQL instead of refusing: for the command line. */
  readonly join?: boolean;
}

export async function openApp({ settings, log, join: joinRunning = false }: OpenOptions): Promise<OpenedApp> {
  setClock(settings.clock);
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const closer of closers.reverse()) await closer();
    closers.length = 0;
  };
  try {
    let ownerUrl = settings.databaseUrl;
    if (ownerUrl === undefined) {
      const postgres = await startEmbeddedPostgres({
        dataDir: settings.dataDir,
        log: (message) => {
          log.info(message);
        },
        join: joinRunning,
      });
      closers.push(() => postgres.stop());
      ownerUrl = postgres.url;
    }
    await migrate(ownerUrl);
    await seedPlaces(ownerUrl);
    const database = openDatabase({ url: ownerUrl });
    closers.push(() => database.close());
    const keyRing = openKeyRing({ dataDir: settings.dataDir, masterKey: settings.masterKey });
    const app: App = {
      settings,
      database,
      keyRing,
      cipher: createFieldCipher(keyRing),
      files: openFiles(settings.files),
      sessions: new Sessions(database),
      places: await loadPlaces(database),
      chainHeads: openChainHeads(settings),
      // A district that has a text message service or a work chat connects it here.
      messengers: noticeChannels.map(logOnly),
      log,
    };
    const sealer = startSealer(database, app.chainHeads, (error) => {
      log.error({ err: error }, "audit sealing failed");
    });
    closers.push(() => sealer.stop());
    await seedCalendar(app);
    await checkStoredParameters(app);
    if (settings.demo) {
      // The generator is large and only a demonstration needs it.
      const { loadDemo } = await import("./modules/registry/demo/load-demo.service.ts");
      const { loadDemoBenefits } = await import("./modules/benefits/demo/load-demo-benefits.service.ts");
      const { loadDemoProtection } = await import(
        "./modules/protection/demo/load-demo-protection.service.ts"
      );
      const { loadDemoExchange } = await import("./modules/matching/demo/load-demo-exchange.service.ts");
      const { loadDemoWorkforce } = await import("./modules/workforce/demo/load-demo-workforce.service.ts");
      await loadDemo(app);
      await loadDemoBenefits(app);
      await loadDemoProtection(app);
      await loadDemoExchange(app);
      await loadDemoWorkforce(app);
    }
    return { app, ownerUrl, close };
  } catch (error) {
    await close();
    throw error;
  }
}
