/** The copies that member units can be given each quarter: lists of children as they were frozen, with the agreed columns alone. */

import { declareOutbound, type OutboundTable } from "../../../platform/exchange/exchange-book.service.ts";
import { titleOfQuarter } from "../../../platform/exchange/outbound/copy-dues.ts";
import type { Ledger } from "../../registry/intake/ledger-fields.contract.ts";
import { type FrozenCopyRow, readFrozenCopy } from "../../registry/quarters/frozen-copy.service.ts";
import { CLEAR_NUMBER, type CopyField, copyFields } from "./copy-fields.ts";

interface ListOfChildren {
  readonly code: string;
  readonly title: string;
  readonly basis: string;
  readonly ledgers: readonly [Ledger, ...Ledger[]];
}

/** Who is given which list is the agreement's affair; the plan asks for quarterly copies to the member units. */
export const copyLists: readonly ListOfChildren[] = [
  {
    code: "copy.orphanAndDefacto",
    title: "孤儿和事实无人抚养儿童名单",
    basis: "民发〔2019〕62号：部门信息共享、落实医疗、教育、康复等保障",
    ledgers: ["orphan", "defactoUnattended"],
  },
  {
    code: "copy.leftBehind",
    title: "农村留守儿童名单",
    basis: "国发〔2016〕13号：部门间信息共享、控辍保学和关爱帮扶",
    ledgers: ["leftBehind"],
  },
  {
    code: "copy.inDifficulty",
    title: "困境儿童名单",
    basis: "国发〔2016〕36号：困境儿童分类保障、部门信息共享",
    ledgers: ["inDifficulty"],
  },
];

for (const { code, title, basis, ledgers } of copyLists) {
  const fields = copyFields(ledgers);
  declareOutbound({
    ...{ code, title, basis, fields },
    async make(tx, app, { period, fields: agreed }): Promise<OutboundTable> {
      const columns = fields.filter((field) => agreed.includes(field.code));
      const withNumbers = agreed.includes(CLEAR_NUMBER);
      const { asOf, rows } = await readFrozenCopy(tx, app, { quarter: period, ledgers, withNumbers });
      tx.note({ detail: { quarter: period, list: code } });
      return {
        columns,
        rows: rows.map((row) => columns.map((field) => cellOf(row, field))),
        notes: [
          `截至日期：${asOf}，取自${titleOfQuarter(period)}封存的台账；之后的变化不在内。`,
          "只列协议约定的字段，没有约定的不提供。",
          ...(withNumbers ? ["完整的身份证号取自制作当日的档案。"] : []),
        ],
      };
    },
  });
}

function cellOf(row: FrozenCopyRow, { code }: CopyField): string | null {
  switch (code) {
    case "categories":
      return row.categories.join("、");
    case "since":
      return row.since;
    case CLEAR_NUMBER:
      return row.citizenNo;
    default:
      return row.cells[code] ?? null;
  }
}
