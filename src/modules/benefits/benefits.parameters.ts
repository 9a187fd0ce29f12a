/** How benefits start, stop, stand beside one another and are paid. */
import { codeTable } from "../../kernel/code-table.ts";
import { declareParameter } from "../../platform/parameters/declare-parameter.ts";

const ages = { code: "benefits.age", title: "待遇：年龄" };
const changes = { code: "benefits.change", title: "待遇：起领与停发" };
const overlaps = { code: "benefits.overlap", title: "待遇：同享与互斥" };
const fucai = { code: "benefits.fucai", title: "福彩圆梦助学" };
const amounts = { code: "benefits.amount", title: "其他项目的数额" };
const payroll = { code: "benefits.payroll", title: "发放" };
const screening = { code: "benefits.screening", title: "筛查" };

/** Months are paid whole: the month of the event, or the one after it. */
export const monthRuleCodes = codeTable("monthRule", "从哪个月起", {
  sameMonth: "当月",
  nextMonth: "次月",
});
export const tekunWithDefactoCodes = codeTable("tekunWithDefacto", "特困与事实无人抚养", {
  topUp: "补差",
  chooseOne: "二选一",
});
export const roundingPlanCodes = codeTable("roundingPlan", "按月分摊的取整", {
  lastMonthTakesRest: "前十一个月同额到分，末月补足",
  wholeYuan: "每月取整到元，末月补足",
});
export const payEveryCodes = codeTable("payEvery", "发放周期", { month: "按月", quarter: "按季" });

export const minorAge = declareParameter({
  key: "benefits.age.minor",
  label: "基本生活保障止于满",
  unit: "age",
  group: ages,
  decides: "满这个年龄，基本生活费从次月起停发，在校的另看续发",
});
declareParameter({
  key: "benefits.age.tomorrowPlan",
  label: "明天计划的年龄上限",
  unit: "age",
  group: ages,
  decides: "不满这个年龄的孤儿可以申请医疗康复资助，到了年龄的要仍在校",
});
declareParameter({
  key: "benefits.age.rehab",
  label: "残疾儿童康复救助止于满",
  unit: "age",
  group: ages,
  decides: "满这个年龄不再列入康复救助筛查",
});

export const startBasic = declareParameter({
  key: "benefits.start.basic",
  label: "基本生活费起领",
  unit: "choice",
  choices: monthRuleCodes,
  group: changes,
  decides: "批准或确认后从哪个月起发",
});
export const stopAgeReached = declareParameter({
  key: "benefits.stop.ageReached",
  label: "到龄停发",
  unit: "choice",
  choices: monthRuleCodes,
  group: changes,
  decides: "满十八周岁后从哪个月起停发",
});
export const continuesAtSchool = declareParameter({
  key: "benefits.stop.continuesAtSchool",
  label: "在中学或中职就读的满十八周岁续发",
  unit: "switch",
  group: changes,
  decides: "到龄仍在中学或中职就读的是否继续发基本生活费",
});
export const stopParentFound = declareParameter({
  key: "benefits.stop.parentFound",
  label: "发现孤儿父母一方健在时停发",
  unit: "choice",
  choices: monthRuleCodes,
  group: changes,
  decides: "发现父母一方健在后从哪个月起停发",
});
export const stopParentRecovers = declareParameter({
  key: "benefits.stop.parentRecovers",
  label: "事实无人抚养儿童父母恢复抚养时停发",
  unit: "choice",
  choices: monthRuleCodes,
  group: changes,
  decides: "父或母恢复抚养能力后从哪个月起停发",
});
export const stopAdopted = declareParameter({
  key: "benefits.stop.adopted",
  label: "被收养时停发",
  unit: "choice",
  choices: monthRuleCodes,
  group: changes,
  decides: "收养登记后从哪个月起停发",
});
export const stopDied = declareParameter({
  key: "benefits.stop.died",
  label: "死亡时停发",
  unit: "choice",
  choices: monthRuleCodes,
  group: changes,
  decides: "儿童死亡后从哪个月起停发",
});
export const stopGraduated = declareParameter({
  key: "benefits.stop.graduated",
  label: "不再就读时停发",
  unit: "choice",
  choices: monthRuleCodes,
  group: changes,
  decides: "满十八周岁续发的，毕业或不再就读后从哪个月起停发",
});
export const stopOther = declareParameter({
  key: "benefits.stop.other",
  label: "其他情形停发",
  unit: "choice",
  choices: monthRuleCodes,
  group: changes,
  decides: "上面没有列出的情形，从哪个月起停发",
});
export const stopMoved = declareParameter({
  key: "benefits.stop.moved",
  label: "户籍迁出时停发",
  unit: "choice",
  choices: monthRuleCodes,
  group: changes,
  decides: "户籍迁出后从哪个月起停发，与迁入地衔接",
});

