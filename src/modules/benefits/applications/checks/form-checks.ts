/** What who decides should see about the form itself: payee, account, what differs from the file, what else the child has. Pure. */
import { accountFaultWords, readBankAccount } from "../../../../kernel/bank-account.ts";
import { formatYuan } from "../../../../kernel/money.ts";
import type { Check } from "../../../../platform/procedures/matter-view.contract.ts";
import type { ChildFile } from "../../../registry/child-file.contract.ts";
import { defactoOpinion, tomorrowPlan } from "../../programs/documents.ts";
import { ownShareOf } from "../own-share.ts";
import { judgePayee } from "../payee-fitness.ts";
import type { KnownFields } from "../prefill/known-value.ts";
import { toppedUp } from "../standard-of.ts";

export interface FormInspection {
  readonly file: ChildFile;
  readonly answers: Readonly<Record<string, unknown>>;
  /** What the register says today, numbers masked. */
  readonly known: KnownFields;
  /** Field → its words. */
  readonly labelOf: (field: string) => string;
  readonly say: (field: string, value: unknown) => string;
}

const simple = { source: null, on: null, citation: null } as const;

export function formChecks(inspection: FormInspection): Check[] {
  const { answers } = inspection;
  return [
    ...(Object.hasOwn(answers, "payeeKind") ? [payeeCheck(inspection), accountCheck(answers)] : []),
    ...(Object.hasOwn(answers, "grantFen") ? [ownShareCheck(answers)] : []),
    ...(Object.hasOwn(answers, "careMode") ? [topUpCheck(answers)] : []),
    differenceCheck(inspection),
  ];
}

function payeeCheck({ file, answers }: FormInspection): Check {
  const { fit, words } = judgePayee(file, answers);
  const cite = defactoOpinion("发给监护人；监护人不能支配的，发给实际抚养人或者抚养机构", "四、突出保障重点");
  return {
    ...simple,
    code: "payee",
    label: "领取人是监护人或实际抚养人",
    verdict: fit ? "yes" : "no",
    value: words,
    source: "儿童档案",
    on: file.asOf,
    citation: { ...cite, clause: cite.clause ?? null },
  };
}

function accountCheck(answers: FormInspection["answers"]): Check {
  const account = answers["payeeAccount"];
  const reading = readBankAccount(typeof account === "string" ? account : "");
  return {
    ...simple,
    code: "account",
    label: "银行账号",
    verdict: reading.kind === "sound" ? "yes" : "no",
    value:
      reading.kind === "sound"
        ? `尾号 ${reading.account.slice(-4)}，校验通过`
        : accountFaultWords[reading.fault],
  };
}

function ownShareCheck(answers: FormInspection["answers"]): Check {
  const { totalFen, reimbursedFen, ownFen } = ownShareOf(answers);
  const asked = Number(answers["grantFen"]);
  const cite = tomorrowPlan("先扣除医保、大病保险、医疗救助、康复救助和慈善，资助自付部分");
  return {
    ...simple,
    code: "ownShare",
    label: "申请金额不超过自付部分",
    verdict: asked <= ownFen ? "yes" : "no",
    value: `总费用 ${formatYuan(totalFen)}，各项报销 ${formatYuan(reimbursedFen)}，自付 ${formatYuan(ownFen)}，申请 ${formatYuan(asked)}`,
    citation: { ...cite, clause: cite.clause ?? null },
  };
}

function topUpCheck(answers: FormInspection["answers"]): Check {
  const cite = defactoOpinion("未达到标准的补差发放，其他全额发放", "四、（一）强化基本生活保障");
  const isTopUp = toppedUp(answers);
  return {
    ...simple,
    code: "topUp",
    label: "发放方式",
    verdict: "yes",
    value: isTopUp ? "已享受低保、特困或困难残疾人生活补贴，按补差发放" : "没有要抵扣的救助，全额发放",
    citation: { ...cite, clause: cite.clause ?? null },
  };
}

/** Nobody compares by eye: what was typed over the file's word, or has changed in the file since. */
function differenceCheck({ answers, known, labelOf, say, file }: FormInspection): Check {
  const differing = Object.entries(known).flatMap(([field, { value }]) => {
    const stated = answers[field];
    const isMasked = typeof value === "string" && value.includes("*");
    const isOurs = ["appliedOn", "handedIn", "startMonth", "livingSummary"].includes(field);
    if (isMasked || isOurs || stated === undefined) return [];
    if (JSON.stringify(stated) === JSON.stringify(value)) return [];
    return [`${labelOf(field)}：申请表“${say(field, stated)}”，档案“${say(field, value)}”`];
  });
  return {
    ...simple,
    code: "sameAsFile",
    label: "申请表和档案一致",
    verdict: differing.length === 0 ? "yes" : "no",
    value: differing.length === 0 ? "各项一致" : differing.join("；"),
    source: "儿童档案",
    on: file.asOf,
  };
}
