/** The sheet that explains one child's amount of one month to the fen. */
import { z } from "zod";
import { formatYuan } from "../../../kernel/money.ts";
import { amountInWords, type Cell, label, text } from "../../../platform/print/document.contract.ts";
import { cellsOf, heights } from "./form-cells.ts";
import { month, words, wordsOf, yuan } from "./form-fields.ts";
import { formSheet } from "./form-sheet.ts";
import { officialForm } from "./official-form.ts";

const stepFields = z.object({
  item: words("项目"),
  why: words("依据和算法"),
  amount: yuan("金额"),
});

const sheet = z.object({
  number: words("编号"),
  name: words("儿童姓名"),
  citizenId: words("身份证号"),
  programme: words("发放项目"),
  month: month("发放月份"),
  care: words("供养方式"),
  place: words("所在村（社区）"),
  payee: words("领取人"),
  account: words("账户"),
  paid: yuan("实发金额"),
  state: words("发放状态"),
});

export const payExplanation = officialForm({
  code: "payExplanation",
  title: "儿童待遇发放说明单",
  basis: { document: "系统设定", says: "一名儿童一个月的金额怎样得来，逐项说明到分。", certainty: "design" },
  input: sheet.extend({ steps: z.array(stepFields).optional() }),
  lay: (form) => {
    const { pair } = cellsOf(sheet, form);
    const row = (...cells: Cell[]) => ({ cells, height: heights.row });
    const steps = form.steps ?? [];
    return formSheet(
      { number: form.number },
      [
        row(...pair("name", 4, 8), ...pair("citizenId", 4, 8)),
        row(...pair("programme", 4, 8), ...pair("month", 4, 8)),
        row(...pair("care", 4, 8), ...pair("place", 4, 8)),
        row(...pair("payee", 4, 8), ...pair("account", 4, 8)),
        row(
          label(wordsOf(stepFields.shape.item).label, { across: 6 }),
          label(wordsOf(stepFields.shape.why).label, { across: 13 }),
          label(wordsOf(stepFields.shape.amount).label, { across: 5 }),
        ),
        ...steps.map((step) =>
          row(
            text(step.item, { across: 6, align: "left" }),
            text(step.why, { across: 13, align: "left" }),
            text(step.amount === undefined ? "" : `${formatYuan(step.amount)}元`, {
              across: 5,
              align: "right",
            }),
          ),
        ),
        row(
          label(wordsOf(sheet.shape.paid).label, { across: 6 }),
          text(amountInWords(form.paid), { across: 18, align: "left" }),
        ),
        row(...pair("state", 6, 18)),
      ],
      "对金额有疑问的，请持本单向村（居）儿童主任或者镇（街道）询问。",
    );
  },
});