declareParameter({
  key: "benefits.overlap.orphanKeepsDibao",
  label: "孤儿基本生活费与低保同享",
  unit: "switch",
  group: overlaps,
  decides: "发孤儿基本生活费后是否保留原来的低保",
});
declareParameter({
  key: "benefits.overlap.tekunWithDefacto",
  label: "特困与事实无人抚养补贴",
  unit: "choice",
  choices: tekunWithDefactoCodes,
  group: overlaps,
  decides: "已是特困的事实无人抚养儿童怎样处理",
});
declareParameter({
  key: "benefits.overlap.disabledLivingWithBasic",
  label: "困难残疾人生活补贴与基本生活费同享",
  unit: "switch",
  group: overlaps,
  decides: "领取全额基本生活费的残疾儿童是否同时领困难残疾人生活补贴",
});
declareParameter({
  key: "benefits.overlap.disabledCareWithBasic",
  label: "重度残疾人护理补贴与基本生活费同享",
  unit: "switch",
  group: overlaps,
  decides: "是否可以同时领取",
});
declareParameter({
  key: "benefits.overlap.dibaoPersonalSupplement",
  label: "补差时计入低保分类重点救助的个人部分",
  unit: "switch",
  group: overlaps,
  decides: "算补差时，低保中按人增发的部分是否算作已得",
  reference: "补差按登记的低保人均实发扣减，登记时照这一条把个人部分算进去或不算",
});
export const fucaiWithBasic = declareParameter({
  key: "benefits.overlap.fucaiWithBasic",
  label: "福彩圆梦助学与基本生活费同月同享",
  unit: "switch",
  group: overlaps,
  decides: "满十八周岁续发基本生活费的，同月能否再领助学金",
});
export const fucaiBoth = declareParameter({
  key: "benefits.overlap.fucaiBoth",
  label: "两项福彩圆梦助学同享",
  unit: "switch",
  group: overlaps,
  decides: "孤儿助学与事实无人抚养助学能否同时领",
});
declareParameter({
  key: "benefits.overlap.fucaiWithStateAid",
  label: "福彩圆梦助学与国家奖助学金同享",
  unit: "switch",
  group: overlaps,
  decides: "能否同时领取",
});
declareParameter({
  key: "benefits.overlap.priceSubsidyTwice",
  label: "价格临时补贴按身份重复发",
  unit: "switch",
  group: overlaps,
  decides: "同月有几种身份的，是否每种各发一份",
  reference: "这里一个孩子同月只有一份价格临时补贴",
});

declareParameter({
  key: "benefits.fucai.orphan.year",
  label: "孤儿助学",
  unit: "fenPerYear",
  group: fucai,
  decides: "每人每学年",
});
declareParameter({
  key: "benefits.fucai.defacto.year",
  label: "事实无人抚养儿童助学",
  unit: "fenPerYear",
  group: fucai,
  decides: "每人每学年",
});
export const schoolYearMonth = declareParameter({
  key: "benefits.fucai.schoolYearMonth",
  label: "学年从几月开始",
  unit: "monthOfYear",
  group: fucai,
  decides: "学年自这个月起十二个月",
});
export const roundingPlan = declareParameter({
  key: "benefits.fucai.roundingPlan",
  label: "学年金额分到各月的取整",
  unit: "choice",
  choices: roundingPlanCodes,
  group: fucai,
  decides: "除不尽时零头放在哪里",
});
export const orphanAidPaidEvery = declareParameter({
  key: "benefits.fucai.orphan.payEvery",
  label: "孤儿助学的发放周期",
  unit: "choice",
  choices: payEveryCodes,
  group: fucai,
  decides: "按月发，还是满学年的一季（三个月）一起发到本人账户",
});
export const defactoAidPaidEvery = declareParameter({
  key: "benefits.fucai.defacto.payEvery",
  label: "事实无人抚养儿童助学的发放周期",
  unit: "choice",
  choices: payEveryCodes,
  group: fucai,
  decides: "按月发，还是满学年的一季（三个月）一起发到本人账户",
});

