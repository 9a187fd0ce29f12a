/** For tests: the applications, filled in. */
import type { z } from "zod";
import type { defactoApplication } from "../defacto-application.ts";
import type { defactoStudentAid, orphanStudentAid } from "../education-aid.ts";
import type { communityOrphanApplication, institutionOrphanApplication } from "../orphan-applications.ts";
import type { temporaryReliefApplication, tomorrowPlanApplication } from "../relief-forms.ts";
import {
  child,
  district,
  father,
  grandmother,
  grant,
  mother,
  payee,
  township,
  village,
} from "./people.sample.ts";

const head = {
  number: "HC2026000123",
  filledOn: "2026-11-03",
  attachments: "1. 户口簿复印件　2. 刑事判决书复印件\n3. 儿童失联父母查找情况回执单",
};
const applicant = { name: "欧阳淑芬", on: "2026-11-03" };

export const defactoApplicationSample: z.input<typeof defactoApplication.input> = {
  ...head,
  source: "本地申请",
  relatives: "姑母买丽亚，住重庆市合川区草街街道",
  relief: ["dibao", "medical"],
  reliefDetail: "农村低保每人每月630元，2024年5月起",
  child,
  father,
  mother,
  guardians: [grandmother],
  payee,
  grant,
  applicant,
  village,
  township,
  district,
};

const lost = {
  father: {
    name: "买买提·吐尔逊",
    citizenId: "500199198802290033",
    loss: "死亡",
    on: "2024-02-29",
    evidence: "户籍注销证明（小沔所〔2024〕8号）",
  },
  mother: {
    name: "龚䶮",
    citizenId: "50019919900102002X",
    loss: "宣告失踪",
    on: "2026-03-15",
    evidence: "（2026）渝0117民特12号判决书",
  },
};

export const communityOrphanApplicationSample: z.input<typeof communityOrphanApplication.input> = {
  ...head,
  ...lost,
  child,
  payee,
  grant,
  guardians: [grandmother],
  applicant,
  village,
  township,
  district,
};

export const institutionOrphanApplicationSample: z.input<typeof institutionOrphanApplication.input> = {
  ...head,
  ...lost,
  child,
  payee: { name: "重庆市合川区儿童福利院", bank: "重庆银行合川支行", account: "6222021234567890999" },
  grant: { ...grant, standard: "2,000.00元" },
  stay: {
    institution: "重庆市合川区儿童福利院",
    admittedOn: "2020-01-15",
    origin: "公安机关移送",
    care: "院内集中养育",
  },
  institution: village,
  district,
};

const student = {
  name: "买丽亚·吐尔逊",
  sex: "女",
  nation: "维吾尔族",
  birthDate: "2007-09-12",
  citizenId: "500199200709120024",
  household: "重庆市合川区小沔镇李家村3组17号",
  phone: "13900000002",
  identity: "社会散居孤儿",
  recognisedBy: "合川区民政局 合川民儿确〔2019〕12号",
  recognisedOn: "2019-05-06",
};
const study = {
  school: "重庆师范大学涉外商贸学院",
  level: "本科",
  subject: "教育学院学前教育专业",
  years: "四年",
  studentNo: "2026110203040",
  enrolled: "2026年9月",
  graduates: "2030年6月",
  year: "2026—2027学年",
  manner: "按季发放",
};

export const orphanStudentAidSample: z.input<typeof orphanStudentAid.input> = {
  ...head,
  student,
  study: { ...study, amount: 1_000_000 },
  payee: { ...payee, name: "买丽亚·吐尔逊", relation: "本人" },
  applicant: { name: "买丽亚·吐尔逊", on: "2026-09-10" },
  first: township,
  district,
};

export const defactoStudentAidSample: z.input<typeof defactoStudentAid.input> = {
  ...orphanStudentAidSample,
  student: { ...student, identity: "事实无人抚养儿童" },
  study: { ...study, amount: 800_000 },
};

export const tomorrowPlanApplicationSample: z.input<typeof tomorrowPlanApplication.input> = {
  ...head,
  child,
  treatment: {
    illness: "先天性马蹄内翻足（右），需要手术矫正",
    hospital: "重庆医科大学附属儿童医院",
    treatment: "跟腱延长及关节松解术",
    budget: 4_500_000,
    total: 4_312_345,
    insured: 2_600_000,
    otherAid: 700_000,
    own: 1_012_345,
    aid: 1_012_345,
    plan: "术后支具固定三个月，康复训练半年",
    followUp: "2027-03-01",
  },
  payee,
  first: township,
  hospital: { text: "符合手术指征。", handler: "钱医生", head: "主任医师冯", on: "2026-10-12" },
  district,
};

export const temporaryReliefApplicationSample: z.input<typeof temporaryReliefApplication.input> = {
  ...head,
  household: {
    name: "欧阳淑芬",
    citizenId: "500199195803040024",
    phone: "13900000001",
    address: "小沔镇李家村3组17号",
    members: "2人",
    about: "阿卜杜热依木·买买提",
    hardship: ["urgent"],
    story: "2026年10月28日住房失火，衣被和粮食烧毁，祖孙二人暂住邻居家。",
    manner: ["cash", "goods"],
    amount: 300_000,
    advance: "10月29日先行救助500元",
  },
  members: [
    {
      name: "欧阳淑芬",
      relation: "本人",
      citizenId: "500199195803040024",
      health: "一般",
      income: "务农，800元",
    },
    {
      name: "阿卜杜热依木·买买提",
      relation: "孙子",
      citizenId: "500199201506010019",
      health: "残疾",
      income: "无",
    },
  ],
  payee,
  applicant,
  township,
  district,
};
