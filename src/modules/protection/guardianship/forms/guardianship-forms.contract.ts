/** The forms of the procedures by which guardianship changes; each field declared once. */
import { z } from "zod";
import * as register from "../../../registry/codes.contract.ts";
import { gradeCodes } from "../../assessments/assessment-codes.contract.ts";
import * as codes from "../guardianship-codes.contract.ts";
import * as f from "./case-fields.contract.ts";

interface Section {
  readonly title: string;
  readonly fields: readonly string[];
}

/** A form that begins with the child, and how it is laid out. */
function form<Fields extends z.ZodRawShape>(title: string, fields: Fields) {
  const sections: readonly Section[] = [
    { title: "儿童", fields: Object.keys(f.childFields) },
    { title, fields: Object.keys(fields) },
  ];
  return { form: z.strictObject({ ...f.childFields, ...fields }), sections };
}

export const temporaryForm = form("临时监护", {
  situation: f.coded(codes.temporaryCodes),
  facts: f.story("发现经过和现状"),
  guardianName: f.text("原监护人姓名", 60).optional(),
  guardianState: f.text("原监护人现在的情况", 200).optional(),
  placement: f.coded(codes.placementCodes),
  placementAt: f.text("拟安置地点", 120).min(2, "请写明安置在哪里"),
  placementCarer: f.text("由谁照料", 60).min(2, "请写明由谁照料"),
  childWish: f.childWish,
  isSecret: f.secret,
});

export const returnForm = form("送回家庭", {
  ...f.guardianFields,
  ...f.assessmentFields,
  capacity: f.coded(gradeCodes, "评估结论"),
  changes: f.story("监护人重新具备的条件"),
  childWish: f.childWish,
  followUp: f.text("送回后的随访安排", 300).min(4, "请写明谁、隔多久随访"),
});

/** Why it may end without the child's return home. */
export const endingCodes = codes.custodyEndCodes;

export const endForm = form("解除临时监护", {
  endReason: z
    .enum(["guardianFound", "otherGuardian", "recovered", "adopted", "grownUp", "died"])
    .meta({ label: "解除的原因", codeTable: endingCodes.name }),
  facts: f.story("情况说明"),
  nextGuardian: f.text("以后由谁监护", 80).optional(),
});

export const longTermForm = form("长期监护", {
  situation: f.coded(codes.longTermCodes),
  facts: f.story("查找和核实的情况"),
  holder: f.text("担任监护人的机关", 60).min(4, "请写明机关"),
  placement: f.coded(codes.placementCodes),
  placementAt: f.text("安置地点", 120).min(2, "请写明安置在哪里"),
  childWish: f.childWish,
});

export const entrustedForm = form("委托照护", {
  ...f.guardianFields,
  reason: f.coded(register.entrustReasonCodes),
  ...f.carerFields,
  carerAge: z.int().min(18, "被委托人要年满十八周岁").max(110).meta({ label: "被委托人年龄" }),
  carerPhone: f.phone("被委托人联系电话").optional(),
  isFit: f.flag("已核对被委托人没有法律禁止的情形"),
  from: f.day("委托开始日期"),
  until: f.day("委托结束日期").optional(),
  contact: f.text("联系和团聚的约定（至少每周联系一次）", 200).min(4, "请写明多久联系一次"),
  childWish: f.childWish,
});

export const revocationForm = form("撤销监护人资格", {
  ...f.guardianFields,
  ground: f.coded(codes.revocationCodes),
  facts: f.story("侵害事实和证据"),
  petitioner: f.coded(codes.petitionerCodes),
  petitionerName: f.text("申请人名称", 80).optional(),
  nextGuardian: f.text("建议由谁担任监护人", 80).min(2, "请写明建议"),
  childWish: f.childWish,
  isSecret: f.secret,
});

export const restorationForm = form("恢复监护人资格", {
  ...f.guardianFields,
  effectiveOn: f.day("撤销判决生效日期"),
  judgment: f.text("撤销判决文号", 80).min(4, "请填写文号"),
  exclusion: f.coded(codes.exclusionCodes),
  repentance: f.story("确有悔改表现的情况"),
  childWish: f.childWish,
  isSecret: f.secret,
});

export const changeForm = form("监护人变更", {
  newGuardian: f.coded(codes.newGuardianCodes),
  guardianName: f.text("新监护人姓名（组织名称）", 80).min(2, "请填写姓名或者名称"),
  guardianRelation: f.coded(register.relationCodes, "与儿童关系").optional(),
  determinedBy: f.coded(codes.determinedByCodes),
  earlierUnable: f.story("顺序在前的人为什么不能担任"),
  from: f.day("变更日期"),
  childWish: f.childWish,
});

export const protectionOrderForm = form("人身安全保护令", {
  guardianRole: f.coded(codes.guardianRoleCodes, "被申请人是"),
  guardianName: f.text("被申请人姓名", 60).min(2, "请填写被申请人姓名"),
  petitionerName: f.text("代为申请的人或者单位", 60).min(2, "请填写由谁代为申请"),
  isUrgent: f.flag("情况紧急"),
  facts: f.story("遭受家庭暴力或者面临现实危险的情况"),
  measures: f.text("请求的措施", 300).min(4, "请写明请求的措施"),
  isSecret: f.secret,
});

export const admonitionForm = form("督促", {
  ...f.guardianFields,
  faults: f.story("没有履行监护职责的情况"),
  demands: f.text("要求怎样改正", 300).min(4, "请写明要求"),
  correctBy: f.day("改正期限"),
});

export const sanctionForm = form("联合惩戒", {
  offence: f.coded(codes.offenceCodes),
  guardianRole: f.coded(codes.guardianRoleCodes, "当事人是"),
  guardianName: f.text("当事人姓名", 60).min(2, "请填写当事人姓名"),
  facts: f.story("失信行为和证据"),
  amountFen: z
    .int()
    .nonnegative()
    .max(1_000_000_000, "金额太大，请核对单位")
    .meta({ label: "涉及金额" })
    .optional(),
});

export const repairForm = form("信用修复", {
  guardianName: f.text("当事人姓名", 60).min(2, "请填写当事人姓名"),
  sanctionNo: f.text("惩戒决定文号", 80).min(2, "请填写文号"),
  corrected: f.story("怎样纠正了失信行为"),
});
