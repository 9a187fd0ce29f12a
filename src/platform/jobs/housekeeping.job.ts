/** What is kept for a while only, and then forgotten: at each start, and every hour. */
import { now } from "../../kernel/clock.ts";
import { removeAnswersBefore } from "../db/idempotency.store.ts";
import type { App } from "../http/app.ts";
import { removeGuessesBefore } from "../identity/guesses.store.ts";
import type { Jobs } from "./jobs.ts";

/** Stored answers repeat what was answered, children's data too: no longer than a client may send its key again. */
const ANSWER_HOURS = 48;
const GUESS_HOURS = 24;

export interface Forgotten {
  readonly answers: number;
  readonly guesses: number;
}

export async function forgetWhatIsOver({ database }: Pick<App, "database">): Promise<Forgotten> {
  const hoursAgo = (hours: number) => new Date(now().getTime() - hours * 3_600_000);
  return {
    answers: await removeAnswersBefore(database.kysely, hoursAgo(ANSWER_HOURS)),
    guesses: await removeGuessesBefore(database.kysely, hoursAgo(GUESS_HOURS)),
  };
}

export async function startHousekeeping(app: Pick<App, "database">, jobs: Jobs): Promise<void> {
  const tidy = async () => {
    await forgetWhatIsOver(app);
  };
  await tidy();
  await jobs.schedule("platform.housekeeping", "20 * * * *", tidy);
}
