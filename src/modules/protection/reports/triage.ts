/**
 * How much danger a report speaks of: the gravest thing that it says sets the colour, and every factor is shown with its reason. An
 * officer may correct it; the factors stay. Pure.
 */
import type { GradedCode } from "../protection.parameters.ts";
import { type Colour, type Situation, shortSituation } from "../protection-codes.contract.ts";
import type { ReportContent } from "./report-form.contract.ts";

export interface TriageInput {
  readonly content: Pick<ReportContent, "situations" | "danger" | "injury" | "done"> & {
    readonly children: readonly { readonly age?: number | undefined }[];
  };
  /** Other reports about the same child within the months looked back. */
  readonly earlier: number;
  /** Below this age a child without care is in danger at once. */
  readonly unattendedBelow: number;
  /** Which colour each thing that is said gives, as the parameters of the day have it. */
  readonly colours: Readonly<Record<GradedCode, Colour>>;
  /** Situations that only the police may look into, and those that named people alone see; an officer corrects it for the report. */
  readonly crimes: ReadonlySet<Situation>;
  readonly secrets: ReadonlySet<Situation>;
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

export function triage({ content, earlier, unattendedBelow, colours, crimes, secrets }: TriageInput): Triage {
  const { situations, danger, injury, children } = content;
  const factors: Factor[] = situations.map((code) => ({
    code,
    says: shortSituation[code],
    colour: colours[code],
  }));
  const add = (code: GradedCode, says: string) => factors.push({ code, says, colour: colours[code] });
  if (danger === "yes") add("danger", "报告的人说孩子现在有危险");
  if (danger === "unsure") add("unsure", "报告的人说不准孩子是否有危险");
  if (injury === "severe") add("severe", "伤得重");
  if (injury === "light") add("light", "身上有伤");
  const isYoung = children.some(({ age }) => age !== undefined && age < unattendedBelow);
  if (isYoung && situations.includes("MR6")) add("young", `不满 ${unattendedBelow} 周岁的孩子没有人照料`);
  // Nothing that is known speaks of danger: the statement has still to be read by somebody.
  if (factors.length === 0) add("nothing", "没有选情形，也没有说有危险");
  const gravest = gravestOf(factors);
  if (earlier > 0 && gravest !== "red")
    factors.push({
      code: "earlier",
      says: `这个孩子此前还有 ${earlier} 次报告，上调一级`,
      colour: oneUp(gravest),
    });
  return {
    colour: gravestOf(factors),
    factors,
    isCrime: situations.some((code) => crimes.has(code)),
    isSecret: situations.some((code) => secrets.has(code)),
  };
}

function gravestOf(factors: readonly Factor[]): Colour {
  return order.find((colour) => factors.some((factor) => factor.colour === colour)) ?? "blue";
}

function oneUp(colour: Colour): Colour {
  return order[Math.max(0, order.indexOf(colour) - 1)] ?? "red";
}