export const townshipReliefLimit = declareParameter({
  key: "benefits.amount.tempRelief.townshipLimit",
  label: "临时救助镇街直接审批的限额",
  unit: "fen",
  group: amounts,
  decides: "每户每次不超过这个数的，镇街可以直接审批",
});
declareParameter({
  key: "benefits.amount.primaryBoarder.year",
  label: "小学寄宿生生活补助（一年）",
  unit: "fenPerYear",
  group: amounts,
  decides: "义务教育家庭经济困难的寄宿生，待遇页按它告诉家庭能领多少",
});
declareParameter({
  key: "benefits.amount.middleBoarder.year",
  label: "初中寄宿生生活补助（一年）",
  unit: "fenPerYear",
  group: amounts,
  decides: "义务教育家庭经济困难的寄宿生，待遇页按它告诉家庭能领多少",
});
declareParameter({
  key: "benefits.amount.dayStudent.percent",
  label: "非寄宿生生活补助占寄宿生的比例",
  unit: "percent",
  group: amounts,
  decides: "义务教育家庭经济困难的非寄宿生，按同学段寄宿生标准的这个比例",
});
declareParameter({
  key: "benefits.amount.highSchool.year",
  label: "普通高中国家助学金（一年）",
  unit: "fenPerYear",
  group: amounts,
  decides: "普通高中家庭经济困难学生每人每年的平均档，待遇页按它告诉家庭能领多少",
});
declareParameter({
  key: "benefits.amount.preschool.year",
  label: "学前教育资助（一年）",
  unit: "fenPerYear",
  group: amounts,
  decides: "孤儿、事实无人抚养、残疾等学龄前儿童的保教费和生活费，待遇页按它告诉家庭能领多少",
});
declareParameter({
  key: "benefits.amount.disabledLiving.month",
  label: "困难残疾人生活补贴",
  unit: "fenPerMonth",
  group: amounts,
  decides: "每人每月，待遇页按它告诉家庭能领多少；算补差扣减的是实际发放的数",
});
declareParameter({
  key: "benefits.amount.disabledCare.month",
  label: "重度残疾人护理补贴",
  unit: "fenPerMonth",
  group: amounts,
  decides: "每人每月，待遇页按它告诉家庭能领多少",
});
declareParameter({
  key: "benefits.amount.insurance.year",
  label: "居民医保个人缴费（一年）",
  unit: "fenPerYear",
  group: amounts,
  decides: "当年个人缴费标准，待遇页按它告诉家庭资助参保最多多少",
});

export const payday = declareParameter({
  key: "benefits.payroll.payday",
  label: "发放日",
  unit: "dayOfMonth",
  group: payroll,
  decides: "每月这一天以前发放到人",
});
export const cutoffDay = declareParameter({
  key: "benefits.payroll.cutoffDay",
  label: "结转日",
  unit: "dayOfMonth",
  group: payroll,
  decides: "每月这一天以前的新增和停发计入当月名册；名册页在那以前提示先不要提交",
});
export const fineTimes = declareParameter({
  key: "benefits.recovery.fineTimes",
  label: "骗取救助的罚款上限",
  unit: "times",
  group: payroll,
  decides: "标记为涉嫌骗取的追回里，写明除退回外可处骗取金额多少倍以下罚款",
});

export const screeningAhead = declareParameter({
  key: "benefits.screening.soonDays",
  label: "即将符合、即将终止提前筛查",
  unit: "days",
  group: screening,
  decides: "提前多少天列入即将符合或即将终止",
});
export const settleDays = declareParameter({
  key: "benefits.screening.settleDays",
  label: "筛查发现核实期限",
  unit: "workingDays",
  group: screening,
  decides: "筛查发现列到村里后多少个工作日内核实处理，过期由镇街督办",
});
export const insuranceFrom = declareParameter({
  key: "benefits.screening.insurance.fromMonth",
  label: "居民医保集中参保开始",
  unit: "monthOfYear",
  group: screening,
  decides: "从几月起，没有参保的孩子列为村里的待办；其他月份只列在名单上",
});
export const insuranceTo = declareParameter({
  key: "benefits.screening.insurance.toMonth",
  label: "居民医保集中参保结束",
  unit: "monthOfYear",
  group: screening,
  decides: "到几月止（含这个月）",
});
