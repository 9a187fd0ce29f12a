/**
 * A case follows its child: within the township at once, to another one when that has signed for it. What the district answers for
 * stays with it.
 */
import { now, today } from "../../../../kernel/clock.ts";
import { grant } from "../../../../platform/access/grants.service.ts";
import { inEveryPlace, type Tx } from "../../../../platform/db/database.ts";
import { newId } from "../../../../platform/db/new-id.ts";
import type { App } from "../../../../platform/http/app.ts";
import { listHolders } from "../../../../platform/identity/post-holders.service.ts";
import { closeTask, openTask } from "../../../../platform/tasks/tasks.service.ts";
import { onProfilesChanged } from "../../../recognition/refresh-profiles.service.ts";
import { listPlacesOf } from "../../../registry/guardianship-source.service.ts";
import { updateCase } from "../cases.store.ts";
import { getCase } from "../open-case.service.ts";
import { caseHappened } from "../seats.service.ts";
import "../../merges/follow-merges.service.ts";
import * as store from "./case-moves.store.ts";
import { moveTaskKey, PART_OFFERED, refusedTaskKey } from "./move-words.ts";

const townshipOf = (code: string) => code.slice(0, 9);

onProfilesChanged((tx, app, childIds) =>
  inEveryPlace(tx, async () => {
    const standing = await store.listCasesToFollow(tx, childIds);
    if (standing.length === 0) return;
    const places = new Map((await listPlacesOf(tx, childIds)).map((one) => [one.childId, one.scopeCode]));
    for (const one of standing) await follow(tx, app, one, places.get(one.childId));
  }),
);

async function follow(
  tx: Tx,
  app: App,
  { caseId, childId, scopeCode }: store.StandingCase,
  home: string | undefined,
): Promise<void> {
  const offered = await store.findOpenMove(tx, caseId);
  if (offered?.toCode === home) return;
  if (offered !== undefined) {
    await store.withdrawMove(tx, offered.id, now());
    await closeTask(tx, moveTaskKey(caseId), "孩子又迁走了");
  }
  const refused = await store.findRefusedMove(tx, caseId);
  // Sent back already: the old township says what follows, not the next change of the file.
  if (refused?.toCode === home) return;
  await closeTask(tx, refusedTaskKey(caseId), "孩子又迁走了");
  // A case that lies with a place as a whole has no village to follow.
  if (home === undefined || home.startsWith(scopeCode) || scopeCode.startsWith(home)) return;
  const { leadRole } = await getCase(tx, caseId);
  if (townshipOf(home) === townshipOf(scopeCode))
    await updateCase(tx, caseId, undefined, { scopeCode: home });
  else if (leadRole !== "townshipSupervisor") {
    await updateCase(tx, caseId, undefined, { scopeCode: home });
    await caseHappened(tx, caseId, {
      code: "moved",
      words: `孩子迁到${app.places.nameOf(townshipOf(home))}，仍由区里负责`,
    });
  } else await offerCase(tx, app, { caseId, childId, fromCode: scopeCode, toCode: home, note: null });
}

/** In every place: the new township sees it from now on. */
export async function offerCase(
  tx: Tx,
  app: App,
  move: Omit<store.MoveRow, "id" | "offeredAt">,
): Promise<void> {
  const { caseId, fromCode, toCode, note } = move;
  await store.insertMove(tx, { ...move, id: newId(), offeredAt: now() });
  const row = await getCase(tx, caseId);
  const holders = await listHolders(tx, "townshipSupervisor", townshipOf(toCode));
  // A sealed case is opened to no more people than can sign.
  for (const { accountId } of row.sealed ? holders.slice(0, 1) : holders)
    await grant(tx, { holderId: caseId, accountId, part: PART_OFFERED, reason: "孩子迁入，等签收个案" });
  await openTask(tx, {
    kind: "protection.caseMove",
    key: moveTaskKey(caseId),
    title: `签收个案：${row.title}`,
    why: `孩子从${app.places.nameOf(townshipOf(fromCode))}迁来${note === null ? "" : "，再次移交"}。您签收以前仍由原镇街负责。`,
    link: `/cases/${caseId}`,
    role: "townshipSupervisor",
    scopeCode: townshipOf(toCode),
    dueOn: today(),
  });
  await caseHappened(tx, caseId, {
    code: "moveOffered",
    words: `${note === null ? "孩子迁到" : "再次移交"}${app.places.nameOf(townshipOf(toCode))}，等对方签收；签收以前仍由原镇街负责`,
  });
}
