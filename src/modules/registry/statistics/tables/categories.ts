/** 3.3 儿童分类总表. */
import { all, flag, has, not, oneOf } from "../../ledgers/condition.ts";
import { count, type TableDeclaration } from "../table-declaration.ts";

const minor = not(flag("overAgeInSchool"));
const orphan = all(flag("orphan"), minor);

export const categoriesTable: TableDeclaration = {
  key: "categories",
  number: "3.3",
  title: "儿童分类总表",
  about: "各类儿童人数一览，按镇街或村（社区）",
  source: "standing",
  base: minor,
  ledger: "all",
  columns: [
    count("total", "在册儿童", [], all()),
    count("leftBehind", "农村留守儿童", [], flag("leftBehind")),
    count("inDifficulty", "困境儿童", [], flag("inDifficulty")),
    count("street", "流浪未成年人", [], has("categories", "street")),
    count("orphan", "合计", ["孤残儿童"], orphan),
    count(
      "orphan.institution",
      "机构养育孤弃儿童",
      ["孤残儿童"],
      all(orphan, oneOf("orphanType", "institution")),
    ),
    count("orphan.community", "社会散居孤儿", ["孤残儿童"], all(orphan, oneOf("orphanType", "community"))),
    count("orphan.foster", "其中：家庭寄养", ["孤残儿童"], all(orphan, oneOf("careMode", "foster"))),
    count("agency", "机构代养困境儿童", ["孤残儿童"], all(not(flag("orphan")), oneOf("careMode", "agency"))),
    {
      ...count("orphan.hiv", "艾滋病病毒感染儿童", [], all(orphan, oneOf("orphanType", "hiv"))),
      secret: true,
    },
    count("defactoUnattended", "事实无人抚养儿童", [], flag("defactoUnattended")),
    count("abandoned", "弃婴（弃儿）", [], has("categories", "abandoned")),
    count("rescuedTrafficked", "打拐解救儿童", [], has("categories", "rescuedTrafficked")),
    count("migrant", "流动儿童", [], has("categories", "migrant")),
    count("adopted", "被收养儿童", [], has("categories", "adopted")),
  ],
  notes: [
    "统计范围：截止日在册、不满十八周岁的儿童；满十八周岁仍在高中、中职就读参照保障的不计入。",
    "同一儿童可以同时属于几类，各栏之和可能大于在册儿童数。",
    "登记簿不区分国内与涉外收养，也没有民间机构养育这一类。",
  ],
};
