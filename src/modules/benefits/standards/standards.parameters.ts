/** The amounts of basic support, as the municipality sets them. Kept in fen. */
import { codeTable } from "../../../kernel/code-table.ts";
import { declareParameter, type Parameter } from "../../../platform/parameters/declare-parameter.ts";

const standards = { code: "benefits.standard", title: "保障标准" };
const growth = { code: "benefits.growth", title: "自然增长机制" };

function standard(key: string, label: string, decides: string): Parameter<number> {
  return declareParameter({
    key: `benefits.standard.${key}`,
    label,
    unit: "fenPerMonth",
    group: standards,
    decides,
  });
}

export const orphanInstitution = standard(
  "orphan.institution",
  "孤儿基本生活费（机构集中供养）",
  "机构集中供养孤儿每人每月",
);
export const orphanCommunity = standard(
  "orphan.community",
  "孤儿基本生活费（社会散居）",
  "社会散居孤儿每人每月",
);
export const defactoInstitution = standard(
  "defacto.institution",
  "事实无人抚养儿童基本生活补贴（机构集中供养）",
  "机构集中供养的事实无人抚养儿童每人每月",
);
export const defactoCommunity = standard(
  "defacto.community",
  "事实无人抚养儿童基本生活补贴（社会散居）",
  "社会散居的事实无人抚养儿童每人每月，补差从这里扣减",
);
export const hiv = standard(
  "hiv",
  "艾滋病病毒感染儿童基本生活费",
  "艾滋病病毒感染儿童每人每月，参照散居孤儿",
);
export const dibaoUrban = standard("dibao.urban", "城市最低生活保障", "城市低保每人每月，特困标准由它推算");
declareParameter({
  key: "benefits.standard.dibao.rural",
  label: "农村最低生活保障",
  unit: "fenPerMonth",
  group: standards,
  decides: "农村低保每人每月",
  reference: "低保按家庭收入补差，在社会救助系统里核定",
});
export const tekun = standard("tekun", "特困人员基本生活", "特困人员基本生活每人每月");

export const growthRuleCodes = codeTable("growthRule", "调标方式", {
  SAME_FIXED_INCREMENT: "与特困同额增长",
  PERCENT_OF_PCE: "按居民人均消费支出的比例",
  MANUAL: "逐项填写",
});
export const growthRule = declareParameter({
  key: "benefits.growth.rule",
  label: "调标方式",
  unit: "choice",
  choices: growthRuleCodes,
  group: growth,
  decides: "调标时系统按哪种方式推算各项新标准，推算的数可以改",
});
export const tekunPercent = declareParameter({
  key: "benefits.growth.tekunOfUrbanDibao",
  label: "特困标准占城市低保的比例",
  unit: "percent",
  group: growth,
  decides: "特困基本生活标准由城市低保标准乘这个比例，四舍五入到元",
});
export const pcePercent = declareParameter({
  key: "benefits.growth.percentOfPce",
  label: "散居孤儿标准占居民人均消费支出的比例",
  unit: "percent",
  group: growth,
  decides: "按人均消费支出调标时，散居标准占月人均消费支出的比例",
});
