/** What the letters of this room have in common: whom they address, how they close, and that they were received. */
import { z } from "zod";
import { chineseMonth } from "../../../kernel/chinese-date.ts";
import {
  type Block,
  dateOrBlank,
  fill,
  label,
  type PrintDocument,
  paragraph,
  type Signature,
  type Span,
  text,
} from "../../../platform/print/document.contract.ts";
import { writtenAs } from "./form-cells.ts";
import { day, words, wordsOf } from "./form-fields.ts";

export const letterFields = z.object({
  number: words("文号"),
  recipient: words("收件人"),
  child: words("儿童姓名"),
  childNo: words("身份证号"),
  office: words("发文机关"),
  on: day("日期"),
  contact: words("联系人"),
  phone: words("联系电话"),
});
type Letter = z.output<typeof letterFields>;

/** From the address to the seal. */
export function letter(form: Letter, blocks: readonly Block[]): Omit<PrintDocument, "title"> {
  return {
    look: "letter",
    blocks: [addressed(form), ...blocks, askHere(form), closing(form)],
    ...(form.number === undefined ? {} : { number: form.number }),
  };
}

/** A letter whose receipt has to be proved: whoever gets it signs on the copy that the office keeps. */
export function servedLetter(form: Letter, blocks: readonly Block[]): Omit<PrintDocument, "title"> {
  const { blocks: written, ...rest } = letter(form, blocks);
  return { ...rest, blocks: [...written, received()] };
}

export function monthOrBlank(month: string | undefined): string {
  return month === undefined ? "　　　　年　　月" : chineseMonth(month);
}

/** Words of the office as the end of a sentence, however they end; a blank where there are none. */
export function sentence(said: string | undefined): Span[] {
  return said === undefined ? [fill(undefined, 20), "。"] : [said.replace(/[。；，]+$/, ""), "。"];
}

function addressed({ recipient }: Letter) {
  return paragraph([fill(recipient, 8), "："], "plain");
}

/** 儿童李小明（身份证号500199…） */
export function nameOfChild({ child, childNo }: Letter): Span[] {
  return ["儿童", fill(child, 6), "（身份证号", fill(childNo, 10), "）"];
}

function closing({ office, on }: Letter): Signature {
  return { kind: "signature", lines: [[fill(office, 12), "（盖章）"], dateOrBlank(on)] };
}

function askHere({ contact, phone }: Letter) {
  return paragraph(["联系人：", fill(contact, 6), "　　联系电话：", fill(phone, 8)]);
}

function received(): Block {
  return {
    kind: "table",
    whole: true,
    columns: [3, 4, 3, 5],
    rows: [
      { cells: [label("签收人"), text(""), label("签收日期"), text(dateOrBlank(undefined))], height: 9 },
      { cells: [label("送达人"), text(""), label("送达方式"), text("□当面　□邮寄　□电子")], height: 9 },
    ],
  };
}

/** A table of what is listed in a letter, with its number in front. */
export function numberedTable<Shape extends z.ZodRawShape>(
  fields: z.ZodObject<Shape>,
  list: readonly z.output<z.ZodObject<Shape>>[] | undefined,
  widths: Readonly<Record<keyof Shape & string, number>>,
): Block {
  const keys = Object.keys(fields.shape) as (keyof Shape & string)[];
  const specs = keys.map((key) => ({ key, ...wordsOf(fields.shape[key] as z.ZodType) }));
  const rows: readonly (Readonly<Record<string, unknown>> | undefined)[] =
    list === undefined || list.length === 0 ? BLANK_ROWS : list;
  const sum = keys.reduce((total, key) => total + widths[key], 0);
  return {
    kind: "table",
    columns: [sum * NUMBER_SHARE, ...keys.map((key) => widths[key])],
    headRows: 1,
    rows: [
      { cells: [label("序号"), ...specs.map((spec) => label(spec.label))], height: 10 },
      ...rows.map((one, index) => ({
        cells: [text(String(index + 1)), ...specs.map((spec) => text(writtenAs(spec, one?.[spec.key])))],
        height: 10,
      })),
    ],
  };
}

const NUMBER_SHARE = 0.09;
const BLANK_ROWS = [undefined, undefined, undefined];
