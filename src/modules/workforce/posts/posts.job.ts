/** Looks each night for villages that have been without a director for too long. */
import { systemActor } from "../../../platform/access/system-actor.ts";
import { unitOfWork } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { Jobs } from "../../../platform/jobs/jobs.ts";
import { tellVacancies } from "./vacancies.service.ts";

export function tellVacanciesNow(app: App): Promise<number> {
  const actor = systemActor("vacancies");
  return unitOfWork(
    app.database,
    actor,
    { operation: "workforce.vacancies.tell", effect: "write", audited: false },
    (tx) => tellVacancies(tx, app, actor.placeCode),
  );
}

export async function startPosts(app: App, jobs: Jobs): Promise<void> {
  await jobs.schedule("workforce.vacancies.night", "25 4 * * *", async () => {
    await tellVacanciesNow(app);
  });
}
