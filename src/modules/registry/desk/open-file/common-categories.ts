/** The four kinds of children for whom most files are opened, in words for who ticks them. Pure. */
import { ageOn } from "../../../../kernel/calendar-date.ts";
import type { CategoryCode } from "../../codes.contract.ts";

export const commonCategories = [
  "ruralLeftBehind",
  "inDifficulty",
  "defactoUnattended",
  "orphan",
] as const satisfies readonly CategoryCode[];
export type CommonCategory = (typeof commonCategories)[number];

export const categoryMeanings: Readonly<Record<CommonCategory, string>> = {
  ruralLeftBehind:
    "农村户籍，不满 16 周岁；父母都外出务工，或者一方外出、另一方没有监护能力，不能与父母正常共同生活。",
  inDifficulty: "家里贫困、自己重病或残疾，或者监护缺失、监护不当，生活、就医、就学有困难。",
  defactoUnattended: "父母都有死亡、失踪、重残、服刑、失联等情形，没有人能够抚养；区民政局已经确认的才勾。",
  orphan: "父母都去世，或者查找不到；区民政局已经认定的才勾。",
};

const LEFT_BEHIND_UNTIL = 16;

/** What the birth date says about a category that was ticked; nothing to say is nothing. */
export function ageRemark(category: CommonCategory, birthDate: string | undefined, on: string): string {
  if (birthDate === undefined || birthDate > on) return "";
  const age = ageOn(birthDate, on);
  if (category === "ruralLeftBehind" && age >= LEFT_BEHIND_UNTIL)
    return `孩子已满 ${age} 周岁，不再计入农村留守儿童，勾选后也不会出现在留守台账里。`;
  return age >= 18 ? `孩子已满 ${age} 周岁，只有仍在读的才继续计入。` : "";
}
