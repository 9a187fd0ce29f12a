/**
 * The national child-welfare system's categories of payment (发放类别代码) and which of our payments stand for each. The codes are read
 * from that system's public pages; the assignment is ours, and 待核 where no document says it. Pure.
 */
import type { Certainty } from "../../../kernel/citation.ts";
import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";

export const nationalCodes = codeTable("nationalCategory", "发放类别", {
  "201": "社会散居孤儿",
  "202": "福利机构养育孤弃儿童",
  "199": "福利机构代养困境儿童",
  "203": "民间机构养育孤弃儿童",
  "300": "HIV感染儿童",
  "121": "集中供养事实无人抚养儿童",
  "120": "社会散居事实无人抚养儿童",
  "205": "孤儿助学工程",
});
export type NationalCode = CodeOf<typeof nationalCodes>;

interface Mapping {
  /** What of ours it is, in words. */
  readonly says: string;
  readonly certainty: Certainty;
}

export const SOURCE = "国家儿童福利信息系统公开页面的类别标题";

export const nationalMappings: Readonly<Record<NationalCode, Mapping>> = {
  "201": { says: "孤儿基本生活费，社会散居", certainty: "known" },
  "202": { says: "孤儿基本生活费，机构供养；家庭寄养也归入这里", certainty: "uncertain" },
  "199": { says: "孤儿基本生活费，机构代养", certainty: "uncertain" },
  "203": { says: "系统里没有单独的登记，不对应任何一项", certainty: "uncertain" },
  "300": { says: "艾滋病病毒感染儿童基本生活费", certainty: "known" },
  "121": { says: "事实无人抚养儿童基本生活补贴，在机构或寄养", certainty: "uncertain" },
  "120": { says: "事实无人抚养儿童基本生活补贴，社会散居", certainty: "known" },
  "205": { says: "福彩圆梦·孤儿助学", certainty: "known" },
};

const inInstitution: ReadonlySet<string> = new Set(["institution", "foster", "agency"]);

/** Undefined where the national system has no category for it. */
export function nationalCodeOf(programme: string, careMode: string | null): NationalCode | undefined {
  switch (programme) {
    case "B01":
      if (careMode === "agency") return "199";
      return careMode !== null && inInstitution.has(careMode) ? "202" : "201";
    case "B02":
      return "300";
    case "B03":
      return careMode !== null && inInstitution.has(careMode) ? "121" : "120";
    case "B04":
      return "205";
    default:
      return undefined;
  }
}
