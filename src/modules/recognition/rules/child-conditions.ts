/** Conditions on the child that several categories share. Pure. */
import {
  addMonths,
  ageOn,
  all,
  any,
  type Bool,
  clause,
  ge,
  gt,
  hasAny,
  known,
  lt,
  multiply,
  not,
  oneOf,
  param,
  presume,
} from "../../../platform/rules/expression.ts";
import { stagesThatProlong } from "../../registry/stages.contract.ts";
import { FATHER, MOTHER } from "../../registry/standing-source.contract.ts";
import { facts } from "../profile.contract.ts";
import { law } from "./texts.ts";

/** Of who cares for the child: a parent, or who stands in for one. */
export const parentRelations: readonly string[] = [...FATHER, ...MOTHER].sort();

const MINOR = "registry.minor.ageLimit";

export const isMinor: Bool = clause(
  "未满 18 周岁",
  lt(ageOn(facts.birthDate), param(MINOR)),
  law.minors("未成年人是指未满十八周岁的公民", "verified", "第二条"),
);

export const fileIsOpen: Bool = clause("档案有效（在本区，未去世、未迁出）", not(facts.fileEnded));

export const isNotAdopted: Bool = clause(
  "没有被收养",
  not(facts.adopted),
  law.orphans("被收养的孩子有了父母，不再按孤儿保障", "known"),
);

/** From this day on the child is of age. */
export const comesOfAgeOn = addMonths(facts.birthDate, multiply(param(MINOR), 12));

/** Senior school and its equals; whoever stands here past eighteen is still provided for in Chongqing. */
export const isAtSecondarySchool: Bool = all(
  oneOf(facts.stage, ...stagesThatProlong),
  presume(facts.fullTime, true, "中学、中职没有写明非全日制时，按全日制看"),
);

/** Recognised before coming of age: what was said of a first recognition on the day or after does not count. */
export const orphanBeforeAdult: Bool = all(facts.orphanEver, gt(comesOfAgeOn, facts.orphanFirstOn));
export const defactoBeforeAdult: Bool = all(facts.defactoEver, gt(comesOfAgeOn, facts.defactoFirstOn));

export const orphanAge: Bool = any(
  isMinor,
  clause(
    "已满 18 周岁，在全日制中学或中职就读，此前已认定为孤儿",
    all(ge(ageOn(facts.birthDate), param(MINOR)), isAtSecondarySchool, orphanBeforeAdult),
    law.orphansChongqing("满十八周岁仍在中学或中职就读的，继续发放"),
  ),
);

export const defactoAge: Bool = any(
  isMinor,
  clause(
    "已满 18 周岁，在全日制中学或中职就读，此前已认定",
    all(
      ge(ageOn(facts.birthDate), param(MINOR)),
      param("recognition.defacto.continuesAtSchool", "boolean"),
      isAtSecondarySchool,
      defactoBeforeAdult,
    ),
    law.unattendedChongqing("满十八周岁仍在全日制中学或中职就读的，参照执行"),
  ),
);

/** Of a set that may be unknown: false unless it is known to hold one of these. */
export const surelyHas = (set: Parameters<typeof hasAny>[0], ...codes: readonly string[]): Bool =>
  all(known(set), hasAny(set, ...codes));

export const isSurely = (value: Parameters<typeof oneOf>[0], ...codes: readonly string[]): Bool =>
  all(known(value), oneOf(value, ...codes));
