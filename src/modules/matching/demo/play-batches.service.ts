/** Rosters of the demonstration's past, in the order of their days: received, linked, reviewed, looked into. */
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { addDays, type IsoDate } from "../../../kernel/calendar-date.ts";
import { today } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { writeWorkbook } from "../../../platform/excel/write-workbook.ts";
import type { AgreementView } from "../../../platform/exchange/agreements.contract.ts";
import { receiveBatch } from "../../../platform/exchange/receive-batch.service.ts";
import { runBatch } from "../../../platform/exchange/run-batch.job.ts";
import type { App } from "../../../platform/http/app.ts";
import { quietTasks } from "../../../platform/tasks/tasks.service.ts";
import { findBatch } from "../link/link.store.ts";
import { castExchange } from "./cast-exchange.service.ts";
import type { DemoRoster } from "./demo-rosters.ts";
import { DISTRICT, onDay, onStage } from "./on-stage.service.ts";
import { answerVillage, askOne, reviewRows, settleSome, writeChecks } from "./play-people.service.ts";

/** Made once and for all: sent again after a stop, it is received once. */
const ids = {
  prison: "019a0000-0000-7000-8000-000000000001",
  rehab: "019a0000-0000-7000-8000-000000000002",
  lowIncome: "019a0000-0000-7000-8000-000000000003",
  census: "019a0000-0000-7000-8000-000000000004",
  held: "019a0000-0000-7000-8000-000000000005",
} as const;

/** The last of them is there. */
export async function isPlayed(tx: Tx): Promise<boolean> {
  return (await findBatch(tx, ids.held)) !== undefined;
}

/** Days before today. */
const ARRIVED = 58;
const REVIEWED = 54;
const CENSUS = 20;
const LATELY = 4;

export async function playBatches(app: App, agreements: readonly AgreementView[]): Promise<void> {
  const day = (back: number) => addDays(today(), -back);
  const rosters = await onStage(app, (stage) => castExchange(stage, app, day));
  if (rosters === undefined) return;
  const under = (subject: string) => agreements.find((one) => one.subject === subject)?.id;
  const bring = (id: string, subject: string, roster: DemoRoster, back: number) => {
    const agreementId = under(subject);
    return agreementId === undefined
      ? Promise.resolve()
      : bringRoster(app, { id, agreementId, roster, on: day(back), asOf: day(back + 2) });
  };
  await bring(ids.prison, "prison", rosters.prison, ARRIVED);
  await bring(ids.rehab, "compulsoryRehab", rosters.rehab, ARRIVED);
  await reviewRows(app, { id: ids.prison, roster: rosters.prison, on: day(REVIEWED), leaves: 0 });
  await reviewRows(app, { id: ids.rehab, roster: rosters.rehab, on: day(REVIEWED), leaves: 1 });
  await writeChecks(app, { firstDay: day(ARRIVED - 1), leaves: 2 });
  await bring(ids.lowIncome, "lowIncome", rosters.lowIncome, CENSUS);
  await bring(ids.census, "schoolCensus", rosters.census, CENSUS);
  await settleSome(app, day(CENSUS - 6));
  // The village was asked, and answered late: what follows from it is still to be looked into.
  await askOne(app, ids.rehab, day(LATELY + 4));
  await answerVillage(app, ids.rehab, day(LATELY + 1));
  await reviewRows(app, { id: ids.rehab, roster: rosters.rehab, on: day(LATELY), leaves: 0 });
  await onStage(app, ({ tx }) => quietTasks(tx));
  await bring(ids.held, "lowIncome", rosters.held, LATELY);
}

interface Brought {
  readonly id: string;
  readonly agreementId: string;
  readonly roster: DemoRoster;
  readonly on: IsoDate;
  readonly asOf: IsoDate;
}

async function bringRoster(app: App, { id, agreementId, roster, on, asOf }: Brought): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "tongan-demo-"));
  try {
    const path = join(folder, "roster.xlsx");
    await pipeline(
      writeWorkbook({
        sheets: [
          {
            name: "名单",
            title: roster.title,
            columns: roster.headings.map((heading) => ({ heading })),
            rows: [roster.rows.map(({ cells }) => cells)],
          },
        ],
      }),
      createWriteStream(path),
    );
    const bytes = await readFile(path);
    const file = {
      ...{ name: roster.fileName, path, size: bytes.length },
      sha256: createHash("sha256").update(bytes).digest(),
    };
    await onStage(app, async (stage) => {
      stage.on(on, "09:20");
      const officer = stage.post("districtOfficer", DISTRICT);
      if (officer !== undefined)
        await receiveBatch(officer, app, { id, agreementId, asOf, file, via: "upload" });
    });
  } finally {
    await rm(folder, { recursive: true });
  }
  await onDay(app, on, () => runBatch(app, id));
}
