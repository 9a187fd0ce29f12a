/** The four ways on from a report, and what each entails, in a sentence. Pure. */

export type Outcome = "open" | "join" | "refer" | "unfounded";

export interface Decision {
  readonly outcome: Outcome;
  readonly label: string;
  readonly entails: string;
  /** What the reason is called. */
  readonly why: string;
}

export const decisions: readonly Decision[] = [
  {
    outcome: "open",
    label: "立案核查",
    entails: "建立一个个案，由您负责；现场核查的时限马上开始，涉嫌违法犯罪的同时计时转公安。",
    why: "交办意见：先去看什么、找谁",
  },
  {
    outcome: "join",
    label: "并入在办的个案",
    entails: "这份报告记进那个个案，由那个个案的负责人一起处理，不再另开。",
    why: "为什么是同一件事",
  },
  {
    outcome: "refer",
    label: "转其他部门",
    entails: "这份报告在这里办结，由那个部门依法处理；请另行移送材料。还要答复报告的人。",
    why: "为什么归那个部门管",
  },
  {
    outcome: "unfounded",
    label: "不属实",
    entails: "这份报告办结，不建个案；怎么核实的会一直留着，同一个孩子再有报告时看得到。还要答复报告的人。",
    why: "怎么核实的、为什么不属实",
  },
];
