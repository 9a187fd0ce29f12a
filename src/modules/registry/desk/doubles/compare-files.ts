/** Two files held against each other, and what merging them will do. Pure. */
import { documentKindCodes, sexCodes } from "../../codes.contract.ts";
import { type FactKindName, factKinds } from "../../facts.contract.ts";
import { ethnicityName } from "../../ledgers/ethnicities.ts";
import type { ChildFile, FactView } from "../../registry.contract.ts";

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

export interface MergeOutlook {
  /** Facts that the kept file gets. */
  readonly comes: number;
  /** Facts that stay readable in the merged file, because the kept one says something for the same time. */
  readonly stays: number;
  /** People who come along: `父亲 张三`. */
  readonly kin: readonly string[];
  /** Reasons to think again. */
  readonly warnings: readonly { readonly grave: boolean; readonly text: string }[];
}

/** By the same rule as the server: a fact comes over unless the kept file has one of its kind in its time. */
export function outlookOf(kept: ChildFile, merged: ChildFile): MergeOutlook {
  const known: Pick<FactView, "kind" | "slot" | "from" | "to">[] = [...kept.facts];
  let comes = 0;
  for (const fact of [...merged.facts].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (known.some((other) => isSameSlot(other, fact) && overlaps(other, fact))) continue;
    known.push(fact);
    comes += 1;
  }
  const kin = merged.kin
    .filter(
      (row) =>
        !kept.kin.some(
          (own) =>
            own.person.id === row.person.id ||
            (own.relation === row.relation && own.person.name === row.person.name),
        ),
    )
    .map(({ relationLabel, person }) => `${relationLabel} ${person.name}`);
  return { comes, stays: merged.facts.length - comes, kin, warnings: warningsOf(kept, merged) };
}

function isSameSlot(a: Pick<FactView, "kind" | "slot">, b: Pick<FactView, "kind" | "slot">): boolean {
  return a.kind === b.kind && a.slot === b.slot;
}

const FAR = "9999-12-31";

function overlaps(a: Pick<FactView, "from" | "to">, b: Pick<FactView, "from" | "to">): boolean {
  return a.from < (b.to ?? FAR) && b.from < (a.to ?? FAR);
}

function warningsOf(kept: ChildFile, merged: ChildFile): MergeOutlook["warnings"] {
  const [mine, other] = [kept.person, merged.person];
  const warnings: { grave: boolean; text: string }[] = [];
  if (mine.citizenNoMasked !== null && other.citizenNoMasked !== null) {
    if (mine.citizenNoMasked !== other.citizenNoMasked)
      warnings.push({
        grave: true,
        text: "两份档案的身份证号不一样，很可能是两个孩子。请先对照证件，确有一个录错了再合并。",
      });
  } else if (other.citizenNoMasked !== null) {
    warnings.push({
      grave: false,
      text: "留下的这份没有身份证号，另一份有；号码不会自动带过来，建议改为留下有号码的那份。",
    });
  }
  if (mine.sex !== other.sex && mine.sex !== "0" && other.sex !== "0")
    warnings.push({ grave: true, text: "两份档案的性别不一样，请先核对。" });
  if (kept.endedOn !== null && merged.endedOn === null)
    warnings.push({ grave: false, text: "留下的这份已经结束，另一份还在用，建议改为留下还在用的那份。" });
  return warnings;
}
