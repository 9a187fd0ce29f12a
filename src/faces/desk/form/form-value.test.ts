import { describe, expect, it } from "vitest";
import { z } from "zod";
import { codeTable } from "../../../kernel/code-table.ts";
import { fieldsOf } from "./field-spec.ts";
import { differences, faultsOf, fieldText, put, readYuan, yuanText } from "./form-value.ts";

const stage = codeTable("stage", "学段", { primary: "小学", junior: "初中" });
const schema = z.object({
  stage: z.enum(stage.codes).meta({ label: "学段", codeTable: "stage" }),
  school: z.string().trim().max(80).meta({ label: "学校" }).optional(),
  detail: z.string().max(500).meta({ label: "说明" }).optional(),
  since: z.iso.date().meta({ label: "入学日期" }).optional(),
  startMonth: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .meta({ label: "起领年月" })
    .optional(),
  signed: z.boolean().meta({ label: "已签" }).optional(),
  standardFen: z.int().nonnegative().meta({ label: "月标准（分）" }).optional(),
  villageCode: z.string().meta({ label: "村（社区）" }).optional(),
  guardianId: z.uuid().meta({ label: "监护人" }).optional(),
  rows: z.int().meta({ label: "行数" }).default(1),
});
const specs = fieldsOf(schema, new Map([["stage", stage]]));
const spec = (key: string) => specs.find((field) => field.key === key) ?? expect.fail(key);

describe("the fields of a form", () => {
  it("are read from the contract's schema", () => {
    expect(specs.map(({ key, kind, required }) => `${key} ${kind}${required ? " !" : ""}`)).toEqual([
      "stage code !",
      "school text",
      "detail longText",
      "since date",
      "startMonth month",
      "signed flag",
      "standardFen money",
      "villageCode village",
      "guardianId person",
      "rows integer",
    ]);
    expect(spec("stage").options).toEqual([
      { value: "primary", label: "小学" },
      { value: "junior", label: "初中" },
    ]);
    expect(spec("school")).toMatchObject({ label: "学校", maxLength: 80 });
  });
});

describe("what stands in a form", () => {
  it("forgets a field that was emptied", () => {
    expect(put({ school: "甲", stage: "primary" }, "school", "")).toEqual({ stage: "primary" });
    expect(put({}, "signed", false)).toEqual({ signed: false });
  });

  it("tells which fields differ", () => {
    const changed = differences(
      specs,
      { school: "甲", stage: "primary" },
      { school: "乙", stage: "primary", signed: true },
    );
    expect(changed.map(({ key }) => key)).toEqual(["school", "signed"]);
  });

  it("says what is missing in the form's own words", () => {
    expect(faultsOf(schema, specs, {})).toEqual({ stage: "请选择学段" });
    expect(Object.keys(faultsOf(schema, specs, { stage: "primary", since: "2015-02-30" }))).toEqual([
      "since",
    ]);
    expect(faultsOf(schema, specs, { stage: "primary" })).toEqual({});
  });

  it("is read out for a comparison", () => {
    expect(fieldText(spec("stage"), "junior")).toBe("初中");
    expect(fieldText(spec("signed"), false)).toBe("否");
    expect(fieldText(spec("standardFen"), 165_100)).toBe("1651.00 元");
    expect(fieldText(spec("school"), undefined)).toBe("没有填");
    expect(fieldText(spec("villageCode"), "500117104204", () => "古楼镇 沙嘴村")).toBe("古楼镇 沙嘴村");
  });

  it("turns yuan into fen and back", () => {
    expect(readYuan("1,651.5")).toBe(165_150);
    expect(readYuan("1651 元")).toBe(165_100);
    expect(readYuan("0.05")).toBe(5);
    expect(readYuan("1.234")).toBeUndefined();
    expect(readYuan("")).toBeUndefined();
    expect(yuanText(165_150)).toBe("1651.50");
  });
});

describe("several of the same in a form", () => {
  const list = z.object({
    minutes: z.string().min(1).meta({ label: "纪要" }),
    items: z
      .array(
        z.strictObject({
          stage: z.enum(stage.codes).meta({ label: "学段" }),
          what: z.string().min(1).meta({ label: "做什么" }),
        }),
      )
      .min(1)
      .meta({ label: "事项" }),
  });
  const fields = fieldsOf(list, new Map());

  it("have fields of their own", () => {
    expect(fields.map(({ kind, items }) => [kind, items?.map(({ key }) => key)])).toEqual([
      ["text", undefined],
      ["list", ["stage", "what"]],
    ]);
  });

  it("are asked for one by one", () => {
    expect(faultsOf(list, fields, {})).toEqual({ minutes: "请填写纪要", items: "请填写事项" });
    expect(
      faultsOf(list, fields, { minutes: "好", items: [{ stage: "primary", what: "甲" }, { what: "乙" }] }),
    ).toEqual({
      "items.1.stage": "请选择学段",
    });
  });
});
