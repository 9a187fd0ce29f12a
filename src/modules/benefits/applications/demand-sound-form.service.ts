/** What a form says that its fields alone cannot be judged by: dates against the register, the payee, the account, the own share. */
import { accountFaultWords, readBankAccount } from "../../../kernel/bank-account.ts";
import { today } from "../../../kernel/clock.ts";
import { formatYuan } from "../../../kernel/money.ts";
import { Problem } from "../../../kernel/problem.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { MatterFile } from "../../../platform/procedures/procedure-book.service.ts";
import { readChild } from "../../registry/read-child.service.ts";
import { entitlementProblems } from "../entitlements/entitlement-problems.contract.ts";
import { applicationProblems } from "./applications.contract.ts";
import { dateFaults } from "./form-dates.ts";
import { ownShareOf } from "./own-share.ts";
import { judgePayee } from "./payee-fitness.ts";

/** @throws benefits.application.dates, .acrossSide, .payeeUnfit, .overOwnShare, benefits.account.unsound */
export async function demandSoundForm(tx: Tx, app: App, file: MatterFile): Promise<void> {
  const { answers } = file.matter;
  if (file.subjectId === null) return;
  const child = await readChild(tx, app, file.subjectId);
  const faults = dateFaults(answers, { birthDate: child.person.birthDate, today: today() });
  if (faults.length > 0) {
    throw new Problem(applicationProblems.dates, {
      errors: faults.map(({ field, message }) => ({ path: `form.${field}`, code: "date", message })),
    });
  }
  if (Object.hasOwn(answers, "side")) demandSide(file);
  if (Object.hasOwn(answers, "grantFen")) demandWithinOwnShare(answers);
  if (!Object.hasOwn(answers, "payeeKind")) return;
  demandAccount(answers["payeeAccount"]);
  const verdict = judgePayee(child, answers);
  if (!verdict.fit) {
    throw new Problem(applicationProblems.payeeUnfit, {
      detail: `${verdict.words}。${applicationProblems.payeeUnfit.detail ?? ""}`,
      errors: [{ path: "form.payeeName", code: "payee", message: verdict.words }],
    });
  }
}

const TOWNSHIP = 9;

/** Within the district two townships take part; otherwise the other place is not ours. */
function demandSide({ matter: { answers, places } }: MatterFile): void {
  const areTwo = places.home.slice(0, TOWNSHIP) !== places.reception.slice(0, TOWNSHIP);
  if (areTwo === (answers["side"] === "within")) return;
  const message = areTwo
    ? "孩子的档案在本区另一个镇街，请选“本区另一个镇街受理”"
    : "孩子的档案就在本镇街，请选“受理地”或“户籍地”；户籍和受理都在本镇街的，按普通程序申请";
  throw new Problem(applicationProblems.acrossSide, {
    errors: [{ path: "form.side", code: "acrossSide", message }],
  });
}

function demandAccount(text: unknown): void {
  const reading = readBankAccount(typeof text === "string" ? text : "");
  if (reading.kind === "sound") return;
  const message = accountFaultWords[reading.fault];
  throw new Problem(entitlementProblems.badAccount, {
    errors: [{ path: "form.payeeAccount", code: reading.fault, message }],
  });
}

function demandWithinOwnShare(answers: MatterFile["matter"]["answers"]): void {
  const { ownFen } = ownShareOf(answers);
  const asked = Number(answers["grantFen"]);
  if (asked <= ownFen) return;
  const message = `自付部分是 ${formatYuan(ownFen)} 元，申请了 ${formatYuan(asked)} 元`;
  throw new Problem(applicationProblems.overOwnShare, {
    errors: [{ path: "form.grantFen", code: "overOwnShare", message }],
  });
}
