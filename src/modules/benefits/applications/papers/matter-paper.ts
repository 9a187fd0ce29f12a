/** A matter as its papers need it, and its answers in the words that stand on them. Pure. */
import type { IsoDate } from "../../../../kernel/calendar-date.ts";
import type { DecidedMatter } from "../effects/decided.ts";

export interface Notice {
  readonly on: IsoDate;
  readonly missing: readonly { readonly title: string; readonly says: string }[];
}

export interface MatterPaper extends DecidedMatter {
  readonly subjectName: string;
  readonly applicant: { readonly name: string | null; readonly relation: string | null };
  /** 古楼镇人民政府, 合川区民政局. */
  readonly offices: { readonly township: string; readonly district: string };
  /** The last one-time notice of what is missing, and until when it is to be brought. */
  readonly notice: (Notice & { readonly dueOn: IsoDate | null }) | null;
  /** Terms of the steps in words: 15 个工作日. */
  readonly terms: ReadonlyMap<string, string>;
  /** 标准 of the month from which it is paid; null where it is topped up or decided case by case. */
  readonly monthlyFen: number | null;
  readonly startMonth: string | null;
  readonly endMonth: string | null;
}

/** The answer in words, as the form's code tables have it; undefined where nothing was answered. */
export function words({ matter, spec }: MatterPaper, field: string): string | undefined {
  return sayAnswer(matter.answers[field], (code) => labelOf(spec, field, code));
}

export function sayAnswer(value: unknown, label: (code: string) => string): string | undefined {
  if (typeof value === "string") return value === "" ? undefined : label(value);
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "是" : "否";
  if (Array.isArray(value)) return value.map((one) => label(String(one))).join("、");
  return undefined;
}

/** Code tables are found through the field's own declaration. */
function labelOf(spec: MatterPaper["spec"], field: string, code: string): string {
  const declared = (
    spec.form.shape as Record<string, { meta(): Record<string, unknown> | undefined; unwrap?: () => unknown }>
  )[field];
  const inner = declared?.unwrap?.() as { meta(): Record<string, unknown> | undefined } | undefined;
  const name = declared?.meta()?.["codeTable"] ?? inner?.meta()?.["codeTable"];
  const table = spec.codeTables?.find((one) => one.name === name);
  return table?.options.find(({ value }) => value === code)?.label ?? code;
}

export function day({ matter }: MatterPaper, field: string): IsoDate | undefined {
  const value = matter.answers[field];
  return typeof value === "string" ? value : undefined;
}

export function amount({ matter }: MatterPaper, field: string): number | undefined {
  const value = matter.answers[field];
  return typeof value === "number" ? value : undefined;
}

export function codes<Code extends string>(
  { matter }: MatterPaper,
  field: string,
  known: Readonly<Partial<Record<string, Code>>>,
): Code[] | undefined {
  const value = matter.answers[field];
  const held: readonly unknown[] = Array.isArray(value) ? value : [value];
  const mapped = held
    .flatMap((one) => (typeof one === "string" ? [known[one]] : []))
    .filter((one) => one !== undefined);
  return mapped.length === 0 ? undefined : [...new Set(mapped)];
}

/** Leaves out what is not known, as a printed form wants it. */
export function given<Value extends object>(
  value: Value,
): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as never;
}

export function titlesOfMaterials({ spec, matter }: MatterPaper): string | undefined {
  const titles = matter.materials.map(({ item, kind }) => {
    const material = spec.materials.find(({ code }) => code === item);
    return material?.alternatives?.find(({ code }) => code === kind)?.title ?? material?.title ?? item;
  });
  return titles.length === 0 ? undefined : titles.join("；");
}
