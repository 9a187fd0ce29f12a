/** What each figure of the picture counts: said once, and shown where the figure stands. Pure. */
import { clockSpecs } from "../cases/clocks.ts";

export interface FigureDefinition {
  readonly code: string;
  readonly title: string;
  /** 口径: what is counted, from when to when. */
  readonly says: string;
}

/** Clocks whose terms are kept in the picture, in the order of the work. */
const timed = [
  "takeUp",
  "firstContact",
  "visit",
  "policeTransfer",
  "placement",
  "assess",
  "confer",
  "plan",
  "feedback",
] as const;

/** Intervals that no document sets a term to, but whose length is the point of the whole response. */
export const spans: readonly FigureDefinition[] = [
  {
    code: "firstAct",
    title: "首次行动",
    says: "从最早一次报告（没有报告的，从立案）到第一次联系孩子、到现场、转公安或者安置孩子，按立案时间计入本期",
  },
  {
    code: "safety",
    title: "孩子安全",
    says: "从最早一次报告（没有报告的，从立案）到评估为安全、有条件安全，或者安置到安全的地方；后来又不安全的重新算起，按立案时间计入本期",
  },
];

export const clockDefinitions: readonly FigureDefinition[] = timed.map((code) => {
  const spec = clockSpecs.find((one) => one.code === code);
  if (spec === undefined) throw new RangeError(`no clock is called ${code}`);
  return {
    code,
    title: spec.title,
    says: `按“${spec.title}”的时限在本期起算的件数；到期前办了的算按时，到期还没有办或者到期后才办的算超时，还没有到期的不计入按时率。依据：${spec.cite.document}`,
  };
});

export const openSays =
  "没有结案、您看得到的个案，截至打开页面的时候；有任一时限超过而没有办的算超时。涉密个案只向指定的人显示，其余的人只在“另有涉密个案”里看到件数";
export const ageSays = "按个案里年龄最小的孩子在今天的周岁；没有出生日期的归入“不详”";
export const situationSays = "一件个案有几种情形的，每种情形各计一次，所以各项之和可能大于件数";
export const receiverSays =
  "第一个接到报告的人：报告后来签收移交给别人的，仍然计在第一个人名下；按收到报告的时间计入本期";
export const unitSays =
  "本期发出的协办单和会商议定事项，撤回的不计；办结率＝已办结（含办理无果）÷（发出－拒收），按时＝到期前办结";
export const reportSays =
  "本期收到的报告；发现后超过规定时间才报告的算迟报，没有写发现时间的不计入；查否＝核实为不属实或者不属于保护事项";
