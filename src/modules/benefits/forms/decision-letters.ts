/** Letters that tell what was decided, why, and what can be done about it. */
import { z } from "zod";
import { amountInWords, fill, paragraph } from "../../../platform/print/document.contract.ts";
import { month, words, yuan } from "./form-fields.ts";
import {
  letterFields,
  monthOrBlank,
  nameOfChild,
  numberedTable,
  sentence,
  servedLetter,
} from "./letter-parts.ts";
import { officialForm } from "./official-form.ts";

export const confirmationNotice = officialForm({
  code: "confirmationNotice",
  title: "确认通知书",
  basis: {
    document: "民发〔2019〕62号",
    says: "符合条件的，由县级民政部门确认，从确认的次月起发放。",
    certainty: "verified",
  },
  input: letterFields.extend({
    basis: words("依据"),
    category: words("确认为"),
    programme: words("项目"),
    startMonth: month("起领年月"),
    amount: yuan("月发放金额"),
    manner: words("发放方式"),
    payee: words("领取人"),
    account: words("账户"),
    duties: words("需要报告的变化"),
  }),
  lay: (form) =>
    servedLetter(form, [
      paragraph([
        ...nameOfChild(form),
        "的申请，经审核符合",
        fill(form.basis, 10),
        "规定的条件，确认为",
        fill(form.category, 8),
        "。现将有关事项通知如下：",
      ]),
      paragraph([
        "一、自",
        monthOrBlank(form.startMonth),
        "起发放",
        fill(form.programme, 10),
        "，每月",
        fill(form.amount === undefined ? undefined : amountInWords(form.amount), 10),
        "，发放方式为",
        fill(form.manner, 6),
        "。标准调整时，不需要重新申请。",
      ]),
      paragraph([
        "二、款项由",
        fill(form.payee, 6),
        "领取，发到账户",
        fill(form.account, 12),
        "，用于儿童的生活。",
      ]),
      paragraph(["三、有下列变化的，请及时告诉村（居）儿童主任或者镇（街道）：", ...sentence(form.duties)]),
    ]),
});

const reasonFields = z.object({
  condition: words("条件"),
  finding: words("查明的情况"),
  clause: words("依据的条款"),
});

export const refusalNotice = officialForm({
  code: "refusalNotice",
  title: "不予确认告知书",
  basis: {
    document: "民发〔2019〕62号",
    says: "不符合条件的，书面说明理由。",
    certainty: "verified",
  },
  input: letterFields.extend({
    matter: words("申请事项"),
    reasons: z.array(reasonFields).optional(),
    again: words("什么情况下可以再申请"),
    otherHelp: words("可以申请的其他帮助"),
    remedy: words("不服怎么办"),
  }),
  lay: (form) =>
    servedLetter(form, [
      paragraph([
        "你为",
        ...nameOfChild(form),
        "提出的",
        fill(form.matter, 12),
        "申请，经审核，目前不符合规定的条件，不予确认。",
      ]),
      paragraph("一、理由", "heading"),
      numberedTable(reasonFields, form.reasons, { condition: 6, finding: 8, clause: 7 }),
      paragraph(["二、情况变化后可以再申请：", ...sentence(form.again)]),
      paragraph(["三、孩子现在可以申请的其他帮助：", ...sentence(form.otherHelp)]),
      paragraph(["四、对本告知不服的：", ...sentence(form.remedy)]),
    ]),
});

export const terminationDecision = officialForm({
  code: "terminationDecision",
  title: "终止保障决定书",
  basis: {
    document: "民发〔2019〕62号",
    says: "情形变化、不再符合条件的，及时终止保障。",
    certainty: "verified",
  },
  input: letterFields.extend({
    category: words("原确认类别"),
    reason: words("终止的原因"),
    clause: words("依据"),
    endMonth: month("末领年月"),
    afterwards: words("后续的衔接"),
    remedy: words("不服怎么办"),
  }),
  lay: (form) =>
    servedLetter(form, [
      paragraph([
        ...nameOfChild(form),
        "原确认为",
        fill(form.category, 8),
        "。经核实，",
        fill(form.reason, 16),
        "，不再符合保障条件。依据",
        fill(form.clause, 12),
        "，决定终止保障，待遇发放到",
        monthOrBlank(form.endMonth),
        "为止。",
      ]),
      paragraph(["一、后续的衔接：", ...sentence(form.afterwards)]),
      paragraph(["二、对本决定不服的：", ...sentence(form.remedy)]),
    ]),
});
