/** 生活状况概述 as the file tells it: a draft that the applicant makes right. Pure. */
import type { ChildFile } from "../../../registry/child-file.contract.ts";
import type { Relative } from "./known-value.ts";
import { clipped } from "./prefill-child.ts";
import { gravest, guardiansOf } from "./prefill-family.ts";

const MAX = 200;

export function livingSummary(file: ChildFile): string {
  const parents = file.kin
    .filter(({ relation }) => relation === "51" || relation === "52")
    .flatMap(sayParent)
    .join("，");
  const [carer] = guardiansOf(file).filter(({ relation }) => relation !== "51" && relation !== "52");
  const care = carer === undefined ? "" : `由${carer.relationLabel}${carer.person.name}照护`;
  const school = file.facts.find(({ kind, holds }) => kind === "schooling" && holds)?.said ?? "";
  const said = [parents, care, school === "" ? "" : `就学：${school}`].filter((part) => part !== "");
  return said.length === 0 ? "" : clipped(`${said.join("；")}。`, MAX);
}

function sayParent({ relationLabel, facts }: Relative): string[] {
  const condition = gravest(facts);
  if (condition === undefined) return [];
  return [`${relationLabel}${condition.said.split(" · ")[0] ?? ""}（${condition.from} 起）`];
}
