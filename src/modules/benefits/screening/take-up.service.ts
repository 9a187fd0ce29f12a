/** What other departments answer for many children: checked, then written in one transaction or not at all. */
import { createHash } from "node:crypto";
import { v7 as uuid } from "uuid";
import { now, today } from "../../../kernel/clock.ts";
import type { BodyOf, OutputOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { readTypedDate } from "../../../kernel/typed-date.ts";
import { mayDo } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { closeTasks } from "../../../platform/tasks/tasks.service.ts";
import type { FoundChild } from "../../registry/child-match.contract.ts";
import { matchChildren } from "../../registry/match-children.service.ts";
import { programmeOf, programmes } from "../programs/catalogue.ts";
import { refreshTasks } from "./finding-tasks.service.ts";
import { judgeRows, type LastReferral, type Verdict } from "./judge-take-up.ts";
import type { Reading } from "./read-findings.service.ts";
import { type ReadRow, readRow } from "./read-take-up.ts";
import { keyOfTask } from "./referrals.service.ts";
import { screenChildren } from "./screen-children.service.ts";
import type { checkTakeUp as checking, JudgedRow, readTakeUp as offering } from "./take-up.contract.ts";
import { MOST_ROWS, takeUpProblems } from "./take-up.contract.ts";
import * as store from "./take-up.store.ts";

type Asked = BodyOf<typeof checking>;

interface Weighed {
  readonly verdict: Verdict;
  readonly read: ReadRow | string;
  readonly child: FoundChild | undefined;
  readonly last: LastReferral | undefined;
}

/** Which programmes the asker may answer for: the bureau for all that others settle, a liaison for those of the own unit. */
export function readTakeUp(tx: Tx): OutputOf<typeof offering> {
  return {
    most: MOST_ROWS,
    programmes: offeredTo(tx).map(({ code, title, referral }) => ({ code, title, to: referral?.to ?? "" })),
    can: seesRegister(tx) ? ["unreferred"] : [],
  };
}

/** @throws benefits.takeUp.noDepartment */
export async function checkTakeUp(
  tx: Tx,
  reading: Reading,
  asked: Asked,
): Promise<OutputOf<typeof checking>> {
  const rows = await weigh(tx, reading, asked);
  const counts = countVerdicts(rows);
  tx.note({ subjectIds: toldOf(tx, rows), detail: { rows: rows.length, ...counts } });
  return { rows: present(tx, reading, rows), ready: counts["ready"] ?? 0, seen: digestOf(rows) };
}

/** @throws benefits.takeUp.changed, benefits.takeUp.noDepartment */
export async function writeTakeUp(
  tx: Tx,
  reading: Reading,
  { seen, ...asked }: Asked & { readonly seen: string },
): Promise<{ written: number; rows: JudgedRow[] }> {
  await store.lockTakeUp(tx);
  const rows = await weigh(tx, reading, asked);
  if (digestOf(rows) !== seen) throw new Problem(takeUpProblems.changed);
  const ready = rows.flatMap(({ verdict, read, child, last }) =>
    verdict.verdict !== "ready" || typeof read === "string" || child === undefined
      ? []
      : [{ ...read, child, last }],
  );
  const answers = ready.flatMap(({ last, ...row }) =>
    last?.state === "waiting" ? [{ ...row, id: last.id, version: last.version }] : [],
  );
  if ((await store.answerAll(tx, answers)) !== answers.length) throw new Problem(takeUpProblems.changed);
  await store.insertAnswered(
    tx,
    ready
      .filter(({ last }) => last?.state !== "waiting")
      .map(({ child, ...row }) => ({
        ...row,
        id: uuid(),
        childId: child.childId,
        scopeCode: child.scopeCode,
        referredTo: programmeOf(row.programme).referral?.to ?? "",
      })),
    now(),
  );
  await closeTasks(
    tx,
    answers.map(({ id }) => keyOfTask(id)),
    "已登记答复",
  );
  const childIds = [...new Set(ready.map(({ child }) => child.childId))];
  await screenChildren(tx, childIds);
  await refreshTasks(tx, MOST_ROWS * programmes.length, childIds);
  tx.note({ subjectIds: childIds, detail: { rows: rows.length, ...countVerdicts(rows) } });
  return { written: ready.length, rows: present(tx, reading, rows) };
}

async function weigh(tx: Tx, { cipher }: Reading, asked: Asked): Promise<Weighed[]> {
  if (tx.actor.role === "partnerLiaison" && tx.actor.department === null)
    throw new Problem(takeUpProblems.noDepartment);
  const rules = { today: today(), offered: offeredTo(tx), programme: asked.programme };
  const reads = asked.rows.map((row) => readRow(row, rules));
  const matches = await matchChildren(
    tx,
    cipher,
    asked.rows.map(({ citizenNo, name, birthDate }) => ({
      citizenNo,
      name,
      birthDate: readTypedDate(birthDate),
    })),
  );
  const children = matches.map((match) => (match.kind === "one" ? match.child : undefined));
  const lasts = new Map(
    (
      await store.listLastReferrals(
        tx,
        reads.flatMap((read, at) => {
          const childId = children[at]?.childId;
          return typeof read === "string" || childId === undefined
            ? []
            : [{ childId, programme: read.programme }];
        }),
      )
    ).map((last) => [`${last.childId}/${last.programme}`, last]),
  );
  const weighed = reads.map((read, at) => ({
    read,
    match: matches[at] ?? { kind: "none" as const },
    last:
      typeof read === "string" ? undefined : lasts.get(`${children[at]?.childId ?? ""}/${read.programme}`),
  }));
  const verdicts = judgeRows(weighed, {
    unreferred: asked.unreferred && seesRegister(tx),
    seesRegister: seesRegister(tx),
  });
  return verdicts.map((verdict, at) => ({
    verdict,
    read: reads[at] ?? "",
    child: children[at],
    last: weighed[at]?.last,
  }));
}

function offeredTo({ actor }: Tx) {
  return programmes.filter(
    ({ referral }) =>
      referral !== undefined && (actor.role !== "partnerLiaison" || referral.department === actor.department),
  );
}

/** A liaison learns nothing of the register but what the own unit was asked. */
function seesRegister({ actor }: Tx): boolean {
  return mayDo(actor, "referral.read");
}

function toldOf(tx: Tx, rows: readonly Weighed[]): string[] {
  return [...new Set(rows.filter((row) => isTold(tx, row)).flatMap(({ child }) => child?.childId ?? []))];
}

function isTold(tx: Tx, { child, last }: Weighed): boolean {
  return child !== undefined && (seesRegister(tx) || last !== undefined);
}

function present(tx: Tx, { places }: Reading, rows: readonly Weighed[]): JudgedRow[] {
  return rows.map((row) => {
    const { verdict, read, child } = row;
    const isShown = isTold(tx, row) && child !== undefined;
    return {
      ...verdict,
      programmeTitle: typeof read === "string" ? null : programmeOf(read.programme).title,
      childName: isShown ? child.name : null,
      placeName:
        isShown && seesRegister(tx)
          ? `${places.nameOf(child.scopeCode.slice(0, 9))}${places.nameOf(child.scopeCode)}`
          : null,
    };
  });
}

function countVerdicts(rows: readonly Weighed[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { verdict } of rows) counts[verdict.verdict] = (counts[verdict.verdict] ?? 0) + 1;
  return counts;
}

/** Of what the asker was shown, and of which referrals it was said. */
function digestOf(rows: readonly Weighed[]): string {
  const seen = rows.map(({ verdict, child, last }) => [verdict, child?.childId, last?.id, last?.version]);
  return createHash("sha256").update(JSON.stringify(seen)).digest("hex");
}
