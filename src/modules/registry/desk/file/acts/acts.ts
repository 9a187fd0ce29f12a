/** What can be done with a file as a whole: when each act is offered and what it will do, in words. Pure. */

import type { ActInput } from "../../../child-acts.contract.ts";
import type { ChildFile } from "../../../child-file.contract.ts";
import { categoryCodes } from "../../../codes.contract.ts";

export type ActKind = ActInput["kind"];

export interface ActWords {
  /** In the menu. */
  readonly label: string;
  readonly what: string;
  readonly ok: string;
  readonly when: string;
  readonly danger: boolean;
}

export const actWords: Readonly<Record<ActKind, ActWords>> = {
  moved: {
    label: "迁移或换住址",
    what: "从这一天起，档案归新的村（社区）管，那里的儿童主任马上能看到。类别和其他情况不变；这一天以前仍算在原来的村。只能迁到您辖区内，迁出辖区请联系区民政局。",
    ok: "办理迁移",
    when: "从哪天起住在那里",
    danger: false,
  },
  exitedCategory: {
    label: "退出类别",
    what: "从这一天起不再列入这一类的台账和统计。档案还在，其他类别不变；以后符合了可以再登记。",
    ok: "退出类别",
    when: "从哪天起退出",
    danger: false,
  },
  ended: {
    label: "结束档案",
    what: "从这一天起不再列入任何台账，也不能再登记新情况。以前的日子仍然查得到；孩子回来了可以“恢复建档”。",
    ok: "结束档案",
    when: "从哪天起结束",
    danger: true,
  },
  returned: {
    label: "恢复建档",
    what: "从这一天起档案重新打开，归您选的村（社区）管；结束的那段时间仍然不列入台账。类别要重新看：选中的从这一天起列入，没选的到档案结束那天为止。就学、健康等其他情况照结束前的登记，请打开后核对。",
    ok: "恢复建档",
    when: "从哪天起恢复",
    danger: false,
  },
  renamed: {
    label: "改名",
    what: "以后显示新的名字，原来的名字记为曾用名，用哪个都能查到。如果只是当初写错了字，请用“更正姓名、证件、电话”。",
    ok: "登记改名",
    when: "从哪天起用新名字",
    danger: false,
  },
  numberAssigned: {
    label: "落户登记号码",
    what: "登记孩子新上的身份证号。会按号码核对出生日期和性别，并检查是不是已有别的档案。",
    ok: "登记号码",
    when: "落户日期",
    danger: false,
  },
};

/** Acts that make sense for this file today. */
export function actsFor(file: ChildFile): ActKind[] {
  if (file.mergedInto !== null) return [];
  if (file.endedOn !== null) return ["returned"];
  const acts: ActKind[] = ["moved"];
  if (file.categories.length > 0) acts.push("exitedCategory");
  acts.push("renamed");
  if (file.person.citizenNoMasked === null) acts.push("numberAssigned");
  acts.push("ended");
  return acts;
}

/** Categories that held on the day on which the file ended: to be looked at when the child comes back. */
export function heldAtEnd(file: Pick<ChildFile, "facts" | "endedOn">): { value: string; label: string }[] {
  const { endedOn } = file;
  if (endedOn === null) return [];
  return file.facts
    .filter(
      (fact) => fact.kind === "category" && fact.from < endedOn && (fact.to === null || fact.to > endedOn),
    )
    .map(({ slot }) => ({
      value: slot,
      label: categoryCodes.has(slot) ? categoryCodes.label(slot) : slot,
    }));
}

export const exitReasons = [
  "parentReturned",
  "migratedAlong",
  "recovered",
  "becameOther",
  "agedOut",
  "movedAway",
  "adopted",
  "other",
] as const;
export const endReasons = ["movedAway", "adopted", "grownUp", "died", "openedByMistake", "other"] as const;
