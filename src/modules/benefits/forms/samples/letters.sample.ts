/** For tests: the letters, filled in. */
import type { z } from "zod";
import type { applicationReceipt, supplementNotice } from "../application-letters.ts";
import type { confirmationNotice, refusalNotice, terminationDecision } from "../decision-letters.ts";
import type { letterFields } from "../letter-parts.ts";
import type { arrearsNotice, recoveryNotice } from "../money-letters.ts";

const letter: z.input<typeof letterFields> = {
  number: "合川民儿〔2026〕12号",
  recipient: "欧阳淑芬",
  child: "阿卜杜热依木·买买提",
  childNo: "500199201506010019",
  office: "重庆市合川区民政局",
  on: "2026-11-20",
  contact: "吴九",
  phone: "023-40000000",
};
const matter = "事实无人抚养儿童基本生活补贴";
const remedy = "可以自收到本文书之日起在法定期限内向合川区人民政府申请行政复议，或者向人民法院提起行政诉讼。";

export const applicationReceiptSample: z.input<typeof applicationReceipt.input> = {
  ...letter,
  office: "重庆市合川区小沔镇人民政府",
  matter,
  appliedOn: "2026-11-03",
  acceptedOn: "2026-11-04",
  code: "HC2026000123",
  materials: [
    { name: "户口簿", copies: "1", kind: "复印件" },
    { name: "刑事判决书（（2025）渝0117刑初88号）", copies: "1", kind: "复印件，与原件一致" },
  ],
  steps: [
    { step: "镇街查验", office: "小沔镇人民政府", term: "15个工作日", dueOn: "2026-11-25" },
    { step: "区民政局确认", office: "合川区民政局", term: "15个工作日", dueOn: "2026-12-16" },
  ],
};

export const supplementNoticeSample: z.input<typeof supplementNotice.input> = {
  ...letter,
  matter,
  appliedOn: "2026-11-03",
  dueOn: "2026-11-17",
  missing: [
    { name: "儿童失联父母查找情况回执单", why: "证明母亲失联已满规定期限", where: "小沔派出所" },
    { name: "领取人银行卡复印件", why: "补贴发到领取人账户", where: "开户银行" },
  ],
  consequence: "逾期没有补齐又没有说明理由的，视为撤回申请，可以随时重新提出",
};

export const confirmationNoticeSample: z.input<typeof confirmationNotice.input> = {
  ...letter,
  basis: "民发〔2019〕62号",
  category: "事实无人抚养儿童",
  programme: "基本生活补贴",
  startMonth: "2026-12",
  amount: 165_100,
  manner: "全额发放",
  payee: "欧阳淑芬",
  account: "尾号0123",
  duties: "父亲刑满或者提前释放、与母亲恢复联系、儿童被收养、户口迁出、儿童不再就学",
};

export const refusalNoticeSample: z.input<typeof refusalNotice.input> = {
  ...letter,
  matter,
  reasons: [
    {
      condition: "母亲失联满六个月",
      finding: "2026年10月8日母亲通过电话与学校联系，并于当月汇款600元",
      clause: "民发〔2019〕62号 第二条",
    },
  ],
  again: "母亲失去联系且不履行抚养责任满六个月的，或者父母情形有其他变化的",
  otherHelp: "最低生活保障、临时救助、困境儿童关爱服务",
  remedy,
};

export const terminationDecisionSample: z.input<typeof terminationDecision.input> = {
  ...letter,
  category: "事实无人抚养儿童",
  reason: "其父亲于2028年3月31日刑满释放并恢复履行抚养责任",
  clause: "民发〔2019〕62号",
  endMonth: "2028-04",
  afterwards: "由村（社区）儿童主任跟踪走访半年，家庭困难的协助申请最低生活保障",
  remedy,
};

const months = [
  { month: "2026-01", due: 165_100, paid: 162_500, difference: 2_600, why: "标准提高" },
  { month: "2026-02", due: 165_100, paid: 162_500, difference: 2_600, why: "标准提高" },
];

export const arrearsNoticeSample: z.input<typeof arrearsNotice.input> = {
  ...letter,
  programme: "基本生活补贴",
  reason: "发放标准提高",
  months,
  payMonth: "2026-03",
};

export const recoveryNoticeSample: z.input<typeof recoveryNotice.input> = {
  ...letter,
  programme: "基本生活补贴",
  reason: "迟报父亲刑满释放的情况",
  months: [{ month: "2028-05", due: 0, paid: 165_100, difference: -165_100, why: "已不符合条件" }],
  plan: "从2028年7月起分三个月退回，每月550.33元，末月550.34元",
  account: "合川区财政局专户 5001000000000001234",
  remedy: "请在收到本告知书后向合川区民政局书面提出，我们重新核算并答复",
};
