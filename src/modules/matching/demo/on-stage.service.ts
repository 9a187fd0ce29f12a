/** The demonstration's exchange is played act by act, each a transaction of its own: linking works in several itself. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { setClock } from "../../../kernel/clock.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { unitOfWork } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { playOnStage, type Stage } from "../../registry/demo/demo-stage.service.ts";

export const DISTRICT = "500117";

/** The clock stands where the acts set it, and is put right afterwards. */
export async function onStage<Result>(app: App, play: (stage: Stage) => Promise<Result>): Promise<Result> {
  const work = { operation: "exchange.demo.load", effect: "write" } as const;
  return unitOfWork(app.database, systemActor("demo"), work, async (tx) => {
    let result: { readonly of: Result } | undefined;
    await playOnStage(tx, app, async (stage) => {
      result = { of: await play(stage) };
    });
    if (result === undefined) throw new Error("nothing was played");
    return result.of;
  });
}

/** What the house itself does on a day, in its own transactions. */
export async function onDay(app: App, day: IsoDate, act: () => Promise<void>): Promise<void> {
  setClock(`${day}T10:30:00+08:00`);
  try {
    await act();
  } finally {
    setClock(app.settings.clock);
  }
}
