/** For tests: evidence and payroll papers, filled in. */
import type { z } from "zod";
import type { lostContactPromise, searchReceipt } from "../lost-contact-papers.ts";
import type { payExplanation } from "../pay-explanation.ts";
import type { payrollRoster } from "../payroll-roster.ts";
import { district, township, village } from "./people.sample.ts";

export const searchReceiptSample: z.input<typeof searchReceipt.input> = {
  number: "小沔所查〔2026〕3号",
  station: "重庆市公安局合川区分局小沔派出所",
  reporter: "欧阳淑芬",
  reporterPhone: "13900000001",
  reportedOn: "2026-04-20",
  caseNo: "J5001170000202604200001",
  child: "阿卜杜热依木·买买提",
  childNo: "500199201506010019",
  household: "重庆市合川区小沔镇李家村3组17号",
  lost: "龚䶮",
  lostNo: "50019919900102002X",
  relation: "母亲",
  lostHousehold: "重庆市合川区小沔镇李家村3组17号",
  lastContact: "2026年3月离家外出务工，4月起电话停机，与家人、同乡均无联系。",
  result: ["notFound"],
  effort: "经查询人口、铁路、住宿信息并走访同乡，没有发现下落。",
  police: { text: "经查找，超过六个月仍下落不明。", handler: "陈警官", head: "所长褚", on: "2026-10-22" },
};

export const lostContactPromiseSample: z.input<typeof lostContactPromise.input> = {
  guardian: "欧阳淑芬",
  guardianNo: "500199195803040024",
  relation: "祖母",
  child: "阿卜杜热依木·买买提",
  childNo: "500199201506010019",
  lost: "母亲（自称“阿英”）",
  since: "2019-08-01",
  why: "没有办理结婚登记，不知道真实姓名和户籍",
  story: "2019年8月离家后一直没有消息，曾到其务工的工厂寻找，工友也不知道去向。",
  on: "2026-11-02",
  testimony: "我们是同组邻居，自2019年秋天起没有再见过孩子的母亲，孩子一直由祖母照料。",
  neighbours: [
    {
      name: "张大山",
      citizenId: "500199196001010011",
      address: "李家村3组15号",
      phone: "13800000011",
      knows: "邻居",
    },
    {
      name: "刘桂兰",
      citizenId: "500199196502020022",
      address: "李家村3组19号",
      phone: "13800000012",
      knows: "邻居",
    },
  ],
  village,
  township,
  district,
};

type Line = NonNullable<z.input<typeof payrollRoster.input>["lines"]>[number];

const line: Line = {
  township: "小沔镇",
  village: "李家村",
  name: "阿卜杜热依木·买买提",
  citizenId: "500199201506010019",
  category: "事实无人抚养",
  care: "社会散居",
  standard: 165_100,
  due: 165_100,
  deducted: 63_000,
  arrears: 5_200,
  recovered: 0,
  paid: 107_300,
  payee: "欧阳淑芬",
  relation: "祖母",
  bank: "重庆农商行合川支行",
  account: "6222021234567890123",
  phone: "13900000001",
  note: "补差",
};

export const payrollRosterSample: z.input<typeof payrollRoster.input> = {
  programme: "事实无人抚养儿童基本生活补贴",
  month: "2026-12",
  office: "重庆市合川区民政局",
  madeOn: "2026-12-03",
  batch: "2026-12-B03-01",
  lines: Array.from({ length: 25 }, () => line),
  count: "24人，25条",
  preparer: "吴九",
  reviewer: "郑十",
  leader: "蒋局",
  finance: "沈会计",
};

export const payExplanationSample: z.input<typeof payExplanation.input> = {
  number: "2026-12-B03-00017",
  name: "阿卜杜热依木·买买提",
  citizenId: "500199201506010019",
  programme: "事实无人抚养儿童基本生活补贴",
  month: "2026-12",
  care: "社会散居",
  place: "小沔镇李家村",
  payee: "欧阳淑芬（祖母）",
  account: "尾号0123",
  paid: 107_300,
  state: "银行已入账（2026年12月9日）",
  steps: [
    { item: "本月标准", why: "社会散居，渝民规〔2025〕6号，自2025年7月起", amount: 165_100 },
    {
      item: "扣减已享受的农村低保",
      why: "家庭当月低保金1,260.00元÷2人（民发〔2019〕62号：未达标准的补差发放）",
      amount: -63_000,
    },
    { item: "补发10月、11月调标差额", why: "26.00元×2个月", amount: 5_200 },
  ],
};
