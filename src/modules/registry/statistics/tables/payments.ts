/** 3.4 资金发放表: persons and yuan by category in the month of the day, from the allowances that run in it. */
import { all, type Condition, flag, not, oneOf } from "../../ledgers/condition.ts";
import { count, type MoneyColumn, type TableDeclaration } from "../table-declaration.ts";

function pair(key: string, heading: readonly string[], where: Condition) {
  const money: MoneyColumn = { kind: "money", key: `${key}.fen`, label: "资金（元）", path: heading, where };
  return [count(`${key}.persons`, "人数", heading, where), money];
}

const secret = { secret: true } as const;

export const paymentsTable: TableDeclaration = {
  key: "payments",
  number: "3.4",
  title: "资金发放表",
  about: "截止日所在月份各类儿童基本生活费的人数和金额",
  source: "allowance",
  base: { op: "any", of: [flag("orphan"), flag("defactoUnattended")] },
  ledger: "all",
  columns: [
    ...pair("all", ["合计"], all()),
    ...pair("institution", ["孤儿", "机构集中供养"], all(flag("orphan"), oneOf("orphanType", "institution"))),
    ...pair("community", ["孤儿", "社会散居"], all(flag("orphan"), oneOf("orphanType", "community"))),
    ...pair("hiv", ["孤儿", "艾滋病病毒感染"], all(flag("orphan"), oneOf("orphanType", "hiv"))).map(
      (column) => ({
        ...column,
        ...secret,
      }),
    ),
    ...pair("defacto", ["事实无人抚养儿童"], all(flag("defactoUnattended"), not(flag("orphan")))),
  ],
  notes: [
    "统计范围：截止日在册的孤儿、事实无人抚养儿童中，当月在领基本生活费（补贴）的；满十八周岁仍在校、参照发放的计入。",
    "金额为登记的月实发标准之和，没有登记实发标准的按月标准计；以财务实际发放为准。",
    "同时登记为孤儿和事实无人抚养的只在孤儿中计一次。",
  ],
};
