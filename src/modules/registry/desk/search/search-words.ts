/** What a result list says about a child and about finding nobody. Pure. */

import type { ChildSummary } from "../../child-file.contract.ts";
import { sexCodes } from "../../codes.contract.ts";

/** `12 岁 · 女 · 2014-05-24 生` */
export function childWords(child: Pick<ChildSummary, "age" | "sex" | "birthDate">): string {
  return [
    child.age === null ? "" : `${child.age} 岁`,
    child.sex === "1" || child.sex === "2" ? sexCodes.label(child.sex) : "",
    child.birthDate === null ? "出生日期未登记" : `${child.birthDate} 生`,
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

/** `古楼镇 沙嘴村`, said once when both are the same. */
export function placeWords(child: Pick<ChildSummary, "townshipName" | "villageName">): string {
  const { townshipName, villageName } = child;
  return townshipName === "" || villageName.startsWith(townshipName)
    ? villageName
    : `${townshipName} ${villageName}`;
}

/** `找到 3 个`; a full page of results may not be all. */
export function countWords(found: number, limit: number): string {
  return found < limit ? `找到 ${found} 个` : `只列出前 ${limit} 个，请再多打一个字`;
}
