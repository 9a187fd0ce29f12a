/** What merging two files will do, by the very rules by which the server does it. Pure. */

import type { ChildFile, FactView, PersonView } from "../../child-file.contract.ts";
import { planMerge } from "../../merge-facts.ts";
import { planKin } from "../../merge-kin.ts";

export interface MergeOutlook {
  /** What the kept file gets: `身份证号`, `母亲 何春花`, `就学 古楼小学（自 2021-01-05）`. */
  readonly comes: readonly string[];
  /** What stays in the merged file, because the kept one says otherwise for the same time. */
  readonly stays: readonly string[];
  /** Both have a number and they differ: somebody must say which is right. */
  readonly asksNumber: boolean;
  /** Reasons to think again. */
  readonly warnings: readonly { readonly grave: boolean; readonly text: string }[];
}

export function outlookOf(kept: ChildFile, merged: ChildFile): MergeOutlook {
  const facts = planMerge(kept.facts, merged.facts);
  const { comes: kin, same } = planKin(
    { id: kept.id, kin: kept.kin.map(linkOf) },
    { id: merged.id, kin: merged.kin.map(linkOf) },
    (own, other) => haveOtherNumbers(own.kin.person, other.kin.person),
  );
  const around = same.flatMap(({ own, other }) => kinGains(merged, own.kin, other.kin));
  return {
    comes: [
      ...personGains(kept.person, merged.person),
      ...kin.map((link) => `${link.kin.relationLabel} ${link.name}`),
      ...facts.comes.map(({ id }) => sayFact(merged, id)),
      ...around,
    ],
    stays: facts.stays.map(({ id }) => sayFact(merged, id)),
    asksNumber: haveOtherNumbers(kept.person, merged.person),
    warnings: warningsOf(kept, merged),
  };
}

type Kin = ChildFile["kin"][number];

function linkOf(kin: Kin) {
  const { id, relation, from, to, person } = kin;
  return { id, personId: person.id, relation, name: person.name, from, to, kin };
}

function sayFact(file: ChildFile, id: string): string {
  const all: readonly FactView[] = [...file.facts, ...file.kin.flatMap(({ facts }) => facts)];
  const fact = all.find((one) => one.id === id);
  return fact === undefined ? "" : `${fact.label} ${fact.said}（自 ${fact.from}）`.replace("  ", " ");
}

/** What only the merged file knew of somebody whom both name. */
function kinGains(merged: ChildFile, own: Kin, other: Kin): string[] {
  const gains =
    own.relation === other.relation && other.caresForChild && !own.caresForChild ? ["平时照料"] : [];
  if (own.person.id !== other.person.id) {
    gains.push(...personGains(own.person, other.person));
    for (const { id } of planMerge(own.facts, other.facts).comes) gains.push(sayFact(merged, id));
  }
  return gains.map((gain) => `${other.relationLabel}${other.person.name}：${gain}`);
}

function personGains(kept: PersonView, merged: PersonView): string[] {
  const known = new Set([kept.name, ...kept.formerNames]);
  const names = [merged.name, ...merged.formerNames].filter((name) => !known.has(name));
  return [
    kept.citizenNoMasked === null && merged.citizenNoMasked !== null && "身份证号",
    kept.birthDate === null && merged.birthDate !== null && `出生日期 ${merged.birthDate}`,
    kept.phoneMasked === null && merged.phoneMasked !== null && "电话",
    kept.ethnicity === null && merged.ethnicity !== null && "民族",
    names.length > 0 && `曾用名 ${names.join("、")}`,
  ].filter((gain) => gain !== false);
}

/** Only what is not hidden can be compared here; the server compares the whole numbers. */
function haveOtherNumbers(a: PersonView, b: PersonView): boolean {
  return a.citizenNoMasked !== null && b.citizenNoMasked !== null && a.citizenNoMasked !== b.citizenNoMasked;
}

function warningsOf(kept: ChildFile, merged: ChildFile): MergeOutlook["warnings"] {
  const [mine, other] = [kept.person, merged.person];
  const warnings: { grave: boolean; text: string }[] = [];
  if (haveOtherNumbers(mine, other))
    warnings.push({
      grave: true,
      text: "两份档案的身份证号不一样，很可能是双胞胎或同名的两个孩子。请先对照证件。",
    });
  if (isKinOf(kept, merged) || isKinOf(merged, kept))
    warnings.push({ grave: true, text: "其中一份把另一份登记为家人，很可能是两个孩子。请先核对。" });
  if (mine.sex !== other.sex && mine.sex !== "0" && other.sex !== "0")
    warnings.push({ grave: true, text: "两份档案的性别不一样，请先核对。" });
  if (kept.endedOn !== null && merged.endedOn === null)
    warnings.push({ grave: false, text: "留下的这份已经结束，另一份还在用，建议改为留下还在用的那份。" });
  return warnings;
}

function isKinOf(file: ChildFile, other: ChildFile): boolean {
  return file.kin.some(({ person }) => person.id === other.id);
}
