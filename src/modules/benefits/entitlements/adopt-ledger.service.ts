/**
 * Takes over who receives an allowance by the ledgers, when the payroll moves into this system: as a preview first, then as one
 * act. Months before the first payroll were paid elsewhere and are not reckoned again.
 */
import { readBankAccount } from "../../../kernel/bank-account.ts";
import { now, today } from "../../../kernel/clock.ts";
import { firstOf, type Month, monthOfDate, plusMonths, sayMonth } from "../../../kernel/month.ts";
import type { OutputOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { narrowScope } from "../../../platform/access/scope.ts";
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import type { PlaceDirectory } from "../../../platform/places/place-directory.ts";
import { listRecipients, listRecognised, type Recipient } from "../../registry/payees.service.ts";
import { changeableMonthOf, nextMonthOf } from "../payroll/next-month.service.ts";
import { sealAccount } from "./accounts.service.ts";
import type { adoptFromLedger as contract, readAdoption as readContract } from "./adoption.contract.ts";
import { entitlementProblems } from "./entitlement-problems.contract.ts";
import * as store from "./entitlements.store.ts";
import { basicPrograms, type PaidProgram, paidPrograms, shownProgram } from "./paid-programs.contract.ts";

export interface AdoptionOptions {
  readonly firstMonth: Month;
  readonly commit: boolean;
  readonly seesHiv: boolean;
  readonly place?: string | undefined;
  readonly programme?: PaidProgram | undefined;
  /** For a district that is made up: accounts and deductions that its ledger does not tell. */
  readonly supplement?: (recipient: Recipient) => {
    readonly account?: string | undefined;
    readonly dibaoFen?: number | undefined;
  };
}

export type Adoption = OutputOf<typeof contract>;
const INSTITUTION_PAYEE = "区儿童福利机构（集体账户）";

export async function adoptFromLedger(
  tx: Tx,
  cipher: FieldCipher,
  options: AdoptionOptions,
): Promise<Adoption> {
  await demandNear(tx, options.firstMonth);
  await store.lockAdoption(tx);
  const { lo, hi } = narrowScope(tx.scope, options.place);
  const recipients = (await listRecipients(tx, cipher, firstOf(options.firstMonth))).filter(
    (one) =>
      one.scopeCode >= lo &&
      one.scopeCode < hi &&
      (options.programme === undefined ||
        shownProgram(programmeOf(one), options.seesHiv) === options.programme),
  );
  const ids = recipients.map((one) => one.childId);
  const receiving = await adoptedBefore(tx, ids);
  const reckoned = new Set((await store.listOtherIncomes(tx, ids)).map((one) => one.childId));
  const fresh = recipients.filter((one) => !receiving.has(one.childId));
  const byProgramme: Record<string, number> = {};
  const incomplete: Adoption["incomplete"] = [];
  const rows: store.EntitlementRow[] = [];
  const incomes: store.IncomeRow[] = [];
  for (const recipient of fresh) {
    const supplement = options.supplement?.(recipient) ?? {};
    const { row, missing } = adopted(
      recipient,
      supplement.account ?? recipient.account,
      cipher,
      options.firstMonth,
    );
    const income = deductionOf(recipient, supplement.dibaoFen, row);
    if (income !== undefined) {
      // What somebody has entered by hand, or an earlier takeover brought, is not taken off twice.
      if (!reckoned.has(recipient.childId)) incomes.push(income);
    } else if (recipient.allowance["mode"] === "补差") missing.push("补差扣减金额");
    const shown = shownProgram(row.programme, options.seesHiv);
    byProgramme[shown] = (byProgramme[shown] ?? 0) + 1;
    if (missing.length > 0) incomplete.push({ childId: recipient.childId, name: recipient.name, missing });
    rows.push(row);
  }
  tx.note({ detail: { firstMonth: options.firstMonth, adopted: rows.length, commit: options.commit } });
  if (options.commit) await keep(tx, rows, incomes);
  return {
    committed: options.commit,
    found: recipients.length,
    already: recipients.length - fresh.length,
    adopted: rows.length,
    byProgramme,
    incomplete,
  };
}

/** Who is paid already, or was until a decision ended it: the ledger does not bring that back. */
async function adoptedBefore(tx: Tx, childIds: readonly string[]): Promise<Set<string>> {
  const held = await store.listEntitlementsOf(tx, childIds);
  const basic = held.filter(({ programme }) => basicPrograms.includes(programme));
  return new Set(
    basic
      .filter(({ fromMonth, toMonth }) => toMonth === null || toMonth >= fromMonth)
      .map(({ childId }) => childId),
  );
}

/** A year mistyped would leave the children unpaid until then. */
async function demandNear(tx: Tx, firstMonth: Month): Promise<void> {
  const next = await nextMonthOf(tx);
  const soon = plusMonths(monthOfDate(today()), 1);
  const latest = [next, soon].sort().at(-1) ?? next;
  if (firstMonth <= latest) return;
  const message = `最晚从${sayMonth(latest)}起`;
  throw new Problem(entitlementProblems.monthOrder, {
    detail: `没有转入。${message}由本系统发放，再往后就没有人发了。`,
    errors: [{ path: "firstMonth", code: "tooLate", message }],
  });
}

type Count = OutputOf<typeof readContract>["items"][number];

/** By township and programme: who is recognised, who is paid already, who could be taken over. */
export async function readAdoption(
  tx: Tx,
  places: PlaceDirectory,
  hiv: boolean,
): Promise<OutputOf<typeof readContract>> {
  const recognised = await listRecognised(tx, today());
  const paid = await adoptedBefore(
    tx,
    recognised.map((one) => one.childId),
  );
  const counts = new Map<string, Count>();
  for (const one of recognised) {
    const placeCode = one.scopeCode.slice(0, 9);
    const programme = shownProgram(programmeOf(one), hiv);
    const key = `${placeCode} ${programme}`;
    const held = counts.get(key) ?? {
      placeCode,
      placeName: places.nameOf(placeCode),
      programme,
      programmeName: paidPrograms.label(programme),
      recognised: 0,
      entitled: 0,
      ready: 0,
      withoutAllowance: 0,
    };
    const isPaid = paid.has(one.childId);
    counts.set(key, {
      ...held,
      recognised: held.recognised + 1,
      entitled: held.entitled + (isPaid ? 1 : 0),
      ready: held.ready + (!isPaid && one.hasAllowance ? 1 : 0),
      withoutAllowance: held.withoutAllowance + (!isPaid && !one.hasAllowance ? 1 : 0),
    });
  }
  return {
    firstMonth: await changeableMonthOf(tx),
    items: [...counts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count),
  };
}

async function keep(
  tx: Tx,
  rows: readonly store.EntitlementRow[],
  incomes: readonly store.IncomeRow[],
): Promise<void> {
  const at = now();
  await store.insertEntitlements(tx, rows, at);
  await store.insertOtherIncomes(tx, incomes, at);
  await store.insertChanges(
    tx,
    rows.map((row) => ({
      id: newId(),
      entitlementId: row.id,
      childId: row.childId,
      scopeCode: row.scopeCode,
      kind: "started",
      reason: "由台账转入",
      detail: { fromMonth: row.fromMonth, settledUntil: row.settledUntil },
    })),
    at,
  );
}

function programmeOf({ orphan, orphanType }: Pick<Recipient, "orphan" | "orphanType">): PaidProgram {
  if (!orphan) return "B03";
  return orphanType === "hiv" ? "B02" : "B01";
}

const isInstitution = (careMode: string) => careMode === "institution" || careMode === "agency";

/** As the recognition says; the ledger's own column has it for orphans only. */
function careModeOf({ category, careMode, orphanType }: Recipient): string {
  const recognised = category?.["careMode"];
  if (typeof recognised === "string") return recognised;
  return careMode ?? (orphanType === "institution" ? "institution" : "community");
}

function adopted(recipient: Recipient, account: string | undefined, cipher: FieldCipher, firstMonth: Month) {
  const missing: string[] = [];
  const careMode = careModeOf(recipient);
  const inInstitution = isInstitution(careMode);
  const reading = account === undefined ? undefined : readBankAccount(account);
  if (reading === undefined) missing.push("账号");
  else if (reading.kind === "unsound") missing.push("正确的账号");
  if (!inInstitution && recipient.guardianId === null) missing.push("领取人（监护人或实际照护人）");
  const bank = recipient.allowance["bank"];
  if (typeof bank !== "string") missing.push("开户行");
  const started = recipient.allowance["startMonth"] ?? recipient.category?.["startMonth"];
  const fromMonth = typeof started === "string" && started <= firstMonth ? started : firstMonth;
  const document = recipient.category?.["document"];
  const row: store.EntitlementRow = {
    id: newId(),
    childId: recipient.childId,
    scopeCode: recipient.scopeCode,
    programme: programmeOf(recipient),
    careMode,
    fromMonth,
    toMonth: typeof recipient.allowance["endMonth"] === "string" ? recipient.allowance["endMonth"] : null,
    settledUntil: plusMonths(firstMonth, -1),
    amountFen: null,
    payeeName: inInstitution ? INSTITUTION_PAYEE : recipient.guardianName,
    payeeRelation: inInstitution ? "供养机构" : recipient.guardianRelation,
    payeePersonId: inInstitution ? null : recipient.guardianId,
    bank: typeof bank === "string" ? bank : null,
    ...(reading?.kind === "sound"
      ? sealAccount(cipher, reading.account)
      : { accountSealed: null, accountIndex: null }),
    source: "ledger",
    matterId: null,
    decidedOn: recipient.categoryFrom ?? firstOf(firstMonth),
    document: typeof document === "string" ? document : null,
    endedWhy: null,
    version: 1,
  };
  return { row, missing };
}

/** A ledger that names standard and real amount tells by their difference what is deducted. */
function deductionOf(
  recipient: Recipient,
  supplied: number | undefined,
  row: store.EntitlementRow,
): store.IncomeRow | undefined {
  if (recipient.allowance["mode"] !== "补差") return undefined;
  const { standardFen, amountFen } = recipient.allowance;
  const told =
    typeof standardFen === "number" && typeof amountFen === "number" ? standardFen - amountFen : undefined;
  const fen = supplied ?? told;
  if (fen === undefined || fen <= 0) return undefined;
  return {
    id: newId(),
    childId: row.childId,
    scopeCode: row.scopeCode,
    kind: "dibao",
    fromMonth: row.fromMonth,
    toMonth: null,
    fen,
    source: "台账：标准与实发之差",
  };
}
