/** Letters about money that is still to come, or that was paid in error. */
import { z } from "zod";
import { sumFen } from "../../../kernel/money.ts";
import { amountInWords, type Block, fill, paragraph } from "../../../platform/print/document.contract.ts";
import { month, words, yuan } from "./form-fields.ts";
import {
  letter,
  letterFields,
  monthOrBlank,
  nameOfChild,
  numberedTable,
  sentence,
  servedLetter,
} from "./letter-parts.ts";
import { officialForm } from "./official-form.ts";

const monthFields = z.object({
  month: month("月份"),
  due: yuan("应发"),
  paid: yuan("已发"),
  difference: yuan("差额"),
  why: words("说明"),
});
const widths = { month: 5, due: 5, paid: 5, difference: 5, why: 8 };

const common = letterFields.extend({
  programme: words("项目"),
  reason: words("原因"),
  months: z.array(monthFields).optional(),
});

/** Whose money it is, why it is not what it should have been, and by how much in each month. */
function monthByMonth(form: z.output<typeof common>, then: string): Block[] {
  return [
    paragraph([...nameOfChild(form), "的", fill(form.programme, 10), "，因", fill(form.reason, 14), then]),
    numberedTable(monthFields, form.months, widths),
  ];
}

function sumOf(months: readonly z.output<typeof monthFields>[] | undefined) {
  if (months === undefined) return undefined;
  return amountInWords(sumFen(months.map(({ difference = 0 }) => Math.abs(difference))));
}

const basis = {
  document: "渝民发〔2010〕184号",
  says: "少发的补发，多发的追回，按当月的标准逐月计算并告诉领取人；式样为系统设定。",
  certainty: "design",
} as const;

export const arrearsNotice = officialForm({
  code: "arrearsNotice",
  title: "补发告知书",
  basis,
  input: common.extend({ payMonth: month("补发年月") }),
  lay: (form) =>
    letter(form, [
      ...monthByMonth(form, "，需要补发，逐月计算如下："),
      paragraph([
        "补发合计",
        fill(sumOf(form.months), 12),
        "，随",
        monthOrBlank(form.payMonth),
        "的待遇一并发放，不需要申请。",
      ]),
    ]),
});

export const recoveryNotice = officialForm({
  code: "recoveryNotice",
  title: "追回告知书",
  basis,
  input: common.extend({
    plan: words("退回或抵扣的安排"),
    account: words("退款账户"),
    remedy: words("不服怎么办"),
  }),
  lay: (form) =>
    servedLetter(form, [
      ...monthByMonth(form, "，有多发的款项，逐月计算如下："),
      paragraph(["多发合计", fill(sumOf(form.months), 12), "，应当退回。"]),
      paragraph(["一、退回或抵扣的安排：", ...sentence(form.plan), "一次退回有困难的，可以商量分期。"]),
      paragraph(["二、退款账户：", fill(form.account, 16)]),
      paragraph(["三、对本告知有异议的：", ...sentence(form.remedy)]),
    ]),
});
