/** A record's fields as forms, tables and papers show them, told by the server: the browser knows no kind of record by itself. */
import { z } from "zod";
import { formatYuan } from "../../kernel/money.ts";

export const RecordField = z.object({
  field: z.string(),
  label: z.string(),
  kind: z.enum(["text", "longText", "code", "date", "flag", "integer", "money"]),
  required: z.boolean(),
  isSealed: z.boolean(),
  maxLength: z.int().nullable(),
  hint: z.string().nullable(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
});
export type RecordField = z.output<typeof RecordField>;

export const RecordValue = z.union([z.string().max(4000), z.number(), z.boolean(), z.null()]);
export type RecordValue = z.output<typeof RecordValue>;
export const Content = z.record(z.string().max(60), RecordValue).meta({ label: "内容" });
export type Content = Readonly<Record<string, RecordValue>>;

/** A value as people read it, on the page, in the file and on paper alike. */
export function sayRecordValue(
  { kind, options }: Pick<RecordField, "kind" | "options">,
  value: RecordValue | undefined,
): string {
  if (value === undefined || value === null || value === "") return "";
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "number") return kind === "money" ? formatYuan(value) : String(value);
  return kind === "code" ? (options.find((option) => option.value === value)?.label ?? value) : value;
}
