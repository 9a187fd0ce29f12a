/** 六大保护: the register under which member units, townships and villages see what they owe. Pure. */

import type { Citation } from "../../../kernel/citation.ts";
import { codeTable } from "../../../kernel/code-table.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import type { Figure, Register } from "../../../platform/records/record.ts";
import { dutiesRun } from "./duties.parameters.ts";

export const protectionDomainCodes = codeTable("protectionDomain", "六大保护", {
  FAMILY: "家庭保护",
  SCHOOL: "学校保护",
  SOCIETY: "社会保护",
  NETWORK: "网络保护",
  GOVERNMENT: "政府保护",
  JUDICIAL: "司法保护",
});

export const sixProtections: Register = {
  runs: readerOf(dutiesRun),
  code: "sixProtections",
  title: "六大保护",
  domains: protectionDomainCodes,
};

/** No period before it is owed; from when on they really are, the parameter says. */
export const SINCE = "2026-01-01";

const SECTIONS = {
  FAMILY: "一",
  SCHOOL: "二",
  SOCIETY: "三",
  NETWORK: "四",
  GOVERNMENT: "五",
  JUDICIAL: "六",
};

/** 第三章 of the plan: what a section asks for, in our words. */
export function plan(domain: keyof typeof SECTIONS, says: string): Citation {
  return {
    document: "《合川区儿童福利事业发展“十四五”规划》",
    clause: `第三章第${SECTIONS[domain]}节`,
    says,
    certainty: "verified",
  };
}

/** How often, where the documents demand the thing and set no number. */
export function chosen(says: string): Citation {
  return { document: "系统设定", says, certainty: "design" };
}

export function minorsLaw(
  clause: string,
  says: string,
  certainty: Citation["certainty"] = "verified",
): Citation {
  return { document: "《中华人民共和国未成年人保护法》", clause, says, certainty };
}

export function networkRules(clause: string, says: string): Citation {
  return { document: "《未成年人网络保护条例》", clause, says, certainty: "verified" };
}

/** Of all entries those in which this was filled in: closed, answered. */
export function shareFilled(code: string, title: string, field: string): Figure {
  return {
    code,
    title,
    unit: "%",
    of: {
      kind: "ratio",
      part: { kind: "count", where: { field, isFilled: true } },
      whole: { kind: "count" },
    },
  };
}
