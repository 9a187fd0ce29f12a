/** One village of the demonstration has nobody: its supervisor sees it, how long already, and which children wait. */
import { addDays, type IsoDate } from "../../../kernel/calendar-date.ts";
import type { App } from "../../../platform/http/app.ts";
import { listHeld } from "../../../platform/identity/appoint.service.ts";
import type { Stage } from "../../registry/demo/demo-stage.service.ts";
import { endDirector } from "../posts/posts.service.ts";
import { tellVacancies } from "../posts/vacancies.service.ts";
import { VACANT_DAYS, VACANT_VILLAGE } from "./vacant-village.ts";

const TOWNSHIP = VACANT_VILLAGE.slice(0, 9);

export async function leaveVillageVacant(stage: Stage, app: App, day: IsoDate): Promise<void> {
  const supervisor = stage.post("townshipSupervisor", TOWNSHIP);
  const [post] = await listHeld(stage.tx, "villageDirector", VACANT_VILLAGE);
  if (supervisor === undefined || post === undefined) return;
  const on = addDays(day, -VACANT_DAYS);
  stage.on(on, "16:20");
  await endDirector(supervisor, app, VACANT_VILLAGE, {
    postId: post.id,
    on,
    reason: "随子女搬到外省，村里还没有推选接手的人",
  });
  stage.on(day);
  await tellVacancies(supervisor, app, TOWNSHIP);
}
