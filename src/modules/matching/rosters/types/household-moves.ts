/** Households that moved out of the district. The register's household needs its kind, which such rosters rarely say. */
import { hukouCodes } from "../../../registry/codes.contract.ts";
import type { RosterType, RowValues } from "../roster-type.ts";
import { phrase, recordOf, said, upTo } from "../said.ts";
import { field, household, needed, personFields, phone } from "../shared-columns.ts";

const HERE = /合川/;

export const householdMoves: RosterType = {
  code: "householdMoves",
  title: "户籍迁出登记",
  unit: "police",
  about: "anyone",
  fields: [
    ...personFields(["迁出人", "迁移人", "迁移人员", "迁出人员", "人员"]),
    {
      ...household,
      label: "原户籍地址",
      headings: [
        "迁出地",
        "迁出地址",
        "原户籍地",
        "原住址",
        "迁出地详址",
        "原户籍所在地",
        household.label,
        ...household.headings,
      ],
    },
    field(
      "movedOn",
      "迁出日期",
      "date",
      "迁移日期 迁出时间 迁移时间 办理日期 户口迁出日期 迁出年月日 变动日期",
      needed,
    ),
    field(
      "to",
      "迁往地",
      "text",
      "迁入地 迁往地址 迁入地址 现户籍地 迁入地详址 迁往何地 新户籍地址 去往地",
      needed,
    ),
    field("reason", "迁出原因", "text", "迁移原因 迁出类型 变动原因 迁移类别 原因"),
    field("hukou", "户口性质", "code", "户籍性质 户口类型 户口类别 户别", {
      words: [
        ["urban", /非农|城镇|城市/],
        ["rural", /农/],
        ["resident", /居民/],
      ],
    }),
    field("headName", "户主姓名", "kinName", "户主 原户主 户主名字"),
    phone,
  ],
  oneToOne: true,
  record: (row) =>
    recordOf(row, {
      kin: row["headName"] === undefined || row["headName"] === row["name"] ? [] : [row["headName"]],
    }),
  facts: (row, asOf, whose) => {
    const hukou = row["hukou"];
    if (whose === "adult" || hukou === undefined || !hukouCodes.has(hukou)) return [];
    return [
      said(asOf, {
        kind: "household",
        from: row["movedOn"],
        value: { hukou, address: upTo(200, row["to"]), inDistrict: staysHere(row) },
        evidence: "户籍迁出登记",
      }),
    ];
  },
  says: (row) => phrase(`${row["movedOn"] ?? ""} 户籍迁往${row["to"] ?? "外地"}`.trim(), row["reason"]),
  asks: (row, whose) =>
    whose === "child"
      ? `公安登记户籍${row["movedOn"] === undefined ? "" : `于 ${row["movedOn"]} `}迁往${row["to"] ?? "外地"}，请核实孩子现在住在哪里、待遇要不要转接。`
      : null,
  basis: "《中华人民共和国户口登记条例》第十条；户籍迁出的待遇转接",
};

function staysHere(row: RowValues): boolean | undefined {
  return row["to"] === undefined ? undefined : HERE.test(row["to"]);
}
