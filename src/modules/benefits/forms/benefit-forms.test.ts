import { expect, test } from "vitest";
import { z } from "zod";
import { readDocx } from "../../../../test/support/read-docx.ts";
import { readPdf, solid } from "../../../../test/support/read-pdf.ts";
import { chineseDate, chineseMonth } from "../../../kernel/chinese-date.ts";
import { formatYuan } from "../../../kernel/money.ts";
import { renderDocx } from "../../../platform/print/render-docx.ts";
import { renderPdf } from "../../../platform/print/render-pdf.ts";
import { benefitForms } from "./benefit-forms.ts";
import { wordsOf } from "./form-fields.ts";
import { fillForm, type OfficialForm } from "./official-form.ts";
import * as applications from "./samples/applications.sample.ts";
import * as letters from "./samples/letters.sample.ts";
import * as papers from "./samples/papers.sample.ts";
import { payrollRosterSample } from "./samples/papers.sample.ts";

const samples: Readonly<Record<string, unknown>> = { ...applications, ...letters, ...papers };
const forms: readonly (readonly [title: string, form: OfficialForm, sample: unknown])[] = Object.values(
  benefitForms,
).map((form) => [form.title, form as unknown as OfficialForm, samples[`${form.code}Sample`]]);

/** Every value of a sample as its field prints it. */
function printed(schema: z.ZodType, value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (schema instanceof z.ZodOptional && schema.meta() === undefined) {
    return printed(schema.unwrap() as z.ZodType, value);
  }
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, field]) =>
      printed(field, (value as Record<string, unknown>)[key]),
    );
  }
  if (schema instanceof z.ZodArray) {
    return (value as unknown[]).flatMap((one) => printed(schema.element as z.ZodType, one));
  }
  const { printed: manner, options } = wordsOf(schema);
  if (Array.isArray(value)) {
    return options.filter((option) => value.includes(option.value)).map((option) => option.label);
  }
  if (typeof value === "number") return [formatYuan(value)];
  const said = value as string;
  if (manner === "day") return [chineseDate(said)];
  return [manner === "month" ? chineseMonth(said) : said];
}

test("each form has its code and a sample that fills every field", () => {
  for (const [code, form] of Object.entries(benefitForms)) expect(form.code).toBe(code);
  for (const [title, form, sample] of forms) {
    expect(sample, title).toBeDefined();
    const { shape } = form.input as z.ZodObject;
    expect(Object.keys(sample as object).toSorted(), title).toEqual(Object.keys(shape).toSorted());
  }
});

test.each(forms)("%s carries every value in PDF and in DOCX", async (title, form, sample) => {
  const document = fillForm(form, sample, "打印人 打印时间");
  const values = printed(form.input, sample);
  expect(values.length).toBeGreaterThan(3);
  const [pdf, docx] = await Promise.all([
    renderPdf(document).then(readPdf),
    renderDocx(document).then(readDocx),
  ]);
  for (const value of [title, ...values]) {
    expect(pdf.solid, "PDF").toContain(solid(value));
    expect(docx.solid, "DOCX").toContain(solid(value));
  }
  expect(pdf.pages.length).toBeLessThanOrEqual(3);
  expect(pdf.pages.at(-1)).toMatch(/第\s*(\d)\s*页\s*共\s*\1\s*页|—\s*\d\s*—/);
});

test.each(forms)("%s prints as a blank when nothing is known", async (title, form) => {
  const { solid: all } = await readPdf(await renderPdf(fillForm(form, {})));
  expect(all).toContain(solid(title));
  expect(all).not.toContain("undefined");
});

test.each(forms)("%s flows on when names and opinions are long", async (_, form, sample) => {
  const stretched = stretch(sample);
  const document = fillForm(form, stretched);
  const { solid: all } = await readPdf(await renderPdf(document));
  for (const value of printed(form.input, stretched)) expect(all).toContain(solid(value));
});

/** Every text three times as long, as some people's are. */
function stretch(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => (typeof one === "string" ? one : stretch(one)));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, stretch(one)]));
  }
  return typeof value === "string" && /\p{Script=Han}/u.test(value) ? value.repeat(3) : value;
}

test("the signatures of a payroll list are never alone on a page", { timeout: 60_000 }, async () => {
  const [line] = payrollRosterSample.lines ?? [];
  for (const count of [10, 11, 12, 13, 22, 23, 24, 25, 26]) {
    const lines = Array.from({ length: count }, () => line ?? {});
    const document = fillForm(benefitForms.payrollRoster, { ...payrollRosterSample, lines });
    const { pages } = await readPdf(await renderPdf(document));
    expect(solid(pages.at(-1) ?? ""), `${count} lines`).toMatch(/6222021234567890123.*合计.*实发合计.*财务/);
  }
});

test("what does not fit its field is refused before anything is printed", () => {
  const filledOn = "2026年11月31日";
  expect(() => fillForm(benefitForms.defactoApplication, { filledOn })).toThrow(z.ZodError);
  expect(() => fillForm(benefitForms.payExplanation, { paid: 0.5 })).toThrow(z.ZodError);
});
