/** A version of the assessment that waits for a second person lies on the desks of those who may confirm it. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { closeTasks, openTask, openTasks } from "../../../platform/tasks/tasks.service.ts";

const KIND = "protection.assessmentTemplate";
const confirmers = ["districtOfficer", "districtLeader"] as const;
const keyOf = (version: string, what: string) => `${KIND}/${version}/${what}`;
const keysOf = (version: string) => [...confirmers, "refused"].map((what) => keyOf(version, what));

export async function templateWasSet(
  tx: Tx,
  {
    version,
    from,
    document,
  }: { readonly version: string; readonly from: IsoDate; readonly document: string },
): Promise<void> {
  await closeTasks(tx, keysOf(version), "又改了一次");
  await openTasks(
    tx,
    confirmers.map((role) => ({
      kind: KIND,
      key: keyOf(version, role),
      title: `确认监护能力评估表的新版本：${from} 起用`,
      why: `${tx.actor.displayName}按${document}改了评估表，要另一个人核对确认。确认以前仍用原来的表。`,
      link: `/assessments/template?version=${version}`,
      role,
      scopeCode: tx.actor.placeCode,
      dueOn: from,
      notFor: [tx.actor.accountId],
    })),
  );
}

export async function templateWasDecided(
  tx: Tx,
  {
    version,
    accept,
    why,
    setBy,
  }: { readonly version: string; readonly accept: boolean; readonly why: string; readonly setBy: string },
): Promise<void> {
  await closeTasks(tx, keysOf(version), accept ? "已确认" : "已退回");
  if (accept) return;
  await openTask(tx, {
    kind: KIND,
    key: keyOf(version, "refused"),
    title: `评估表的新版本被退回：${version} 起用`,
    why: `${tx.actor.displayName}没有确认：${why}。请改好再提交。`,
    link: `/assessments/template?version=${version}`,
    role: "districtOfficer",
    scopeCode: tx.actor.placeCode,
    accountId: setBy,
  });
}
