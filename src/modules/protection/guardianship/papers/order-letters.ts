/** Papers of what guardians are told or ordered: the letter of responsibility, the plan of supervision, a notice sent anew. Pure. */
import { chineseDate } from "../../../../kernel/chinese-date.ts";
import { type PrintDocument, paragraph } from "../../../../platform/print/document.contract.ts";
import { orderKindCodes } from "../guardianship-codes.contract.ts";
import { hoursOf, type RunningOrder } from "../order-clock.ts";
import { letter, particulars, sentence } from "./letter.ts";

export interface PaperOrder extends RunningOrder {
  readonly number: string | null;
  readonly organ: string;
  readonly personName: string;
  readonly personRelation: string | null;
  readonly childName: string;
  readonly office: string;
  readonly details: readonly { readonly label: string; readonly said: string }[];
  readonly conclusion: string | null;
  readonly today: string;
}

export function orderPaper(order: PaperOrder, stamp: string): PrintDocument {
  if (order.kind === "responsibilityLetter") return responsibility(order, stamp);
  const { number, kind, personName, personRelation, childName, organ, issuedOn, validUntil, details } = order;
  return letter({
    title: kind === "supervision" ? "监护监督计划" : `${orderKindCodes.label(kind)}登记表`,
    number,
    stamp,
    office: order.office,
    on: issuedOn,
    blocks: [
      particulars([
        ["儿童姓名", childName],
        ["监护人", [personName, personRelation ?? ""].filter((part) => part !== "").join("，")],
        ["制发机关", organ],
        ["制发日期", chineseDate(issuedOn)],
        ["有效期至", validUntil === null ? undefined : chineseDate(validUntil)],
        ...details.map(({ label, said }): [string, string] => [label, said]),
        ...(kind === "familyEducation" ? [["完成情况", hoursOf(order).says] as [string, string]] : []),
        ["结论", order.conclusion ?? undefined],
      ]),
    ],
  });
}

/** R-049: whose duty it is in the first place, told and signed for. */
function responsibility(order: PaperOrder, stamp: string): PrintDocument {
  return letter({
    title: "监护责任告知书",
    number: order.number,
    to: order.personName,
    stamp,
    office: order.office,
    on: order.issuedOn,
    isServed: true,
    blocks: [
      paragraph(
        `你是${order.childName}的监护人，是照料孩子的第一责任人。依据《中华人民共和国未成年人保护法》《中华人民共和国家庭教育促进法》，请你做到：`,
      ),
      paragraph(
        "一、照料孩子的生活和安全，不让不满八周岁的孩子无人看护，不让不满十六周岁的孩子脱离监护单独居住。",
      ),
      paragraph("二、保障孩子上学，关心孩子的身体和心理，不打骂、不虐待、不遗弃。"),
      paragraph(
        "三、外出务工的，委托有照护能力的成年人照料，书面告诉学校和村（居），至少每周和孩子联系一次。",
      ),
      paragraph("四、遇到困难或者不能照料孩子的，及时告诉村（居）儿童主任，我们一起想办法。"),
      ...(order.details.length === 0
        ? []
        : [paragraph(`另外告知：${sentence(order.details.map(({ said }) => said).join("；"))}`)]),
      paragraph("不依法履行监护职责的，将被劝诫、训诫，责令接受家庭教育指导，直至撤销监护人资格。"),
    ],
  });
}

/** To who stayed away, or whose time is over with hours wanting (R-218). */
export function noticeAgainPaper(order: PaperOrder, stamp: string): PrintDocument {
  const { says } = hoursOf(order);
  return letter({
    title: "家庭教育指导再次通知书",
    number: order.number,
    to: order.personName,
    stamp,
    office: order.office,
    on: order.today,
    isServed: true,
    blocks: [
      paragraph(
        `${order.organ}于${chineseDate(order.issuedOn)}责令你接受家庭教育指导。到今天，你${says}，没有按要求完成。`,
      ),
      paragraph(
        `请你按约定的时间到承办机构继续参加${order.validUntil === null ? "" : `，期限到${chineseDate(order.validUntil)}`}。`,
      ),
      paragraph("下一次的时间：　　　　年　　月　　日　　时，地点："),
      paragraph("没有正当理由拒不接受的，将报告制发机关依法处理。"),
    ],
  });
}
