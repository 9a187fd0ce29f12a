/** Why a roster is refused as a whole. In every case nothing of it is kept. */
import { declareProblem, Problem } from "../../../kernel/problem.ts";
import type { RosterType } from "./roster-type.ts";

export const rosterProblems = {
  wrongType: declareProblem({
    code: "matching.roster.wrongType",
    status: 422,
    title: "这不是这一类名册",
    detail: "文件里的列不是这一类名册的列，没有收下任何内容。请核对文件和所选的协议。",
  }),
  columnsMissing: declareProblem({
    code: "matching.roster.columnsMissing",
    status: 422,
    title: "名册缺少必需的列",
    detail: "缺少认人或认情况必需的列，没有收下任何内容。请请对方补上这些列，或者改列名后重新提供。",
  }),
  columnsSwapped: declareProblem({
    code: "matching.roster.columnsSwapped",
    status: 422,
    title: "名册的列像是放错了位置",
    detail: "列名和列里的内容对不上，没有收下任何内容。请核对是不是有两列调换了，改好后重新提供。",
  }),
  noTable: declareProblem({
    code: "matching.roster.noTable",
    status: 422,
    title: "文件里没有找到名册",
    detail:
      "没有找到有列名的人员表格，没有收下任何内容。名册要有一行列名（姓名、身份证号等），下面每行一个人；请核对后重新提供。",
  }),
  empty: declareProblem({
    code: "matching.roster.empty",
    status: 422,
    title: "名册里一个人也没有",
    detail:
      "文件里有列名，下面没有人员，没有收下任何内容。本期确实没有人的，请在批次说明里写明“本期无数据”，不用传文件。",
  }),
  fileMissing: declareProblem({
    code: "matching.roster.fileMissing",
    status: 404,
    title: "找不到名册文件",
    detail: "请核对文件的位置和名称。",
  }),
  noAgreement: declareProblem({
    code: "matching.roster.noAgreement",
    status: 409,
    title: "没有这一类名册的有效协议",
    detail: "没有收下任何内容。名册只能按协议接收：请先在“信息共享 → 协议”里商定这一类名册的协议。",
  }),
  severalAgreements: declareProblem({
    code: "matching.roster.severalAgreements",
    status: 409,
    title: "这一类名册有几份有效协议",
    detail: "没有收下任何内容。几个单位都提供这一类名册，请在“信息共享 → 名册批次”里选定协议上传。",
  }),
};

export function missingColumns(type: RosterType, missing: readonly string[]): Problem {
  return new Problem(rosterProblems.columnsMissing, {
    detail: `《${type.title}》缺少${quoted(missing)}，没有收下任何内容。请请对方补上，或者把列名改成这样再提供。`,
    extra: { missing },
  });
}

export function otherType(type: RosterType, looksLike: RosterType, missing: readonly string[]): Problem {
  const lacks = missing.length === 0 ? "" : `（没有${quoted(missing)}）`;
  return new Problem(rosterProblems.wrongType, {
    detail: `文件不是《${type.title}》${lacks}，看起来是《${looksLike.title}》，没有收下任何内容。请核对文件和所选的协议。`,
    extra: { missing, looksLike: looksLike.code },
  });
}

export function swappedColumns(
  columns: readonly { readonly heading: string; readonly holds: string }[],
): Problem {
  const said = columns.map(({ heading, holds }) => `“${heading}”一列里大多是${holds}`).join("，");
  return new Problem(rosterProblems.columnsSwapped, {
    detail: `${said}，没有收下任何内容。请核对列是不是调换了，改好后重新提供。`,
    extra: { columns: columns.map(({ heading }) => heading) },
  });
}

const quoted = (names: readonly string[]) => names.map((name) => `“${name}”`).join("、");
