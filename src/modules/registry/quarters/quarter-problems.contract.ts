/** What can be refused on the way of a quarter from its villages to the seal. */
import { declareProblem } from "../../../kernel/problem.ts";

export const quarterProblems = {
  closed: declareProblem({
    code: "quarter.closed",
    status: 409,
    title: "这个季度已经封存",
    detail: "封存后的季度不再改动。之后的更正会列在下一季度的变化里。",
  }),
  notClosed: declareProblem({
    code: "quarter.notClosed",
    status: 409,
    title: "这个季度还没有封存",
    detail: "区民政局封存本季度后，才有冻结的台账、统计和抄送件。",
  }),
  notYourVillage: declareProblem({
    code: "quarter.confirm.notYourVillage",
    status: 403,
    title: "只能确认自己村（社区）的名册",
    detail: "季度名册由本村（社区）的儿童主任确认。没有改动。",
  }),
  alreadyReviewed: declareProblem({
    code: "quarter.confirm.reviewed",
    status: 409,
    title: "镇街已经审核",
    detail: "镇街审核后，村（社区）的确认不能再改。如有错漏，请联系镇街退回。",
  }),
  notConfirmed: declareProblem({
    code: "quarter.review.notConfirmed",
    status: 409,
    title: "还有村（社区）没有确认",
    detail: "只能审核已经确认的村（社区），请先催办。没有改动。",
  }),
  ownConfirmation: declareProblem({
    code: "quarter.review.ownConfirmation",
    status: 403,
    title: "不能审核自己的确认",
    detail: "确认和审核必须是两个人。请由另一位督导员审核。",
  }),
  reasonRequired: declareProblem({
    code: "quarter.review.reasonRequired",
    status: 422,
    title: "请写明退回的原因",
    detail: "退回时请写明要补正什么（至少两个字），村（社区）会看到这句话。",
  }),
  unreviewed: declareProblem({
    code: "quarter.close.unreviewed",
    status: 409,
    title: "还有镇街没有审核完",
    detail: "请先催办；如确需现在封存，请写明原因，未审核的镇街会记在封存记录里。",
  }),
  earlierOpen: declareProblem({
    code: "quarter.close.earlierOpen",
    status: 409,
    title: "上一季度还没有封存",
    detail: "各季度的变化是与上一次封存相比的，请先封存较早的季度。",
  }),
  unitTaken: declareProblem({
    code: "memberUnit.taken",
    status: 409,
    title: "已经有这个成员单位",
    detail: "名单里已有同名的成员单位，没有重复添加。",
  }),
};
