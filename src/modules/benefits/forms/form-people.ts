/** The people on the forms of basic allowances, and the rows that show them. */
import { z } from "zod";
import { codeTable } from "../../../kernel/code-table.ts";
import { type Cell, label, photo, type Row } from "../../../platform/print/document.contract.ts";
import { cellsOf, heights, listRows, withRoom } from "./form-cells.ts";
import { day, month, ticks, words } from "./form-fields.ts";

export const formHealthCodes = codeTable("formHealth", "健康状况", {
  healthy: "健康",
  fair: "一般或较弱",
  severelyIll: "重病",
  chronic: "慢性病",
  disabled: "残疾",
  other: "其他",
});

export const childFields = z.object({
  name: words("姓名"),
  sex: words("性别"),
  nation: words("民族"),
  birthDate: day("出生日期"),
  citizenId: words("身份证号"),
  household: words("户籍地址"),
  residence: words("现住址"),
  health: ticks(formHealthCodes),
  disability: words("残疾类别及等级"),
  stage: words("学业状况"),
  school: words("就读学校及年级"),
  life: words("生活状况"),
});
export type FormChild = z.output<typeof childFields>;

export const parentFields = z.object({
  name: words("姓名"),
  citizenId: words("身份证号"),
  condition: words("当前状况"),
  period: words("情形起止日期"),
  phone: words("联系电话"),
});

export const guardianFields = z.object({
  relation: words("与儿童关系"),
  name: words("姓名"),
  citizenId: words("身份证号"),
  phone: words("联系电话"),
  address: words("住址"),
});

export const payeeFields = z.object({
  name: words("领取人"),
  relation: words("与儿童关系"),
  phone: words("联系电话"),
  bank: words("开户行"),
  account: words("账号"),
});

/** What the office fills in once it has decided. */
export const grantFields = z.object({
  startMonth: month("起领年月"),
  manner: words("发放方式"),
  standard: words("月发放标准"),
});

const row = (cells: readonly Cell[], height: number = heights.row): Row => ({ cells, height });

/** A side label over the rows of its group, one character below the other. */
export function group(title: string, rows: readonly Row[]): Row[] {
  return rows.map((one, index) =>
    index === 0 ? { ...one, cells: [label(title, { upright: true, down: rows.length }), ...one.cells] } : one,
  );
}

export function childRows(child: FormChild | undefined): Row[] {
  const { pair } = cellsOf(childFields, child);
  return group("儿童基本情况", [
    row([
      ...pair("name", 3, 5),
      ...pair("sex", 2, 2),
      ...pair("nation", 2, 4),
      photo({ across: 5, down: 4 }),
    ]),
    row([...pair("birthDate", 3, 5), ...pair("citizenId", 3, 7)]),
    row(pair("household", 3, 15)),
    row(pair("residence", 3, 15)),
    row(pair("health", 3, 20)),
    row([...pair("disability", 3, 5), ...pair("stage", 3, 4), ...pair("school", 3, 5)]),
    row(pair("life", 3, 20), heights.words),
  ]);
}

type Both<Parent> = { readonly father?: Parent | undefined; readonly mother?: Parent | undefined };

export function parentRows(parents: Both<z.output<typeof parentFields>>): Row[] {
  return bothParents(parentFields, parents, [
    ["name", 4],
    ["citizenId", 6],
    ["condition", 3],
    ["period", 4],
    ["phone", 4],
  ]);
}

/** A row for the father and one for the mother, whatever the form asks about them. */
export function bothParents<Shape extends z.ZodRawShape>(
  fields: z.ZodObject<Shape>,
  { father, mother }: Both<z.output<z.ZodObject<Shape>>>,
  columns: readonly (readonly [key: keyof Shape & string, across: number])[],
): Row[] {
  const [head = [], ...people] = listRows(fields, [father, mother], columns);
  return group("父母情况", [
    row([label("关系", { across: 2 }), ...head]),
    ...people.map((cells, index) => row([label(index === 0 ? "父" : "母", { across: 2 }), ...cells], 11)),
  ]);
}

const ROOM_FOR_GUARDIANS = 2;

export function guardianRows(
  guardians: readonly z.output<typeof guardianFields>[] = [],
  title = "其他监护人",
): Row[] {
  const rows = listRows(guardianFields, withRoom(guardians, ROOM_FOR_GUARDIANS), [
    ["relation", 4],
    ["name", 4],
    ["citizenId", 6],
    ["phone", 4],
    ["address", 5],
  ]);
  return group(
    title,
    rows.map((cells) => row(cells)),
  );
}

export function payeeRows(payee: z.output<typeof payeeFields> | undefined): Row[] {
  const { pair } = cellsOf(payeeFields, payee);
  return group("领取", [
    row([...pair("name", 3, 5), ...pair("relation", 4, 4), ...pair("phone", 3, 4)]),
    row([...pair("bank", 3, 9), ...pair("account", 3, 8)]),
  ]);
}

export function grantRow(grant: z.output<typeof grantFields> | undefined): Row {
  const { pair } = cellsOf(grantFields, grant);
  return row([...pair("startMonth", 4, 5), ...pair("manner", 3, 4), ...pair("standard", 4, 4)]);
}
