/** The list of a monthly payment, as it is signed and filed. */
import { z } from "zod";
import { chineseMonth } from "../../../kernel/chinese-date.ts";
import { type Fen, formatYuan, sumFen } from "../../../kernel/money.ts";
import {
  amountInWords,
  type Cell,
  dateOrBlank,
  fill,
  label,
  type Span,
  text,
} from "../../../platform/print/document.contract.ts";
import { day, month, words, wordsOf, yuan } from "./form-fields.ts";
import { officialForm } from "./official-form.ts";

const lineFields = z.object({
  township: words("镇街"),
  village: words("村居"),
  name: words("儿童姓名"),
  citizenId: words("身份证号"),
  category: words("类别"),
  care: words("供养方式"),
  standard: yuan("标准"),
  due: yuan("应发"),
  deducted: yuan("补差扣减"),
  arrears: yuan("补发"),
  recovered: yuan("扣回"),
  paid: yuan("实发"),
  payee: words("领取人"),
  relation: words("关系"),
  bank: words("开户行"),
  account: words("账号"),
  phone: words("联系电话"),
  note: words("备注"),
});
type Line = z.output<typeof lineFields>;
type Key = keyof Line;

/** In millimetres, more or less; sums of a whole district need the width of a million. */
const WIDTHS: Readonly<Record<Key, number>> = {
  township: 11,
  village: 12,
  name: 14,
  citizenId: 30,
  category: 13,
  care: 10,
  standard: 12.5,
  due: 18,
  deducted: 16,
  arrears: 15,
  recovered: 14,
  paid: 18,
  payee: 13,
  relation: 10,
  bank: 16,
  account: 31,
  phone: 19,
  note: 10,
};
const KEYS = Object.keys(WIDTHS) as Key[];
const NUMBER_WIDTH = 7;
const ALL = 1 + KEYS.length;
const SUMMED: readonly Key[] = ["due", "deducted", "arrears", "recovered", "paid"];

const posts = z.object({
  preparer: words("经办"),
  reviewer: words("复核"),
  leader: words("审批"),
  finance: words("财务"),
});

export const payrollRoster = officialForm({
  code: "payrollRoster",
  title: "发放名册",
  basis: {
    document: "渝民发〔2010〕184号",
    says: "每月按名册社会化发放；列按全国系统和经办习惯编排。",
    certainty: "design",
  },
  input: z.object({
    programme: words("项目"),
    month: month("发放月份"),
    office: words("编制单位"),
    madeOn: day("编制日期"),
    batch: words("批次"),
    lines: z.array(lineFields).optional(),
    /** How many children, who may have several lines each. */
    count: words("人数"),
    ...posts.shape,
  }),
  lay: (form) => {
    const lines = form.lines ?? [];
    const total = (key: Key) => sumFen(lines.map((line) => Number(line[key] ?? 0)));
    return {
      look: "form",
      landscape: true,
      subtitle: [form.programme, form.month === undefined ? undefined : chineseMonth(form.month)]
        .filter(Boolean)
        .join("　"),
      blocks: [
        {
          kind: "ends",
          left: `编制单位：${form.office ?? ""}　　批次：${form.batch ?? ""}`,
          right: `编制日期：${dateOrBlank(form.madeOn)}　　单位：元`,
        },
        {
          kind: "table",
          type: "small",
          columns: [NUMBER_WIDTH, ...KEYS.map((key) => WIDTHS[key])],
          headRows: 1,
          footRows: lines.length === 0 ? 3 : 4,
          rows: [
            {
              cells: [label("序号"), ...KEYS.map((key) => label(wordsOf(lineFields.shape[key]).label))],
              height: 9,
            },
            ...lines.map((line, index) => ({
              cells: [text(String(index + 1)), ...KEYS.map((key) => lineCell(line[key]))],
              height: 7,
            })),
            {
              cells: [
                label(`合计（${form.count ?? `${lines.length}人`}）`, {
                  across: 1 + KEYS.indexOf("due"),
                }),
                ...SUMMED.map((key) => amount(total(key))),
                text("", { across: KEYS.length - KEYS.indexOf("payee") }),
              ],
              height: 8,
            },
            {
              cells: [text(`实发合计：${amountInWords(total("paid"))}`, { across: ALL, align: "left" })],
              height: 8,
            },
            { cells: [text(signers(form), { across: ALL, align: "center" })], height: 10 },
          ],
        },
      ],
    };
  },
});

function signers(form: { readonly [post in keyof typeof posts.shape]?: string | undefined }): Span[] {
  return (Object.keys(posts.shape) as (keyof typeof posts.shape)[]).flatMap((post) => [
    `　　${wordsOf(posts.shape[post]).label}：`,
    fill(form[post], 10),
  ]);
}

function lineCell(value: string | number | undefined): Cell {
  return typeof value === "number" ? amount(value) : text(value);
}

function amount(fen: Fen): Cell {
  return text(formatYuan(fen), { align: "right" });
}
