import { describe, expect, it } from "vitest";
import { z } from "zod";
import { sampleProcedure } from "../../../test/support/sample-procedure.ts";
import { maskField, paperOf, sensitiveFields } from "./form-view.ts";
import type { ProcedureVersion } from "./procedure.ts";

const sample = sampleProcedure.versions[0] as ProcedureVersion;
const spec: ProcedureVersion = {
  version: "2019",
  from: "2020-01-01",
  steps: sample.steps,
  materials: sample.materials,
  codeTables: sample.codeTables ?? [],
  form: z.object({
    name: z.string().max(60).meta({ label: "姓名" }),
    story: z.string().max(500).meta({ label: "情况" }),
    father: z.enum(["deceased", "imprisoned"]).meta({ label: "父亲", codeTable: "sampleCondition" }),
    both: z.array(z.enum(["deceased", "imprisoned"])).meta({ label: "父母", codeTable: "sampleCondition" }),
    agreed: z.boolean().meta({ label: "同意" }),
    costFen: z.int().meta({ label: "费用" }),
    members: z.int().optional().meta({ label: "人数" }),
    on: z.iso.date().meta({ label: "日期" }),
    payMonth: z.string().meta({ label: "月份" }),
    account: z.string().meta({ label: "账号", sensitivity: "L3", mask: "bankAccount" }).optional(),
    phone: z.string().meta({ label: "电话", sensitivity: "L3", mask: "phone" }),
    citizenNo: z.string().meta({ label: "证号", sensitivity: "L4" }),
  }),
};

const shown = (values: Readonly<Record<string, unknown>>) => {
  const form = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
  const [section] = paperOf(
    { ...spec, sections: [{ title: "全部", fields: Object.keys(spec.form.shape) }] },
    form,
    [{ path: "both.1", message: "不认识" }],
  );
  return new Map(section?.fields.map((field) => [field.field, field]));
};

describe("a field of the form", () => {
  it.each<[string, unknown, string, string]>([
    ["name", "江小雨", "text", "江小雨"],
    ["story", "随祖母生活", "longText", "随祖母生活"],
    ["father", "deceased", "code", "死亡"],
    ["father", "gone", "code", "gone"],
    ["both", ["deceased", "imprisoned"], "codes", "死亡、服刑在押"],
    ["agreed", true, "flag", "是"],
    ["agreed", false, "flag", "否"],
    ["costFen", 165_100, "money", "1,651.00 元"],
    ["members", 3, "integer", "3"],
    ["on", "2026-11-27", "date", "2026-11-27"],
    ["payMonth", "2026-12", "month", "2026-12"],
    ["name", undefined, "text", ""],
  ])("%s with %j shows as %s in words", (name, value, kind, words) => {
    expect(shown({ [name]: value }).get(name)).toMatchObject({ kind, words });
  });

  it("says whether it must be filled in, what can be chosen, and what is wrong with it", () => {
    const fields = shown({});
    expect(fields.get("members")).toMatchObject({ required: false, options: [], fault: null });
    expect(fields.get("account")).toMatchObject({ required: false, label: "账号", isSealed: true });
    expect(fields.get("both")).toMatchObject({
      required: true,
      options: [
        { value: "deceased", label: "死亡" },
        { value: "imprisoned", label: "服刑在押" },
      ],
      fault: "不认识",
    });
  });
});

it("lays out one section with every field where none is declared", () => {
  expect(paperOf(spec, {}, [])).toMatchObject([{ title: "申请表", fields: { length: 12 } }]);
});

describe("a secret of the form", () => {
  it("is told by its declaration, also where it need not be filled in", () => {
    expect([...sensitiveFields(spec)].sort()).toEqual(["account", "citizenNo", "phone"]);
  });

  it.each<[string, unknown, unknown]>([
    ["account", "6222000011112222", "************2222"],
    ["citizenNo", 12, "****"],
    ["citizenNo", null, null],
  ])("%s shows %j as %j", (name, value, masked) => {
    expect(maskField(spec, name, value)).toBe(masked);
  });

  it("never shows its middle, by whichever mask, also of a field that nobody declared", () => {
    for (const name of ["account", "phone", "citizenNo", "unknown"])
      expect(maskField(spec, name, "500199201505060011")).not.toContain("9920150506");
  });
});
