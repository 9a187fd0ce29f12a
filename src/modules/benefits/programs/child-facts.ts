/** The child's facts as expressions, and the conditions that several programmes share. Pure. */

import { SEVERE_DISABILITY } from "../../../kernel/disability-no.ts";
import { conditionsOn } from "../../../platform/rules/dated.ts";
import {
  ageOn,
  all,
  any,
  type Bool,
  clause,
  eq,
  ge,
  hasAny,
  known,
  lt,
  not,
  oneOf,
  param,
  presume,
} from "../../../platform/rules/expression.ts";
import {
  categoryRules,
  defactoBeforeAdult,
  type JudgedCategory,
  orphanBeforeAdult,
} from "../../recognition/categories.contract.ts";
import { facts as f } from "../../recognition/profile.contract.ts";
import { stagesThatProlong } from "../../registry/stages.contract.ts";
import {
  cqDefacto,
  cqOrphanRules,
  defactoMore,
  defactoOpinion,
  difficultyOpinion,
  fucai2025,
  hivNotice,
  orphanOpinion,
} from "./documents.ts";

export { facts as f } from "../../recognition/profile.contract.ts";

const ageOfChild = ageOn(f.birthDate);

export const isMinor = clause(
  "不满十八周岁",
  lt(ageOfChild, param("benefits.age.minor")),
  orphanOpinion("对象是未满十八周岁的未成年人"),
);
export const isAdult = clause("年满十八周岁", ge(ageOfChild, param("benefits.age.minor")));

const continuesAtSchool = clause(
  "满十八周岁仍在中学或中职就读",
  all(param("benefits.stop.continuesAtSchool", "boolean"), oneOf(f.stage, ...stagesThatProlong)),
  cqDefacto("满十八周岁仍在全日制中学或中职就读的继续保障"),
);
export const supportedAge = clause("在保障年龄内", any(isMinor, continuesAtSchool));

/** Recognition stands until the facts themselves say otherwise; without it, they must say that it is due. */
export function recognisedOrDue(recognised: Bool, conditions: Bool): Bool {
  return any(
    clause("按现在的情况符合条件", conditions),
    clause("已经认定，现在的情况还不足以改判", all(recognised, not(known(conditions)))),
  );
}

/** The recognition room's rule, and when it is worth asking what is missing. */
export function categoryOf(category: JudgedCategory) {
  const found = categoryRules.find((one) => one.category === category);
  if (found === undefined) throw new Error(`nobody judges ${category}`);
  return found;
}

export const isOrphan = clause(
  "是孤儿",
  recognisedOrDue(hasAny(f.categories, "orphan"), conditionsOn(categoryOf("orphan").rule)),
  cqOrphanRules("父母双亡或者失踪、查找不到生父母"),
);
export const isDefacto = clause(
  "是事实无人抚养儿童",
  recognisedOrDue(
    hasAny(f.categories, "defactoUnattended"),
    conditionsOn(categoryOf("defactoUnattended").rule),
  ),
  defactoOpinion("父母双方均不能抚养，或一方死亡、失踪而另一方不能抚养", "一、明确保障对象"),
);
/** For what excludes a benefit: as long as it is open whether the child is one, nothing is taken away. */
export const notOrphan = clause("不是孤儿", not(presume(isOrphan, false, "没有认定为孤儿，先按不是看")));
export const notDefacto = clause(
  "不是事实无人抚养儿童",
  not(presume(isDefacto, false, "没有认定为事实无人抚养儿童，先按不是看")),
);

export const defactoNeeds = [
  defactoOpinion(
    "父母双方均重残、重病、服刑、强制隔离戒毒、被限制人身自由或失联，或者一方死亡、失踪而另一方如此",
    "一、明确保障对象",
  ),
  defactoMore("增加被撤销监护资格、被遣送（驱逐）出境两种情形"),
];
export const isHiv = clause("感染艾滋病病毒", f.hiv, hivNotice("感染的未成年人参照孤儿保障"));

export const wasOrphan = clause("满十八周岁前认定过孤儿", orphanBeforeAdult);
export const wasDefacto = clause("满十八周岁前认定过事实无人抚养儿童", defactoBeforeAdult);
export const wasAdopted = clause("已被收养", f.adopted);
export const notAdopted = clause(
  "没有被收养，残疾孤儿除外",
  any(not(f.adopted), all(f.adopted, f.disabled)),
  fucai2025("被收养的不再资助，残疾孤儿被收养的可以"),
);
/** Whether the basic allowance runs this month; a grown-up student in middle school still has it. */
export const basicStillPaid = all(supportedAge, any(wasOrphan, wasDefacto, isOrphan, isDefacto));

export const studies = clause("在校就读", f.enrolled);
export const notStudying = clause("已经不在校", not(f.enrolled));

export const isDisabled = clause("有残疾", f.disabled);
export const isSevere = clause(
  "重残：一级、二级，或三级、四级的智力、精神残疾",
  any(
    oneOf(f.disabilityLevel, ...SEVERE_DISABILITY.levels),
    all(
      oneOf(f.disabilityClass, ...SEVERE_DISABILITY.or.classes),
      oneOf(f.disabilityLevel, ...SEVERE_DISABILITY.or.levels),
    ),
  ),
  defactoOpinion("重残指一、二级残疾，或三、四级精神、智力残疾", "一、明确保障对象"),
);
export const isSeriouslyIll = clause("重病", any(eq(f.health, "serious"), hasAny(f.difficulties, "H3")));
export const hasMedicalNeed = clause(
  "有诊疗或康复的需要",
  any(
    f.disabled,
    oneOf(f.health, "serious", "chronic", "disabled"),
    hasAny(f.difficulties, "H1", "H2", "H3"),
  ),
);

export const isOnDibao = clause(
  "家庭在册低保",
  any(hasAny(f.relief, "dibao"), hasAny(f.difficulties, "L2")),
  difficultyOpinion("家庭经济困难的儿童"),
);
export const isOnTekun = clause("在册特困", any(hasAny(f.relief, "tekun"), hasAny(f.difficulties, "L1")));
export const isMonitored = clause(
  "监测户、低保边缘等困难家庭",
  any(hasAny(f.relief, "monitored"), hasAny(f.difficulties, "L3")),
);
