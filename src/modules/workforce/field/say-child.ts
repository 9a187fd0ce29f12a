/** A child in a few words. Pure. */
import { ageOn, type IsoDate } from "../../../kernel/calendar-date.ts";
import type { ChildDocument, PhoneVisit } from "../phone/child-document.contract.ts";
import { visitCheckCodes, visitMannerCodes } from "../visits/visit-codes.contract.ts";

/** 女 · 8 岁 · 沔渡村 */
export function sayChild(
  { sex, birthDate, villageName }: Pick<ChildDocument, "sex" | "birthDate" | "villageName">,
  today: IsoDate,
): string {
  const age = birthDate === null ? null : `${ageOn(birthDate, today)} 岁`;
  return [sex, age, villageName].filter(Boolean).join(" · ");
}

/** 入户，见到了孩子；身体：咳嗽一周 */
export function sayVisit({ manner, sawChild, troubles }: PhoneVisit): string {
  const how = `${visitMannerCodes.label(manner)}，${sawChild ? "见到了孩子" : "没见到孩子"}`;
  if (troubles.length === 0) return sawChild ? `${how}，都好` : how;
  return `${how}；${troubles.map(({ check, words }) => `${visitCheckCodes.label(check)}：${words}`).join("；")}`;
}
