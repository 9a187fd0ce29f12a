import { z } from "zod";
import { chineseDate, chineseMonth } from "../../../kernel/chinese-date.ts";
import { formatYuan } from "../../../kernel/money.ts";
import { type Cell, checks, label, opinion, text } from "../../../platform/print/document.contract.ts";
import { day, type FieldWords, words, wordsOf } from "./form-fields.ts";

/** Forms are laid out on this many columns of equal width; every cell says how many it covers. */
export const GRID = Array.from({ length: 24 }, () => 1);

/** An ordinary row, and one in which people write by hand, in millimetres. */
export const heights = { row: 9, words: 13, opinion: 42, shortOpinion: 27 } as const;

/** The cells of a group of fields: label beside value, the label as the field declares it. */
export function cellsOf<Shape extends z.ZodRawShape>(
  fields: z.ZodObject<Shape>,
  values: z.output<z.ZodObject<Shape>> | undefined,
) {
  type Key = keyof Shape & string;
  const specOf = (key: Key): FieldWords => wordsOf(fields.shape[key] as z.ZodType);
  const all: Readonly<Record<string, unknown>> = values ?? {};
  const given = (key: Key): unknown => all[key];
  const written = (key: Key) => writtenAs(specOf(key), given(key));
  const labelCell = (key: Key, across: number) => label(specOf(key).label, { across });
  const valueCell = (key: Key, across: number): Cell => {
    const { options } = specOf(key);
    if (options.length === 0) return text(written(key), { across });
    const chosen = given(key);
    return checks(
      options.map((option) => ({
        label: option.label,
        checked: Array.isArray(chosen) && chosen.includes(option.value),
      })),
      { across },
    );
  };
  return {
    written,
    label: labelCell,
    value: valueCell,
    pair: (key: Key, labelAcross: number, across: number) => [
      labelCell(key, labelAcross),
      valueCell(key, across),
    ],
  };
}

/** A value as its field writes it; nothing for a value that is not known. */
export function writtenAs({ printed }: Pick<FieldWords, "printed">, value: unknown): string {
  if (typeof value === "number") return `${formatYuan(value)}元`;
  if (typeof value !== "string") return "";
  if (printed === "day") return chineseDate(value);
  return printed === "month" ? chineseMonth(value) : value;
}

/** Those who are known, and blank lines up to so many, for those to be added by hand. */
export function withRoom<One>(list: readonly One[] = [], atLeast: number): (One | undefined)[] {
  return [...list, ...Array.from({ length: Math.max(0, atLeast - list.length) }, () => undefined)];
}

/** A table within the form, one row for each person. */
export function listRows<Shape extends z.ZodRawShape>(
  fields: z.ZodObject<Shape>,
  list: readonly (z.output<z.ZodObject<Shape>> | undefined)[],
  columns: readonly (readonly [key: keyof Shape & string, across: number])[],
) {
  const head = columns.map(([key, across]) => cellsOf(fields, undefined).label(key, across));
  return [
    head,
    ...list.map((one) => columns.map(([key, across]) => cellsOf(fields, one).value(key, across))),
  ];
}

/** What a post has decided about an application, as its box on the form shows it. */
export const opinionFields = z.object({
  text: words("意见"),
  handler: words("经办人（签字）"),
  head: words("负责人（签字）"),
  on: day("日期"),
});
export type FormOpinion = z.output<typeof opinionFields>;

export function opinionRow(title: string, said: FormOpinion | undefined, height: number = heights.opinion) {
  const role = (key: "handler" | "head") => wordsOf(opinionFields.shape[key]).label;
  return {
    cells: [
      label(title, { across: 4 }),
      opinion(
        {
          text: said?.text ?? "",
          signers: [
            { role: role("handler"), name: said?.handler },
            { role: role("head"), name: said?.head },
          ],
          sealed: true,
          on: said?.on,
        },
        { across: 20 },
      ),
    ],
    height,
  };
}

/** What a person declares with a signature alone. */
export function declarationRow(
  title: string,
  says: string,
  who: string,
  name: string | undefined,
  on: string | undefined,
) {
  return {
    cells: [
      label(title, { across: 4 }),
      opinion(
        { text: says, signers: [{ role: `${who}（签字、按手印）`, name }], sealed: false, on },
        { across: 20 },
      ),
    ],
    height: 24,
  };
}
