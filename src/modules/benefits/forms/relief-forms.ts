import { z } from "zod";
import { codeTable } from "../../../kernel/code-table.ts";
import { label } from "../../../platform/print/document.contract.ts";
import {
  cellsOf,
  declarationRow,
  heights,
  listRows,
  opinionFields,
  opinionRow,
  withRoom,
} from "./form-cells.ts";
import { day, ticks, words, yuan } from "./form-fields.ts";
import { childFields, childRows, group, payeeFields, payeeRows } from "./form-people.ts";
import { applicantFields, applicationFields, applicationSheet, attachmentsRow } from "./form-sheet.ts";
import { officialForm } from "./official-form.ts";

export const treatmentFields = z.object({
  illness: words("病种及诊断"),
  hospital: words("定点医院"),
  treatment: words("拟行手术或康复项目"),
  budget: yuan("预算费用"),
  total: yuan("结算总费用"),
  insured: yuan("医保和大病保险支付"),
  otherAid: yuan("医疗救助等其他支付"),
  own: yuan("自付金额"),
  aid: yuan("申请资助金额"),
  plan: words("康复计划"),
  followUp: day("术后随访日期"),
});

export const tomorrowPlanApplication = officialForm({
  code: "tomorrowPlanApplication",
  title: "“明天计划”资助申请审批表",
  basis: {
    document: "孤儿医疗康复明天计划项目实施办法",
    says: "资助诊疗、康复、辅具等费用中扣除医保和其他救助后的自付部分；式样按项目编排。",
    certainty: "uncertain",
  },
  input: applicationFields.extend({
    child: childFields.optional(),
    treatment: treatmentFields.optional(),
    payee: payeeFields.optional(),
    first: opinionFields.optional(),
    hospital: opinionFields.optional(),
    district: opinionFields.optional(),
  }),
  lay: (form) => {
    const care = cellsOf(treatmentFields, form.treatment);
    const row = (...cells: ReturnType<typeof care.pair>) => ({ cells, height: heights.row });
    return applicationSheet(
      form,
      [
        ...childRows(form.child),
        ...group("治疗和费用", [
          { cells: care.pair("illness", 4, 19), height: heights.words },
          row(...care.pair("treatment", 4, 8), ...care.pair("hospital", 4, 7)),
          row(...care.pair("budget", 4, 8), ...care.pair("total", 4, 7)),
          row(...care.pair("insured", 4, 8), ...care.pair("otherAid", 4, 7)),
          row(...care.pair("own", 4, 8), ...care.pair("aid", 4, 7)),
          row(...care.pair("plan", 4, 8), ...care.pair("followUp", 4, 7)),
        ]),
        ...payeeRows(form.payee),
        attachmentsRow(form),
        opinionRow("机构或镇（街道）申请意见", form.first),
        opinionRow("定点医院诊断意见", form.hospital),
        opinionRow("区民政局审核意见", form.district),
      ],
      "注：附诊断证明、费用结算单和医保结算单；资助款在出院结算后据实拨付。",
    );
  },
});

export const hardshipCodes = codeTable("formHardship", "困难类型", {
  urgent: "急难型",
  expense: "支出型",
});
export const reliefMannerCodes = codeTable("formReliefManner", "救助方式", {
  cash: "发放救助金",
  goods: "发放实物",
  service: "提供服务",
  referral: "转介",
});

export const memberFields = z.object({
  name: words("姓名"),
  relation: words("与申请人关系"),
  citizenId: words("身份证号"),
  health: words("健康状况"),
  income: words("职业及月收入"),
});

const household = z.object({
  name: words("申请人"),
  citizenId: words("身份证号"),
  phone: words("联系电话"),
  address: words("家庭住址"),
  members: words("家庭人口"),
  about: words("涉及儿童"),
  hardship: ticks(hardshipCodes),
  story: words("困难情况"),
  manner: ticks(reliefMannerCodes),
  amount: yuan("救助金额"),
  advance: words("先行救助情况"),
});

const ROOM_FOR_MEMBERS = 3;
const PROMISE =
  "本人承诺以上内容真实，同意有关部门核对家庭经济状况和相关信息；如有不实，愿意退回救助款物并承担相应责任。";

export const temporaryReliefApplication = officialForm({
  code: "temporaryReliefApplication",
  title: "临时救助申请审批表",
  basis: {
    document: "中华人民共和国社会救助法",
    clause: "第五十条",
    says: "急难发生地的镇街受理；情况紧急的先行救助，事后补办；式样按项目编排。",
    certainty: "uncertain",
  },
  input: applicationFields.extend({
    household: household.optional(),
    members: z.array(memberFields).optional(),
    payee: payeeFields.optional(),
    applicant: applicantFields.optional(),
    township: opinionFields.optional(),
    district: opinionFields.optional(),
  }),
  lay: (form) => {
    const home = cellsOf(household, form.household);
    const row = (...cells: ReturnType<typeof home.pair>) => ({ cells, height: heights.row });
    const [head = [], ...rows] = listRows(memberFields, withRoom(form.members, ROOM_FOR_MEMBERS), [
      ["name", 4],
      ["relation", 4],
      ["citizenId", 6],
      ["health", 4],
      ["income", 5],
    ]);
    return applicationSheet(
      form,
      [
        row(...home.pair("name", 4, 8), ...home.pair("citizenId", 4, 8)),
        row(...home.pair("phone", 4, 8), ...home.pair("members", 4, 8)),
        row(...home.pair("address", 4, 8), ...home.pair("about", 4, 8)),
        ...group("家庭成员", [row(...head), ...rows.map((cells) => row(...cells))]),
        row(...home.pair("hardship", 4, 20)),
        { cells: home.pair("story", 4, 20), height: 16 },
        row(label("申请事项", { across: 4 }), ...home.pair("manner", 3, 17)),
        row(...home.pair("amount", 4, 8), ...home.pair("advance", 4, 8)),
        ...payeeRows(form.payee),
        attachmentsRow(form),
        declarationRow("申请人承诺", PROMISE, "申请人", form.applicant?.name, form.applicant?.on),
        opinionRow("镇（街道）调查及审批意见", form.township, heights.shortOpinion),
        opinionRow("区民政局审批意见", form.district, heights.shortOpinion),
      ],
      "注：小额救助由镇（街道）直接审批的，区民政局意见栏不填；先行救助的，事后补齐手续。",
    );
  },
});
