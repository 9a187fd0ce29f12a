/**
 * How much danger a report speaks of: the gravest thing that it says sets the colour, and every factor is shown with its reason. An
 * officer may correct it; the factors stay. Pure.
 */
import type { Colour, Situation } from "../protection-codes.contract.ts";
import type { ReportContent } from "./report-form.contract.ts";

export interface TriageInput {
  readonly content: Pick<ReportContent, "situations" | "danger" | "injury" | "done"> & {
    readonly children: readonly { readonly age?: number | undefined }[];
  };
  /** Other reports about the same child within the months looked back. */
  readonly earlier: number;
  /** Below this age a child without care is in danger at once. */
  readonly unattendedBelow: number;
}

export interface Factor {
  readonly code: string;
  readonly says: string;
  readonly colour: Colour;
}

export interface Triage {
  readonly colour: Colour;
  readonly factors: readonly Factor[];
  /** Something that only the police may look into. */
  readonly isCrime: boolean;
  /** Seen by named people only. */
  readonly isSecret: boolean;
}

const order: readonly Colour[] = ["red", "orange", "yellow", "blue"];

const bySituation: Readonly<Record<Situation, Colour>> = {
  MR1: "red",
  MR2: "red",
  MR3: "red",
  MR4: "orange",
  MR5: "red",
  MR6: "orange",
  MR7: "red",
  MR8: "orange",
  MR9: "yellow",
};

/** In a few words, for lists. */
export const shortSituation: Readonly<Record<Situation, string>> = {
  MR1: "隐私部位有非正常损伤",
  MR2: "不满十四周岁的女孩疑似遭受性侵害",
  MR3: "疑似遭受性侵害所致怀孕、流产",
  MR4: "身上多处损伤、营养不良或意识不清",
  MR5: "非正常原因导致伤残或死亡",
  MR6: "被遗弃或长期无人照料",
  MR7: "来源不明、失踪或被拐卖",
  MR8: "被组织乞讨",
  MR9: "其他不法侵害的危险",
};

const crimes: ReadonlySet<Situation> = new Set(["MR1", "MR2", "MR3", "MR5", "MR7", "MR8"]);
const sexual: ReadonlySet<Situation> = new Set(["MR1", "MR2", "MR3"]);

export function triage({ content, earlier, unattendedBelow }: TriageInput): Triage {
  const { situations, danger, injury, children } = content;
  const factors: Factor[] = situations.map((code) => ({
    code,
    says: shortSituation[code],
    colour: bySituation[code],
  }));
  const add = (code: string, says: string, colour: Colour) => factors.push({ code, says, colour });
  if (danger === "yes") add("danger", "报告的人说孩子现在有危险", "red");
  if (danger === "unsure") add("unsure", "报告的人说不准孩子是否有危险", "orange");
  if (injury === "severe") add("injury", "伤得重", "red");
  if (injury === "light") add("injury", "身上有伤", "orange");
  const isYoung = children.some(({ age }) => age !== undefined && age < unattendedBelow);
  if (isYoung && situations.includes("MR6"))
    add("young", `不满 ${unattendedBelow} 周岁的孩子没有人照料`, "red");
  // Nothing that is known speaks of danger: the statement has still to be read by somebody.
  if (factors.length === 0) add("nothing", "没有选情形，也没有说有危险", "yellow");
  const gravest = gravestOf(factors);
  if (earlier > 0 && gravest !== "red")
    add("earlier", `这个孩子此前还有 ${earlier} 次报告，上调一级`, oneUp(gravest));
  return {
    colour: gravestOf(factors),
    factors,
    isCrime: situations.some((code) => crimes.has(code)),
    isSecret: situations.some((code) => sexual.has(code)),
  };
}

function gravestOf(factors: readonly Factor[]): Colour {
  return order.find((colour) => factors.some((factor) => factor.colour === colour)) ?? "blue";
}

function oneUp(colour: Colour): Colour {
  return order[Math.max(0, order.indexOf(colour) - 1)] ?? "red";
}
