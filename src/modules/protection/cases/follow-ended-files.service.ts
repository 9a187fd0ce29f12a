/** The file of a child with an open case ends, or is opened again: the case is told, once, and the lead's desk with it. */
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import { onProfilesChanged } from "../../recognition/refresh-profiles.service.ts";
import { listEndings } from "../../registry/guardianship-source.service.ts";
import "../merges/follow-merges.service.ts";
import { listChildrenInOpenCases } from "./cases.store.ts";
import { hasEnded, isEndedWhy, sayEnded } from "./ended-files.ts";
import { listEvents } from "./events.service.ts";
import { caseHappened } from "./seats.service.ts";

onProfilesChanged((tx, _app, childIds) => inEveryPlace(tx, () => tellCases(tx, childIds)));

async function tellCases(tx: Tx, childIds: readonly string[]): Promise<void> {
  const standing = await listChildrenInOpenCases(tx, childIds);
  if (standing.length === 0) return;
  const whys = new Map((await listEndings(tx, childIds)).map((one) => [one.childId, one.endedWhy]));
  for (const { caseId, personId, childId } of standing) {
    const why = whys.get(childId) ?? null;
    const isTold = hasEnded(await listEvents(tx, caseId), personId);
    if (isEndedWhy(why) && !isTold)
      await caseHappened(tx, caseId, {
        code: "fileEnded",
        data: { person: personId, why },
        words: sayEnded(why),
      });
    if (why === null && isTold)
      await caseHappened(tx, caseId, {
        code: "fileReturned",
        data: { person: personId },
        words: "孩子的档案重新启用",
      });
  }
}
