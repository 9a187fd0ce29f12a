/** Who may know of a sealed matter. Whoever is named may name others who have a step in it; the last one cannot go. */
import { today } from "../../kernel/clock.ts";
import { memberUnitCodes } from "../../kernel/member-units.ts";
import type { OutputOf } from "../../kernel/operation.ts";
import { Problem } from "../../kernel/problem.ts";
import { endGrant, grant, listGrants } from "../access/grants.service.ts";
import { notFound } from "../access/policy.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { listPostsAt } from "./department-parts.store.ts";
import { type Loaded, loadMatter } from "./load-matter.service.ts";
import { deskOf } from "./matter.ts";
import type { listNamed as contract } from "./named.contract.ts";
import type { Doer } from "./procedure.ts";
import { procedureProblems } from "./procedure-problems.contract.ts";
import { deskWords } from "./read-matter.service.ts";

type Named = OutputOf<typeof contract>;

/** @throws access.notFound, procedures.notSealed */
export async function listNamedOf(tx: Tx, app: App, id: string): Promise<Named> {
  const loaded = await loadSealed(tx, app, id);
  const grants = await listGrants(tx, id);
  const live = new Set(grants.filter(({ endedAt }) => endedAt === null).map(({ accountId }) => accountId));
  tx.note({ subjectIds: [id] });
  return {
    items: grants.map((one) => ({
      accountId: one.accountId,
      name: one.displayName,
      reason: one.reason,
      since: one.grantedAt.toISOString(),
      endedAt: one.endedAt?.toISOString() ?? null,
      endedWhy: one.endedWhy,
    })),
    candidates: (await candidatesOf(tx, app, loaded)).filter(({ accountId }) => !live.has(accountId)),
  };
}

/** @throws access.notFound, procedures.notSealed, .notNameable */
export async function nameFor(
  tx: Tx,
  app: App,
  id: string,
  { accountId, reason }: { readonly accountId: string; readonly reason: string },
): Promise<Named> {
  const loaded = await loadSealed(tx, app, id);
  const isCandidate = (await candidatesOf(tx, app, loaded)).some((one) => one.accountId === accountId);
  if (!isCandidate) throw new Problem(procedureProblems.notNameable);
  await grant(tx, { holderId: id, accountId, part: "named", reason });
  tx.note({ subjectIds: [id], purpose: reason, detail: { named: accountId } });
  return listNamedOf(tx, app, id);
}

/** @throws access.notFound, procedures.notSealed, .lastNamed */
export async function unnameFor(
  tx: Tx,
  app: App,
  id: string,
  { accountId, reason }: { readonly accountId: string; readonly reason: string },
): Promise<Named> {
  await loadSealed(tx, app, id);
  const live = (await listGrants(tx, id)).filter(({ endedAt }) => endedAt === null);
  if (live.length <= 1) throw new Problem(procedureProblems.lastNamed);
  // Whoever goes still reads the list once: they have just seen it.
  const after = await listNamedOf(tx, app, id);
  if (!(await endGrant(tx, id, accountId, reason))) throw notFound();
  tx.note({ subjectIds: [id], purpose: reason, detail: { unnamed: accountId } });
  return accountId === tx.actor.accountId ? after : listNamedOf(tx, app, id);
}

async function loadSealed(tx: Tx, app: App, id: string): Promise<Loaded> {
  const loaded = await loadMatter(tx, app, id);
  if (!loaded.row.is_sealed) throw new Problem(procedureProblems.notSealed);
  return loaded;
}

async function candidatesOf(tx: Tx, app: App, { spec, matter }: Loaded): Promise<Named["candidates"]> {
  const found = new Map<string, Named["candidates"][number]>();
  const departments = Object.keys(spec.sees ?? {}).filter((unit) => memberUnitCodes.has(unit));
  const told: Doer[] = departments.map((department) => ({
    role: "partnerLiaison",
    level: "district",
    department,
  }));
  for (const by of [...spec.steps.map((step) => step.by), ...told])
    for (const { accountId, name } of await listPostsAt(tx, deskOf(by, matter.places), today()))
      found.set(accountId, { accountId, name, post: deskWords(app.places, by, matter) });
  return [...found.values()];
}
