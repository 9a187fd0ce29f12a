/** The list of children narrowed as somebody types: a part of the name, pinyin or its initials, the end of a carer's phone. Pure. */
import type { ChildDocument } from "../phone/child-document.contract.ts";

export interface ChildFilter {
  readonly code: string;
  readonly label: string;
  readonly takes: (child: ChildDocument) => boolean;
}

/** Fewer digits would find everybody. */
const SHORTEST_TAIL = 3;

export function findChildren(
  children: readonly ChildDocument[],
  words: string,
  takes: (child: ChildDocument) => boolean = () => true,
): ChildDocument[] {
  const wanted = words
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s·•]/g, "");
  return children.filter((child) => takes(child) && (wanted === "" || isMeant(child, wanted)));
}

function isMeant(child: ChildDocument, wanted: string): boolean {
  if (/^\d+$/.test(wanted))
    return (
      wanted.length >= SHORTEST_TAIL && child.relatives.some(({ phone }) => phone?.endsWith(wanted) === true)
    );
  return (
    child.name
      .toLowerCase()
      .replace(/[\s·•]/g, "")
      .includes(wanted) || child.keys.some((key) => key.startsWith(wanted))
  );
}

/** 都, 该走访, then the categories and risks that occur: nothing is offered that would find nobody. */
export function filtersOf(
  children: readonly ChildDocument[],
  isDue: (child: ChildDocument) => boolean,
): ChildFilter[] {
  const tags = new Map<string, string>();
  for (const child of children) for (const { code, label } of child.tags) tags.set(code, label);
  const hasRisk = (child: ChildDocument) => child.risk !== null && child.risk.level !== "green";
  const offered: ChildFilter[] = [
    { code: "due", label: "该走访", takes: isDue },
    { code: "risk", label: "有风险", takes: hasRisk },
    { code: "told", label: "等镇街核实", takes: ({ told }) => told.length > 0 },
    ...[...tags].map(([code, label]) => ({
      code,
      label: shortLabel(label),
      takes: (child: ChildDocument) => child.tags.some((tag) => tag.code === code),
    })),
  ];
  return [
    { code: "all", label: "全部", takes: () => true },
    ...offered.filter(({ takes }) => children.some(takes)),
  ];
}

/** 农村留守儿童 → 留守: chips are read in passing. */
function shortLabel(label: string): string {
  return label
    .replace("农村留守儿童", "留守")
    .replace("事实无人抚养儿童", "事实无人抚养")
    .replace(/儿童$/, "");
}
