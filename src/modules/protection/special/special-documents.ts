/** The documents that the special procedures rest on, each named once; what is not seen in the original stays marked. Pure. */
import type { Certainty, Citation } from "../../../kernel/citation.ts";

function document(name: string, usually: Certainty) {
  return (says: string, clause?: string, certainty: Certainty = usually): Citation => ({
    document: name,
    says,
    certainty,
    ...(clause === undefined ? {} : { clause }),
  });
}

export const minorsLaw = document("《中华人民共和国未成年人保护法》", "verified");
export const bullyingPlan = document("《加强中小学生欺凌综合治理方案》（教督〔2017〕10号）", "verified");
export const leftBehindOpinion = document("国发〔2016〕13号", "verified");
export const networkRules = document("《未成年人网络保护条例》", "verified");
export const emergencyOpinion = document("民发〔2021〕5号（十部门）", "known");
export const civilCode = document("《中华人民共和国民法典》", "verified");
export const legalAidLaw = document("《中华人民共和国法律援助法》", "known");
export const districtPlan = document("合川区儿童福利事业发展“十四五”规划", "verified");
/** What we set ourselves until somebody decides it. */
export const ownDesign = document("系统设定", "design");
