/** Two files held against each other. Pure. */

import type { ChildFile } from "../../child-file.contract.ts";
import { documentKindCodes, sexCodes } from "../../codes.contract.ts";
import { type FactKindName, factKinds } from "../../facts.contract.ts";
import { ethnicityName } from "../../ledgers/ethnicities.ts";

export interface ComparedRow {
  readonly label: string;
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly same: boolean;
}

export interface ComparedGroup {
  readonly title: string;
  readonly rows: readonly ComparedRow[];
}

type Part = "left" | "right";

const homeKinds: readonly FactKindName[] = ["household"];
const lifeKinds: readonly FactKindName[] = ["schooling", "health", "disability", "difficulty", "relief"];
const careKinds: readonly FactKindName[] = ["guardianship", "leftBehindCare", "risk", "support"];

/** Field by field; what neither file says is left out. */
export function compareFiles(left: ChildFile, right: ChildFile): ComparedGroup[] {
  const row = (label: string, textsOf: (file: ChildFile) => readonly string[]): ComparedRow => {
    const texts = { left: textsOf(left).filter(isText), right: textsOf(right).filter(isText) };
    return { label, ...texts, same: sorted(texts.left) === sorted(texts.right) };
  };
  const facts = (kinds: readonly FactKindName[]) =>
    kinds.map((kind) => row(factKinds[kind].label, (file) => sayFacts(file, kind)));
  const relations = [...new Map([...left.kin, ...right.kin].map((kin) => [kin.relation, kin.relationLabel]))];
  return [
    {
      title: "基本情况",
      rows: [
        row("姓名", ({ person }) => [person.name]),
        row("曾用名", ({ person }) => person.formerNames),
        row("性别", ({ person }) => [sexCodes.label(person.sex)]),
        row("出生日期", ({ person }) => [person.birthDate ?? ""]),
        row("民族", ({ person }) => [ethnicityName(person.ethnicity)]),
        row("身份证号", ({ person }) => [person.citizenNoMasked ?? documentKindCodes.label("none")]),
        row("联系电话", ({ person }) => [person.phoneMasked ?? ""]),
      ],
    },
    {
      title: "类别",
      rows: [
        row("现在的类别", ({ categories }) => categories.map(({ label }) => label)),
        row("从哪天起", ({ categories }) => categories.map(({ label, since }) => `${label} ${since}`)),
      ],
    },
    {
      title: "住在哪",
      rows: [
        row("村（社区）", (file) => [placeOf(file)]),
        row("详细地址", (file) => sayFacts(file, "residence")),
        ...facts(homeKinds),
      ],
    },
    {
      title: "家人与照护人",
      rows: [
        ...relations.map(([relation, label]) =>
          row(label, ({ kin }) => kin.filter((other) => other.relation === relation).map(sayKin)),
        ),
        row("平时照料的人", ({ kin }) =>
          kin.filter(({ caresForChild }) => caresForChild).map(({ person }) => person.name),
        ),
        ...facts(careKinds),
      ],
    },
    { title: "就学和健康", rows: facts(lifeKinds) },
    {
      title: "这份档案",
      rows: [
        row("档案编号", ({ fileNo }) => [fileNo]),
        row("建档日期", ({ openedOn }) => [openedOn]),
        row("结束", ({ endedOn, endedWhy }) => [endedOn === null ? "" : `${endedOn} ${endedWhy ?? ""}`]),
        row("登记过的情况", (file) => [`${file.facts.length} 条`]),
      ],
    },
  ]
    .map(({ title, rows }) => ({ title, rows: rows.filter(isSaid) }))
    .filter(({ rows }) => rows.length > 0);
}

export function placeOf(file: Pick<ChildFile, "townshipName" | "villageName">): string {
  const { townshipName, villageName } = file;
  return villageName.startsWith(townshipName) ? villageName : `${townshipName} ${villageName}`;
}

function isText(text: string): boolean {
  return text !== "";
}

function isSaid({ left, right }: ComparedRow): boolean {
  return left.length > 0 || right.length > 0;
}

function sorted(texts: readonly string[]): string {
  return [...texts].sort().join("\n");
}

function sayFacts(file: ChildFile, kind: FactKindName): string[] {
  return file.facts.filter((fact) => fact.kind === kind && fact.holds).map(({ said }) => said);
}

function sayKin({ person, facts }: ChildFile["kin"][number]): string {
  const held = facts.filter((fact) => fact.kind === "condition" && fact.holds).map(({ said }) => said);
  return [person.name, person.citizenNoMasked ?? "", ...held].filter(isText).join(" · ");
}

/** The file that says more about who the child is, then the fuller one. */
export function betterToKeep(left: ChildFile, right: ChildFile): Part {
  const weights = [
    (file: ChildFile) => (file.endedOn === null ? 1 : 0),
    (file: ChildFile) => (file.person.citizenNoMasked === null ? 0 : 1),
    (file: ChildFile) => file.facts.length + file.kin.length,
  ];
  for (const weigh of weights)
    if (weigh(left) !== weigh(right)) return weigh(left) > weigh(right) ? "left" : "right";
  return left.openedOn <= right.openedOn ? "left" : "right";
}
