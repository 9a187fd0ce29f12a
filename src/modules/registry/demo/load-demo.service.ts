/** Fills an empty register with the demonstration district: accounts for every post, and synthetic children in the plan's numbers. */
import { v7 as uuid } from "uuid";
import { now, today } from "../../../kernel/clock.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { hashPassword } from "../../../platform/crypto/password.ts";
import { type Tx, unitOfWork } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { DEMO_PASSWORD } from "../../../platform/identity/demo.contract.ts";
import { readDivisions } from "../../../platform/places/seed-places.ts";
import * as drafts from "../drafts.store.ts";
import { seedMemberUnits } from "../quarters/member-units.service.ts";
import { recordDrafts } from "../record-drafts.service.ts";
import { refreshStanding } from "../refresh-standing.service.ts";
import * as store from "../registry.store.ts";
import { analyzeRegister, countAccounts, insertDemoAccounts } from "./demo.store.ts";
import type { DemoFile } from "./demo-file.ts";
import { generatePosts } from "./demo-posts.ts";
import { generateDistrict } from "./generate-district.ts";
import { loadDemoQuarters } from "./load-demo-quarters.service.ts";
import { memberUnits } from "./member-units.ts";

const CHUNK = 500;

/** Loads the district once, in one transaction: killed in the middle, the next start begins anew. Returns whether it did. */
export async function loadDemo(app: App): Promise<boolean> {
  if ((await countAccounts(app.database.kysely)) > 0) return false;
  const places = await readDivisions();
  const hash = await hashPassword(DEMO_PASSWORD);
  return unitOfWork(
    app.database,
    systemActor("demo"),
    { operation: "registry.demo.load", effect: "write" },
    async (tx) => {
      if ((await countAccounts(tx.sql)) > 0) return false;
      await insertDemoAccounts(tx, generatePosts(places), hash);
      const { files } = generateDistrict({ today: today(), places });
      for (let at = 0; at < files.length; at += CHUNK)
        await recordChunk(tx, app, files.slice(at, at + CHUNK));
      await analyzeRegister(tx);
      await seedMemberUnits(
        tx,
        memberUnits.map((unit) => unit.name),
      );
      await loadDemoQuarters(tx, app, places, today());
      return true;
    },
  );
}

async function recordChunk(tx: Tx, app: App, files: readonly DemoFile[]): Promise<void> {
  const results = await recordDrafts(
    tx,
    files.map(({ draft, openedOn }) => ({ draft, asOf: openedOn })),
    { cipher: app.cipher, source: "demo", reason: "建档" },
  );
  const recorder: drafts.Recorder = { at: now(), by: tx.actor.postId, batchId: null };
  const acts: drafts.NewAct[] = [];
  const ended: string[] = [];
  for (const [index, file] of files.entries()) {
    const childId = results[index]?.childId;
    if (childId === undefined) continue;
    acts.push(...actsOf(file, childId, (code) => app.places.nameOf(code)));
    if (file.ended === undefined) continue;
    await store.endFile(tx, childId, file.ended.on, file.ended.reason);
    ended.push(childId);
  }
  await drafts.insertActs(tx, acts, recorder);
  await refreshStanding(tx, ended);
}

/** The acts that the facts tell of: moves, categories that ended, the end of the file. */
function actsOf(file: DemoFile, childId: string, nameOf: (code: string) => string): drafts.NewAct[] {
  const residences = file.draft.facts
    .filter((fact) => fact.kind === "residence")
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const scopeCode = String(residences.at(-1)?.value["villageCode"]);
  const act = (
    kind: string,
    on: string,
    reason: string,
    detail: Record<string, unknown> = {},
  ): drafts.NewAct => ({
    id: uuid(),
    childId,
    scopeCode,
    kind,
    on,
    reason,
    detail,
  });
  const acts: drafts.NewAct[] = [];
  for (const [index, residence] of residences.entries()) {
    const before = residences[index - 1]?.value["villageCode"];
    const village = residence.value["villageCode"];
    if (typeof before !== "string" || typeof village !== "string" || before === village) continue;
    acts.push(
      act("moved", residence.from, "随照护人搬迁", {
        changes: [{ label: "现住地", from: nameOf(before), to: nameOf(village) }],
      }),
    );
  }
  for (const fact of file.draft.facts) {
    if (fact.kind !== "category" || fact.to === undefined || fact.to > today()) continue;
    acts.push(
      act("exitedCategory", fact.to, file.note ?? "不再符合条件", {
        category: fact.value["category"],
        why: "other",
      }),
    );
  }
  if (file.ended !== undefined)
    acts.push(act("ended", file.ended.on, file.ended.note, { why: file.ended.reason }));
  return acts;
}
