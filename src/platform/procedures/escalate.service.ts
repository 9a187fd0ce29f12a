/** What happens although nobody acts: public notices end, silence gets its meaning, and the post above hears of what is late. */
import type { Role } from "../../kernel/actor.ts";
import { now, today } from "../../kernel/clock.ts";
import { systemActor } from "../access/system-actor.ts";
import { type Tx, unitOfWork } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { nameSomebody } from "../identity/name-somebody.service.ts";
import type { DeskOfPost } from "../tasks/post-above.ts";
import { escalateTask } from "../tasks/tasks.service.ts";
import { endExpired } from "./delegations.store.ts";
import { listDueMatters, markLate } from "./due-steps.store.ts";
import type { Told } from "./engine/ruling.ts";
import { type Loaded, loadMatter } from "./load-matter.service.ts";
import { deskOf, openPause, openStep, type Step, SUPPLEMENT, stepSpec } from "./matter.ts";
import { insertEvents } from "./matters.store.ts";
import { performOn } from "./perform-act.service.ts";
import type { PlaceLevel } from "./procedure.ts";
import { deskWords } from "./read-matter.service.ts";
import { lateTaskKey, stepTaskKey, taskTitle } from "./step-tasks.service.ts";

const BATCH = 200;

export interface Escalated {
  readonly expired: number;
  readonly lapsed: number;
  readonly late: number;
}

/** Each matter in its own transaction, so that one that fails holds up no other; a second run finds nothing to do. */
export async function escalateDue(app: App): Promise<Escalated> {
  const counts = { expired: 0, lapsed: 0, late: 0 };
  await asSystem(app, false, async (tx) => {
    await endExpired(tx, today(), now());
  });
  for (let after: string | null = null; ; ) {
    const from: string | null = after;
    const ids: string[] = await asSystem(app, false, (tx) => listDueMatters(tx, today(), now(), from, BATCH));
    for (const id of ids) {
      try {
        const done = await asSystem(app, true, (tx) => attendTo(tx, app, id));
        if (done !== undefined) counts[done]++;
      } catch (error) {
        app.log.error({ err: error, matter: id }, "a due matter could not be attended to");
      }
    }
    after = ids.at(-1) ?? null;
    if (ids.length < BATCH) return counts;
  }
}

/** Looking is nobody's business; what is done to a matter stands in the log. */
function asSystem<Result>(app: App, audited: boolean, use: (tx: Tx) => Promise<Result>): Promise<Result> {
  const options = { operation: "procedures.escalate", effect: "write" as const, audited };
  return unitOfWork(app.database, systemActor("procedures"), options, use);
}

async function attendTo(tx: Tx, app: App, id: string): Promise<keyof Escalated | undefined> {
  let loaded = await loadMatter(tx, app, id, "newest");
  let done: keyof Escalated | undefined;
  const step = openStep(loaded.matter);
  const standing = step === undefined ? undefined : openPause(loaded.matter, step.ordinal);
  if (standing?.until !== undefined && standing.kind !== SUPPLEMENT && standing.until < today()) {
    loaded = await performOn(tx, app, loaded, { kind: "expire" });
    done = "expired";
  }
  const current = openStep(loaded.matter);
  if (current === undefined || !isLate(current)) return done;
  if (stepSpec(loaded.spec, current.code).silence !== undefined) {
    await performOn(tx, app, loaded, { kind: "lapse" });
    return "lapsed";
  }
  return (await tellAbove(tx, app, loaded, current)) ? "late" : done;
}

function isLate({ due }: Step): boolean {
  if (due.on === null || due.missingYears.length > 0) return false;
  return due.at === null ? due.on < today() : Date.parse(due.at) < now().getTime();
}

const above: Readonly<Record<PlaceLevel, { readonly role: Role; readonly length: number }>> = {
  village: { role: "townshipSupervisor", length: 9 },
  township: { role: "districtOfficer", length: 6 },
  district: { role: "districtLeader", length: 6 },
};

async function tellAbove(tx: Tx, app: App, loaded: Loaded, step: Step): Promise<boolean> {
  const { row, spec, matter } = loaded;
  if (!(await markLate(tx, row.id, step.ordinal, now()))) return false;
  const { by, title } = stepSpec(spec, step.code);
  const desk = deskOf(by, matter.places);
  const { role, length } = by.department === undefined ? above[by.level] : above.township;
  const whose = deskWords(app.places, by, matter);
  if (role === desk.role) return false;
  const scopeCode = desk.placeCode.slice(0, length);
  const secret = row.is_sealed ? await nameAbove(tx, row.id, { role, scopeCode }) : {};
  await escalateTask(tx, stepTaskKey(row.id, step.ordinal), {
    kind: "procedure.late",
    key: lateTaskKey(row.id, step.ordinal),
    title: taskTitle(loaded, `督办逾期：${title}`, null),
    why: `${whose}应在 ${step.due.on ?? ""} 前办结，现已逾期，请督促办理。`,
    link: `/applications/${row.id}`,
    role,
    scopeCode,
    ...secret,
    subjectId: row.is_sealed ? undefined : (row.subject_id ?? undefined),
    dueOn: step.due.on ?? undefined,
  });
  const told: Told = {
    kind: "escalated",
    on: today(),
    step: step.code,
    says: `“${title}”逾期，已提醒上级督办`,
    detail: {},
  };
  await insertEvents(tx, row.id, [told], null, now());
  tx.note({ subjectIds: [row.id], detail: { late: step.code } });
  return true;
}

/** Of a sealed matter a single person above hears, and may open it from then on. */
async function nameAbove(tx: Tx, holderId: string, { role, scopeCode }: DeskOfPost) {
  const reason = "涉密事项逾期，由系统指定督办";
  const accountId = await nameSomebody(tx, { holderId, role, placeCode: scopeCode, part: "named", reason });
  return { secretOf: holderId, accountId };
}
