/** The township looks into what a village told: true, and it is written; not so, and the village hears why. Both versions stay readable. */
import { now } from "../../../kernel/clock.ts";
import type { BodyOf, OutputOf, QueryOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import { narrowScope } from "../../../platform/access/scope.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { openPosition, sealPosition } from "../../../platform/http/cursor.ts";
import { holdVisitedFile } from "../../registry/record-visit.service.ts";
import { sendMessage } from "../messages/phone-messages.service.ts";
import { heldSection, readFamilies } from "./held-sections.service.ts";
import { presentTold } from "./present-told.service.ts";
import { evidenceOf } from "./tell-change.service.ts";
import * as store from "./told.store.ts";
import { REASON, TOLD, type ToldBox } from "./told-box.ts";
import type * as contract from "./told-changes.contract.ts";
import { type ToldChangeView, toldProblems } from "./told-changes.contract.ts";
import { titleOf } from "./told-sections.ts";
import { followWaiting } from "./told-tasks.service.ts";
import { demandPerson, writeTold } from "./write-told.service.ts";

type Reading = Pick<App, "cipher" | "places">;

export async function listToldChanges(
  tx: Tx,
  app: Reading,
  { place, childId, state, limit, cursor }: QueryOf<typeof contract.listToldChanges>,
): Promise<OutputOf<typeof contract.listToldChanges>> {
  const scope = narrowScope(tx.scope, place);
  const list = ["told-changes", place ?? "", childId ?? "", state];
  const after = cursor === undefined ? undefined : openPosition(app, list, cursor);
  const rows = await store.listTold(
    tx,
    { scope, childId, state },
    after === undefined ? undefined : { at: String(after[0]), id: String(after[1]) },
    limit + 1,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  tx.note({ subjectIds: page.map((row) => row.childId), detail: { state, shown: page.length } });
  return {
    items: await presentTold(tx, app, page),
    nextCursor:
      rows.length > limit && last !== undefined
        ? sealPosition(app, list, [last.at.toISOString(), last.id])
        : null,
    waiting: await store.countWaiting(tx, { scope, childId, state: "waiting" }),
  };
}

/** @throws access.notFound, workforce.told.decided, workforce.told.stale; what the register refuses of a write */
export async function decideToldChange(
  tx: Tx,
  app: Reading,
  id: string,
  version: number,
  { accept, reason }: BodyOf<typeof contract.decideToldChange>,
): Promise<ToldChangeView> {
  const before = await store.findTold(tx, id);
  if (before === undefined) throw notFound();
  // The file first, as whoever tells does: two who write of one child take turns.
  const file = accept ? await holdVisitedFile(tx, before.childId) : undefined;
  const row = await store.findTold(tx, id, true);
  if (row === undefined) throw notFound();
  if (row.state !== "proposed" && row.state !== "conflict") throw new Problem(toldProblems.decided);
  if (row.version !== version)
    throw new Problem(toldProblems.stale, { extra: { yours: version, current: row.version } });
  const told = app.cipher.openJson(row.sealed, TOLD) as ToldBox;
  let factId: string | null = null;
  if (file !== undefined && row.section !== "other") {
    const family = (await readFamilies(tx, app.cipher, [file.childId])).get(file.childId) ?? [];
    const person = demandPerson(family, row.section, row.personId ?? undefined);
    const seen = evidenceOf({ from: row.from, evidence: told.evidence ?? undefined });
    factId = await writeTold(tx, app, {
      ...{ file, person, section: row.section, from: row.from, value: told.value },
      held: heldSection(app.cipher, row.section, person),
      evidence: `${seen}；镇街核实：${reason}`.slice(0, 200),
    });
  }
  await store.decideTold(tx, id, {
    state: accept ? "accepted" : "rejected",
    factId,
    at: now(),
    by: tx.actor.accountId,
    reasonSealed: app.cipher.seal(reason, REASON),
  });
  await followWaiting(tx, app, [row.scopeCode]);
  const view = await readBack(tx, app, id);
  await tellWhatBecame(tx, app, row.scopeCode, view, reason);
  tx.note({ subjectIds: [row.childId], detail: { section: row.section, accept } });
  return view;
}

async function tellWhatBecame(
  tx: Tx,
  { places }: Pick<App, "places">,
  villageCode: string,
  { childId, childName, section, state, said }: ToldChangeView,
  reason: string,
): Promise<void> {
  const became = state === "accepted" ? "镇街核实属实，已写入档案" : "镇街核实后没有写入档案";
  await sendMessage(tx, {
    villageCode,
    childId,
    title: `${childName}的变化：${state === "accepted" ? "已写入" : "没有写入"}`,
    text: `您报的“${titleOf(section)}：${said}”，${became}。${reason}`,
    from: `${places.nameOf(tx.actor.placeCode)} ${tx.actor.displayName}`,
  });
}

async function readBack(tx: Tx, app: Reading, id: string): Promise<ToldChangeView> {
  const row = await store.findTold(tx, id);
  const [view] = await presentTold(tx, app, row === undefined ? [] : [row]);
  if (view === undefined) throw notFound();
  return view;
}
