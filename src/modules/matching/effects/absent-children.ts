/** What the register knows of a child that no school knows, in words. Pure. */

import type { ChildOfAge } from "../../registry/children-of-age.contract.ts";
import { disabilityClassCodes, disabilityLevelCodes, stageCodes } from "../../registry/codes.contract.ts";
import { type AbsenceGroup, absenceGroupCodes } from "./effect-codes.contract.ts";

export function groupsOf(child: ChildOfAge): AbsenceGroup[] {
  const groups: readonly (readonly [AbsenceGroup, boolean])[] = [
    ["disabled", child.disabilityClass !== null],
    ["leftBehind", child.isLeftBehind],
    ["unattended", child.isUnattended],
    ["orphan", child.isOrphan],
    ["inDifficulty", child.isInDifficulty],
  ];
  return groups.filter(([, holds]) => holds).map(([group]) => group);
}

export function sayKnown(child: ChildOfAge): string {
  const stage = child.stage !== null && stageCodes.has(child.stage) ? stageCodes.label(child.stage) : "";
  const { disabilityClass, disabilityLevel } = child;
  const parts = [
    `登记的学段：${stage === "" ? "没有登记" : stage}`,
    ...groupsOf(child)
      .filter((group) => group !== "disabled")
      .map((group) => absenceGroupCodes.label(group)),
    ...(disabilityClass !== null && disabilityClassCodes.has(disabilityClass)
      ? [
          `${disabilityClassCodes.label(disabilityClass)}残疾${
            disabilityLevel !== null && disabilityLevelCodes.has(disabilityLevel)
              ? disabilityLevelCodes.label(disabilityLevel)
              : ""
          }`,
        ]
      : []),
  ];
  return parts.join("，");
}
