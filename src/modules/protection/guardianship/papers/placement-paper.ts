/** 临时照料交接单 and the agreement with whoever cares: of a placement. Pure. */
import { chineseDate } from "../../../../kernel/chinese-date.ts";
import { type PrintDocument, paragraph } from "../../../../platform/print/document.contract.ts";
import { letter, particulars } from "./letter.ts";

export interface PlacementPaper {
  readonly number?: string | null;
  readonly childName: string;
  readonly childRows?: readonly (readonly [title: string, value: string | undefined])[];
  readonly office: string;
  readonly kindName: string;
  readonly placeName: string;
  readonly carer: string;
  readonly carerRelation: string | null;
  readonly from: string | null;
  readonly handover: Readonly<Record<string, string>>;
}

export function placementPaper(
  placement: PlacementPaper,
  paper: "handover" | "agreement",
  stamp: string,
): PrintDocument {
  return paper === "handover" ? handoverSheet(placement, stamp) : agreement(placement, stamp);
}

function handoverSheet(placement: PlacementPaper, stamp: string): PrintDocument {
  const { kindName, placeName, carer, carerRelation, from, handover, childName } = placement;
  return letter({
    title: "临时照料交接单",
    number: placement.number ?? null,
    stamp,
    office: placement.office,
    on: from ?? undefined,
    blocks: [
      particulars([
        ...(placement.childRows ?? [["儿童姓名", childName] as const]),
        ["安置方式", kindName],
        ["安置地点", placeName],
        ["照料人", [carer, carerRelation ?? ""].filter((part) => part !== "").join("，")],
        ["交接日期", from === null ? undefined : chineseDate(from)],
        ["随身物品", handover["belongings"]],
        ["健康状况", handover["health"]],
        ["用药和忌口", handover["medicines"]],
        ["生活习惯和需要", handover["habits"]],
        ["移交人（签字）", handover["handedOverBy"]],
        ["接收人（签字）", handover["receivedBy"]],
      ]),
      paragraph("本单一式三份，移交人、接收人、民政部门各存一份。", "note"),
    ],
  });
}

function agreement(
  { number = null, childName, office, carer, from }: PlacementPaper,
  stamp: string,
): PrintDocument {
  return letter({
    title: "委托照料（寄养）协议",
    number,
    stamp,
    office,
    on: from ?? undefined,
    blocks: [
      paragraph(`甲方：${office}`, "plain"),
      paragraph(`乙方：${carer}`, "plain"),
      paragraph(`甲方对${childName}进行监护期间，将其交由乙方照料，双方约定如下。`),
      paragraph("一、照料从交接之日起，到甲方通知结束之日止。照料不改变监护关系。"),
      paragraph("二、乙方保证孩子的饮食、居住、就学、就医和安全，不得体罚、虐待，不得转交他人。"),
      paragraph("三、孩子生病、受伤、走失或者有其他重大情况，乙方立即告诉甲方，并先行救治。"),
      paragraph("四、甲方按规定支付照料费用，定期看望，并听取孩子的意见。"),
      paragraph("五、乙方不能继续照料的，提前告诉甲方，等甲方妥善安排后再交接。"),
      particulars([
        ["甲方经办人（签字）", undefined],
        ["乙方（签字）", undefined],
        ["孩子本人（八周岁以上，签字）", undefined],
      ]),
    ],
  });
}
