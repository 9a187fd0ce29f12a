/** Lines as people may see them: places and programmes in words, numbers masked. */

import type { Tx } from "../../../platform/db/database.ts";
import { careModeCodes } from "../../registry/codes.contract.ts";
import { rosterNumbersOf, seesHiv } from "../../registry/payees.service.ts";
import { maskAccount } from "../entitlements/accounts.service.ts";
import type { Paying } from "../entitlements/entitlements.service.ts";
import { type PaidProgram, paidPrograms, shownProgram } from "../entitlements/paid-programs.contract.ts";
import { blockingChecks, warningChecks } from "./line-checks.contract.ts";
import type { LineView } from "./payroll.contract.ts";
import type { StoredLine } from "./payroll.store.ts";

export const statusWords = {
  pay: "待发",
  withheld: "暂扣",
  paid: "已发",
  rejected: "退票",
} as const;

export async function presentLines(
  tx: Tx,
  { cipher, places }: Paying,
  lines: readonly StoredLine[],
): Promise<LineView[]> {
  const numbers = await rosterNumbersOf(
    tx,
    cipher,
    lines.map((line) => ({ childId: line.childId, personId: line.payeePersonId })),
  );
  const hiv = seesHiv(tx.actor.role);
  return lines.map((line) => {
    const programme = shownProgram(line.programme, hiv);
    const told = numbers.get(line.childId);
    return {
      childId: line.childId,
      name: line.name,
      villageCode: line.scopeCode,
      townshipName: places.nameOf(line.scopeCode.slice(0, 9)),
      villageName: places.nameOf(line.scopeCode),
      citizenNoMasked: told?.citizenNoMasked ?? null,
      programme,
      programmeName: paidPrograms.label(programme),
      careModeName:
        line.careMode !== null && careModeCodes.has(line.careMode) ? careModeCodes.label(line.careMode) : "",
      standardFen: line.standardFen,
      deductionFen: line.deductionFen,
      regularFen: line.regularFen,
      arrearsFen: line.arrearsFen,
      reissueFen: line.reissueFen,
      recoveryFen: line.recoveryFen,
      totalFen: line.totalFen,
      payeeName: line.payeeName,
      payeeRelation: line.payeeRelation,
      phoneMasked: told?.phoneMasked ?? null,
      bank: line.bank,
      accountMasked: maskAccount(cipher, line.accountSealed),
      status: line.status,
      statusName: statusWords[line.status],
      blocking: line.blocking.map(sayCheck),
      warnings: line.warnings.map(sayCheck),
      bankWords: line.bankWords,
    };
  });
}

export function sayCheck(code: string): string {
  if (blockingChecks.has(code)) return blockingChecks.label(code);
  return warningChecks.has(code) ? warningChecks.label(code) : code;
}

/** Who does not see B02 finds its lines under B01. */
export function askedPrograms(asked: string | undefined, hiv: boolean): PaidProgram[] | undefined {
  if (asked === undefined) return undefined;
  if (!paidPrograms.has(asked) || (asked === "B02" && !hiv)) return [];
  return asked === "B01" && !hiv ? ["B01", "B02"] : [asked];
}
