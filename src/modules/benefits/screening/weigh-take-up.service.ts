/** Pasted rows against the register and the referrals, as far as the asker may know of them. */
import { today } from "../../../kernel/clock.ts";
import type { BodyOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { readTypedDate } from "../../../kernel/typed-date.ts";
import { mayDo } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { FoundChild } from "../../registry/child-match.contract.ts";
import { matchChildren } from "../../registry/match-children.service.ts";
import { programmes } from "../programs/catalogue.ts";
import { judgeRows, type LastReferral, type Verdict } from "./judge-take-up.ts";
import type { Reading } from "./read-findings.service.ts";
import { type ReadRow, readRow } from "./read-take-up.ts";
import { type checkTakeUp as checking, takeUpProblems } from "./take-up.contract.ts";
import * as store from "./take-up.store.ts";

export type Asked = BodyOf<typeof checking>;

export interface Weighed {
  readonly verdict: Verdict;
  readonly read: ReadRow | string;
  readonly child: FoundChild | undefined;
  readonly last: LastReferral | undefined;
}

/** @throws benefits.takeUp.noDepartment */
export async function weigh(tx: Tx, { cipher }: Reading, asked: Asked): Promise<Weighed[]> {
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

export function offeredTo({ actor }: Tx) {
  return programmes.filter(
    ({ referral }) =>
      referral !== undefined && (actor.role !== "partnerLiaison" || referral.department === actor.department),
  );
}

/** A liaison learns nothing of the register but what the own unit was asked. */
export function seesRegister({ actor }: Tx): boolean {
  return mayDo(actor, "referral.read");
}
