/** The documents that programmes rest on, each named once; what is not seen in the original stays marked. Pure. */
import type { Certainty, Citation } from "../../../kernel/citation.ts";

/** Cites one document: what it says here, and where in it. */
function document(name: string, usually: Certainty) {
  return (says: string, clause?: string, certainty: Certainty = usually): Citation => ({
    document: name,
    says,
    certainty,
    ...(clause === undefined ? {} : { clause }),
  });
}

export const orphanOpinion = document("国办发〔2010〕54号", "verified");
export const defactoOpinion = document("民发〔2019〕62号", "verified");
export const defactoMore = document("民发〔2020〕125号", "verified");
export const hivNotice = document("民发〔2012〕179号", "known");
export const difficultyOpinion = document("国发〔2016〕36号", "verified");
export const cqOrphanRules = document("渝民发〔2010〕184号", "verified");
export const cqDefacto = document("渝民发〔2021〕5号", "verified");
export const cqDifficulty2025 = document("渝民规〔2025〕17号", "verified");
export const cqStandard2025 = document("渝民规〔2025〕6号", "verified");
export const cqStandard2026 = document("渝民规〔2025〕15号", "verified");
export const fucai2019 = document("渝民〔2019〕71号", "verified");
export const fucai2025 = document("“福彩圆梦·孤儿助学工程”项目实施办法（2025年修订）", "verified");
export const districtPlan = document("合川区儿童福利事业发展“十四五”规划 专栏2", "verified");
export const tomorrowPlan = document("“孤儿医疗康复明天计划”项目实施办法（2019年）", "verified");
export const insuranceAid = document("城乡居民医保资助参保政策", "known");
export const medicalAid = document("医疗救助政策", "known");
export const preschoolAid = document("重庆市学前教育资助政策", "uncertain");
export const compulsoryAid = document("义务教育“两免一补”政策", "known");
export const seniorAid = document("高中阶段学生资助政策", "known");
export const collegeAid = document("高等教育学生资助政策", "known");
export const twoSubsidies = document("国发〔2015〕52号", "known");
export const rehabAid = document("国发〔2018〕20号", "verified");
export const assistanceLaw = document("《中华人民共和国社会救助法》", "verified");
export const tekunRules = document("特困人员认定办法", "verified");
export const dibaoRules = document("最低生活保障审核确认办法", "verified");
export const institutionBudget = document("儿童福利机构管理办法", "known");
export const fosterRules = document("家庭寄养管理办法", "known");
export const priceLink = document("社会救助和保障标准与物价上涨挂钩联动机制", "known");
/** What we set ourselves until somebody decides it. */
export const ownDesign = document("系统设定", "design");
