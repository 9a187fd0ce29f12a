/** One line of a child's sheet as the printed explanation wants it. Pure. */
import type { z } from "zod";
import { formatYuan } from "../../../../kernel/money.ts";
import { sayMonth } from "../../../../kernel/month.ts";
import type { payExplanation } from "../../forms/pay-explanation.ts";
import type { PaymentSheet } from "../payroll.contract.ts";

type Sheet = z.input<typeof payExplanation.input>;

export function sheetPaper(sheet: PaymentSheet, line: PaymentSheet["lines"][number]): Sheet {
  const why = [...line.blocking, ...(line.bankWords === null ? [] : [line.bankWords])];
  const document = line.document === null ? "" : `（${line.document}${line.unchecked ? "，待核" : ""}）`;
  // What rising prices add rests on the basic allowance, whose beginning is not its own.
  const begun = line.programme === "B23" ? "" : `；${sayMonth(line.fromMonth)}起领，${line.decidedOn} 确认`;
  return {
    name: sheet.name,
    ...(line.citizenNoMasked === null ? {} : { citizenId: line.citizenNoMasked }),
    programme: line.programmeName,
    month: sheet.month,
    care: line.careModeName === "" ? "不分" : line.careModeName,
    place: sheet.placeName,
    payee: [line.payeeName, line.payeeRelation].filter(Boolean).join(" ") || "未登记",
    account: [line.bank, line.accountMasked].filter(Boolean).join(" ") || "未登记",
    paid: line.totalFen,
    state: [line.statusName, ...why].join("："),
    steps: [
      {
        item: "标准",
        why: `${formatYuan(line.standardFen)}元/月${document}${begun}`,
        amount: line.standardFen,
      },
      ...line.items.map(({ forMonth, causeName, because, fen }) => ({
        item: `${causeName}（${forMonth}）`,
        why: because,
        amount: fen,
      })),
    ],
  };
}
