/** Deaths: households' registers and the funeral home. */
import { chineseDate } from "../../../../kernel/chinese-date.ts";
import type { RosterType, RowValues } from "../roster-type.ts";
import { exactDay, phrase, recordOf, said, upTo } from "../said.ts";
import { address, field, household, needed, personFields } from "../shared-columns.ts";

export const deaths: RosterType = {
  code: "deaths",
  title: "死亡人员信息",
  unit: "police",
  about: "anyone",
  fields: [
    ...personFields(["死者", "死亡人员", "逝者", "亡者", "亡故人员", "注销人员", "火化人员"]),
    household,
    address,
    field(
      "diedOn",
      "死亡日期",
      "date",
      "死亡时间 去世日期 去世时间 亡故日期 死亡年月日 死亡年月 逝世日期 亡故时间 死亡日",
      needed,
    ),
    field("cause", "死亡原因", "text", "死因 致死原因 死亡类别"),
    field("cancelledOn", "注销日期", "date", "户口注销日期 户籍注销日期 注销时间 销户日期 死亡注销日期"),
    field("crematedOn", "火化日期", "date", "火化时间 殡葬日期 安葬日期"),
    field(
      "certificate",
      "火化证号",
      "text",
      "火化证明号 死亡证明编号 死亡证明号 医学证明编号 证明编号 火化证编号",
    ),
  ],
  oneToOne: true,
  record: (row) => recordOf(row),
  facts: (row, asOf, whose) =>
    whose === "child"
      ? []
      : [
          said(asOf, {
            kind: "condition",
            from: row["diedOn"],
            value: {
              condition: "deceased",
              document: upTo(120, row["certificate"] && `火化证（死亡证明）${row["certificate"]}`),
            },
            evidence: "死亡人员信息（户籍注销、殡葬火化）",
          }),
        ],
  says: (row) => phrase(`${dayInWords(row)}死亡`, row["cause"]),
  asks: (row, whose) =>
    whose === "child" ? `名册载明这个孩子${dayInWords(row)}死亡，请先核实，再按减员办理。` : null,
  basis: "民发〔2019〕62号（死亡：公安户籍注销、民政殡葬信息比对）",
};

function dayInWords(row: RowValues): string {
  const day = exactDay(row["diedOn"]);
  return day === undefined
    ? row["diedOn"] === undefined
      ? "（日期不详）"
      : `于 ${row["diedOn"]} `
    : `于${chineseDate(day)}`;
}
