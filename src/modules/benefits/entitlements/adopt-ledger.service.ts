/**
 * Takes over who receives an allowance by the ledgers, when the payroll moves into this system: as a preview first, then as one
 * act. Months before the first payroll were paid elsewhere and are not reckoned again.
 */
import { readBankAccount } from "../../../kernel/bank-account.ts";
import { now } from "../../../kernel/clock.ts";
import { firstOf, type Month, plusMonths } from "../../../kernel/month.ts";
import type { OutputOf } from "../../../kernel/operation.ts";
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import { listRecipients, type Recipient } from "../../registry/payees.service.ts";
import { sealAccount } from "./accounts.service.ts";
import type { adoptFromLedger as contract } from "./entitlements.contract.ts";
import * as store from "./entitlements.store.ts";
import { type PaidProgram, shownProgram } from "./paid-programs.contract.ts";

export interface AdoptionOptions {
  readonly firstMonth: Month;
  readonly commit: boolean;
  readonly seesHiv: boolean;
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
  await store.lockAdoption(tx);
  const recipients = await listRecipients(tx, cipher, firstOf(options.firstMonth));
  const held = await store.listEntitlementsOf(
    tx,
    recipients.map((one) => one.childId),
  );
  const receiving = new Set(held.filter((row) => row.endedWhy === null).map((row) => row.childId));
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
    if (income !== undefined) incomes.push(income);
    else if (recipient.allowance["mode"] === "补差") missing.push("补差扣减金额");
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

function programmeOf({ orphan, orphanType }: Recipient): PaidProgram {
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
