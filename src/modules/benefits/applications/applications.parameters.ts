/** The terms of the procedures by which benefits are granted, ended and paid. */
import { declareParameter } from "../../../platform/parameters/declare-parameter.ts";

const defacto = { code: "procedures.defacto", title: "办理期限：事实无人抚养儿童" };
const orphan = { code: "procedures.orphan", title: "办理期限：孤儿" };
const across = { code: "procedures.crossProvince", title: "办理期限：跨省通办" };
const others = { code: "procedures.others", title: "办理期限：其他" };

declareParameter({
  key: "procedures.defacto.townshipVerify.days",
  label: "镇街查验",
  unit: "workingDays",
  group: defacto,
  decides: "收到申请起，镇街多久查验完",
});
declareParameter({
  key: "procedures.defacto.districtConfirm.days",
  label: "区民政确认",
  unit: "workingDays",
  group: defacto,
  decides: "收到材料起，区民政局多久确认",
});
declareParameter({
  key: "procedures.orphan.townshipReview.days",
  label: "镇街审核",
  unit: "workingDays",
  group: orphan,
  decides: "收到申请起，镇街多久审核完",
});
declareParameter({
  key: "procedures.orphan.districtApprove.days",
  label: "区民政审批",
  unit: "workingDays",
  group: orphan,
  decides: "收到材料起，区民政局多久审批",
});
declareParameter({
  key: "procedures.crossProvince.accept.days",
  label: "受理地录入并推送",
  unit: "workingDays",
  group: across,
  decides: "受理地多久录入并推送到户籍地",
});
declareParameter({
  key: "procedures.crossProvince.townshipVerify.days",
  label: "户籍地镇街查验",
  unit: "workingDays",
  group: across,
  decides: "户籍地镇街多久查验完",
});
declareParameter({
  key: "procedures.crossProvince.districtConfirm.days",
  label: "户籍地县级民政确认",
  unit: "workingDays",
  group: across,
  decides: "户籍地县级民政多久确认",
});
declareParameter({
  key: "procedures.crossProvince.inform.days",
  label: "受理地告知结果",
  unit: "workingDays",
  group: across,
  decides: "受理地收到结果后多久告知申请人",
});
declareParameter({
  key: "procedures.termination.townshipVerify.days",
  label: "终止保障：镇街核查",
  unit: "workingDays",
  group: others,
  decides: "发现应终止的情形后，镇街多久核查完",
});
declareParameter({
  key: "procedures.termination.districtDecide.days",
  label: "终止保障：区民政决定",
  unit: "workingDays",
  group: others,
  decides: "区民政局多久作出书面决定",
});
declareParameter({
  key: "procedures.fucai.townshipReview.days",
  label: "福彩圆梦：镇街初审",
  unit: "workingDays",
  group: others,
  decides: "收到申请起，镇街多久初审完",
});
declareParameter({
  key: "procedures.fucai.districtVerify.days",
  label: "福彩圆梦：区民政核验",
  unit: "workingDays",
  group: others,
  decides: "区民政局多久核验身份与学籍",
});
declareParameter({
  key: "procedures.tomorrowPlan.review.days",
  label: "明天计划：审核",
  unit: "workingDays",
  group: others,
  decides: "收到申请起，区民政局多久审核",
});
declareParameter({
  key: "procedures.tomorrowPlan.settle.days",
  label: "明天计划：结算",
  unit: "days",
  group: others,
  decides: "出院后多久报销结算",
});
declareParameter({
  key: "procedures.tempRelief.townshipReview.days",
  label: "临时救助：镇街审核",
  unit: "workingDays",
  group: others,
  decides: "收到申请起，镇街多久审核或直接审批",
});
declareParameter({
  key: "procedures.tempRelief.districtApprove.days",
  label: "临时救助：区民政审批",
  unit: "workingDays",
  group: others,
  decides: "区民政局多久审批",
});
declareParameter({
  key: "procedures.tempRelief.urgent.hours",
  label: "临时救助：先行救助",
  unit: "hours",
  group: others,
  decides: "情况紧急的，多少小时内先行救助",
});
declareParameter({
  key: "procedures.tempRelief.afterRelief.days",
  label: "临时救助：先行救助后补情况",
  unit: "workingDays",
  group: others,
  decides: "情况紧急先行救助的，多久补齐经过和材料",
});
declareParameter({
  key: "procedures.tekun.townshipVerify.days",
  label: "特困供养：镇街调查",
  unit: "workingDays",
  group: others,
  decides: "收到申请起，镇街多久调查完",
  reference: "特困供养在社会救助系统里办，这里只转介",
});
declareParameter({
  key: "procedures.tekun.notice.days",
  label: "特困供养：公示",
  unit: "days",
  group: others,
  decides: "公示多少天",
  reference: "特困供养在社会救助系统里办，这里只转介",
});
declareParameter({
  key: "procedures.tekun.districtConfirm.days",
  label: "特困供养：区民政确认",
  unit: "workingDays",
  group: others,
  decides: "区民政局多久确认",
  reference: "特困供养在社会救助系统里办，这里只转介",
});
declareParameter({
  key: "procedures.tekun.spotCheck.percent",
  label: "特困供养：抽查比例",
  unit: "percent",
  group: others,
  decides: "区民政局至少抽查多少",
  reference: "特困供养在社会救助系统里办，这里只转介",
});
declareParameter({
  key: "procedures.dibao.startCheck.days",
  label: "低保：启动信息核对",
  unit: "workingDays",
  group: others,
  decides: "镇街提请后，区民政局多久启动核对",
  reference: "低保在社会救助系统里办，这里只转介",
});
declareParameter({
  key: "procedures.dibao.notice.days",
  label: "低保：公示",
  unit: "days",
  group: others,
  decides: "公示多少天",
  reference: "低保在社会救助系统里办，这里只转介",
});
export const referralAnswerDays = declareParameter({
  key: "procedures.referral.answer.days",
  label: "转介：接收部门答复",
  unit: "workingDays",
  group: others,
  decides: "转给其他部门的待遇多久要有答复",
});
