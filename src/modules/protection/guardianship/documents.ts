/** The documents that guardianship rests on; what was not seen in the original stays marked. Pure. */
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
export const civilCode = document("《中华人民共和国民法典》", "verified");
export const civilInterpretation = document("总则编司法解释", "verified");
export const opinion2014 = document("法发〔2014〕24号", "known");
export const difficultyOpinion = document("国发〔2016〕36号", "verified");
export const leftBehindOpinion = document("国发〔2016〕13号", "verified");
export const familyEducationLaw = document("《中华人民共和国家庭教育促进法》", "verified");
export const domesticViolenceLaw = document("《中华人民共和国反家庭暴力法》", "verified");
export const plan = document("合川区儿童福利事业发展“十四五”规划", "verified");
/** What we set ourselves until somebody decides it. */
export const ownDesign = document("系统设定", "design");
