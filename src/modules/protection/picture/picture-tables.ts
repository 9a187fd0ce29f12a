/**
 * Every table of the picture, declared once: what it counts, from when to when, where that is read, and how its columns hang together,
 * so that the page, the file and the paper say the same and small figures can be withheld. Pure.
 */
import type { Definition, PictureTable } from "./picture.contract.ts";

type Kind = PictureTable["columns"][number]["kind"];

export interface ColumnSpec {
  readonly code: string;
  readonly label: string;
  readonly kind: Kind;
  /** The counts from which a share or a median is reckoned: where one of them is withheld, so is this. */
  readonly from?: readonly string[];
}

export interface TableSpec {
  readonly code: string;
  readonly title: string;
  readonly by: string;
  readonly definition: Definition;
  readonly columns: readonly ColumnSpec[];
  /** Columns that add up to another one of the same row. */
  readonly sums?: readonly { readonly sum: string; readonly parts: readonly string[] }[];
  /** Not about children: nothing is withheld. */
  readonly isOfOffices?: true;
}

const count = (code: string, label: string): ColumnSpec => ({ code, label, kind: "count" });
const share = (code: string, label: string, from: readonly string[]): ColumnSpec => ({
  ...{ code, label, from },
  kind: "percent",
});
const hours = (code: string, label: string, from: readonly string[]): ColumnSpec => ({
  ...{ code, label, from },
  kind: "hours",
});

const SEALED = "涉密个案单列一行、只在全区计数，不分镇街、等级；看镇街时不计。";
const openDefinition: Definition = {
  counts: `现在没有结案的个案；“超时”是最近一个还在走的时限已经过了的。涉密个案不在表里，只在页首计总数。`,
  starts: "立案",
  ends: "两人签字结案",
  source: "个案的状态和时限，与个案列表同一份数据",
};
const openColumns = [count("open", "在办"), count("late", "其中超时")];
const open = (code: string, title: string, by: string, more = ""): TableSpec => ({
  ...{ code, title, by, columns: openColumns },
  definition: { ...openDefinition, counts: `${openDefinition.counts}${more}` },
});

export const openTables = {
  link: open("openByLink", "在办个案：五个环节", "环节"),
  colour: open("openByColour", "在办个案：风险等级", "风险等级"),
  place: open("openByPlace", "在办个案：区域", "区域"),
  age: open("openByAge", "在办个案：孩子的年龄", "最小孩子的年龄", "几个孩子的个案按最小的孩子算。"),
  situation: open(
    "openBySituation",
    "在办个案：情形",
    "情形",
    "一件有几种情形的，每种都算一次，所以没有合计。",
  ),
} as const;

export const measureCodes = ["takeUp", "contact", "firstAct", "safety", "feedback"] as const;
export type MeasureCode = (typeof measureCodes)[number];

interface MeasureSpec {
  readonly title: string;
  readonly definition: Definition;
}

export const measures: Readonly<Record<MeasureCode, MeasureSpec>> = {
  takeUp: {
    title: "报告到签收受理",
    definition: {
      counts: `这段时间收到的报告；按时是在“受理”时限内有人签收。还没到时限的不计入按时、超时。${SEALED}`,
      starts: "系统收到报告",
      ends: "有人签收受理",
      source: "报告的时限“签收受理”",
    },
  },
  contact: {
    title: "危机个案首次联系",
    definition: {
      counts: `这段时间立案的红色个案；按时是在“首次联系”时限（一小时）内联系到孩子或监护人，或者到了现场。${SEALED}`,
      starts: "时长从收到报告起；时限从立案起",
      ends: "第一次处置：联系上、到现场、转公安或安置",
      source: "个案的时限“首次联系”",
    },
  },
  firstAct: {
    title: "报告到首次处置",
    definition: {
      counts: `这段时间立案的个案；按时看第一道时限：红色是“首次联系”，其他是“现场核查”。${SEALED}`,
      starts: "时长从收到报告起（几次报告的从第一次）；时限从立案起",
      ends: "第一次处置：联系上、到现场、转公安或安置",
      source: "个案记录和时限，状态由记录推出，没有人手填",
    },
  },
  safety: {
    title: "报告到孩子安全",
    definition: {
      counts: `这段时间立案的个案；件数和时长只算孩子现在已经安全的，按时、超时只算评估过不安全、要安置的。${SEALED}`,
      starts: "时长从收到报告起；安置时限从评估为不安全起",
      ends: "安全评估为安全、有条件安全，或者已经紧急安置",
      source: "个案的安全评估记录和时限“临时安置决定”",
    },
  },
  feedback: {
    title: "报告到反馈报告人",
    definition: {
      counts: `这段时间处置完的报告；按时是在“反馈报告人”时限内答复。还没到时限的不计入按时、超时。${SEALED}`,
      starts: "时长从收到报告起；时限从处置完起",
      ends: "答复报告人",
      source: "报告的时限“反馈报告人”",
    },
  },
};

const timeColumns: readonly ColumnSpec[] = [
  count("of", "到期"),
  count("met", "按时"),
  count("missed", "超时"),
  share("inTime", "按时率", ["of", "met", "missed"]),
  count("timed", "有时长"),
  hours("median", "中位数（小时）", ["timed"]),
  hours("p90", "九成在（小时）内", ["timed"]),
  count("ofBefore", "上期到期"),
  count("metBefore", "上期按时"),
  count("missedBefore", "上期超时"),
  share("inTimeBefore", "上期按时率", ["ofBefore", "metBefore", "missedBefore"]),
  count("timedBefore", "上期有时长"),
  hours("medianBefore", "上期中位数（小时）", ["timedBefore"]),
];

export function timeTable(measure: MeasureCode, by: "colour" | "place"): TableSpec {
  const { title, definition } = measures[measure];
  return {
    code: `${measure}By${by === "colour" ? "Colour" : "Place"}`,
    title: `${title}：${by === "colour" ? "风险等级" : "区域"}`,
    by: by === "colour" ? "风险等级" : "区域",
    definition,
    columns: timeColumns,
    sums: [
      { sum: "of", parts: ["met", "missed"] },
      { sum: "ofBefore", parts: ["metBefore", "missedBefore"] },
    ],
  };
}

export const receiverTable: TableSpec = {
  code: "receivers",
  title: "首接：谁最先接到",
  by: "区域",
  definition: {
    counts: `这段时间收到的报告，按报告里的地点；首接的人一直负责到另一个人签收为止。${SEALED}`,
    starts: "收到报告；转交时长从提出转交起",
    ends: "接手的人签收",
    source: "报告和转交记录",
  },
  columns: [
    count("received", "收到"),
    count("handed", "转交并签收"),
    count("refused", "转交被退回"),
    count("waiting", "转交没人签"),
    hours("signing", "转交到签收（小时，中位数）", ["handed"]),
  ],
};

export const assignmentTable: TableSpec = {
  code: "assignments",
  title: "协办单：成员单位",
  by: "单位",
  definition: {
    counts: `这段时间发出的协办单（会商议定事项、帮扶措施、转办、建议），撤回的不算。按时签收看“协办单签收”时限，按时回复看各单写明的期限；办结率是已经回复的占发出的。涉密个案的单列一行。`,
    starts: "发出协办单",
    ends: "承办单位签收；承办单位回复办理结果",
    source: "个案里的协办单",
  },
  columns: [
    count("sent", "发出"),
    count("signed", "按时签收"),
    count("answered", "按时回复"),
    count("settled", "已回复"),
    count("overdue", "超期未回复"),
    share("rate", "办结率", ["sent", "settled"]),
  ],
};

export const resolutionTable: TableSpec = {
  code: "resolutions",
  title: "会商议定事项：没有办完的",
  by: "单位",
  definition: {
    counts: "现在没有办完的联合会商议定事项，不论哪天议定；“超期”是过了会上定的日期的。涉密个案的单列一行。",
    starts: "会商记录写下议定事项",
    ends: "单位回复办理结果，或者负责人撤回",
    source: "个案里的协办单，种类是会商议定事项",
  },
  columns: [count("open", "没有办完"), count("overdue", "其中超期")],
};

const reportDefinition = (more = ""): Definition => ({
  counts: `这段时间收到的报告。迟报是单位发现后超过“报告晚于发现”小时数（默认 24 小时）才报的，没有写发现时间的不算迟报；不属实是核实后决定的。${SEALED}${more}`,
  starts: "系统收到报告",
  ends: null,
  source: "报告",
});
const reportColumns: readonly ColumnSpec[] = [
  count("received", "收到"),
  count("late", "迟报"),
  share("lateShare", "迟报率", ["received", "late"]),
  count("unfounded", "不属实"),
  count("before", "上期收到"),
];
const reports = (code: string, title: string, by: string, more?: string): TableSpec => ({
  ...{ code, title, by, columns: reportColumns },
  definition: reportDefinition(more),
});
export const reportTables = {
  channel: reports("reportsByChannel", "报告：渠道", "渠道"),
  situation: reports(
    "reportsBySituation",
    "报告：九类情形",
    "情形",
    "一件有几种情形的，每种都算一次，所以没有合计。",
  ),
  outcome: reports("reportsByOutcome", "报告：结果", "结果"),
} as const;

export const dutyTable: TableSpec = {
  code: "duties",
  title: "六大保护：职责完成",
  by: "单位",
  definition: {
    counts: "今年应该做的职责；完成率是已完成的占已完成和逾期的，没到期的、免除的不算。",
    starts: "职责的周期开始",
    ends: "登记了做过的事",
    source: "登记台账和“六大保护”，与那一页同一份数据",
  },
  columns: [
    count("done", "已完成"),
    count("overdue", "逾期"),
    count("open", "没到期"),
    count("excused", "免除"),
    share("rate", "完成率", ["done", "overdue"]),
  ],
  isOfOffices: true,
};

const declared: readonly TableSpec[] = [
  ...Object.values(openTables),
  ...measureCodes.flatMap((measure) => [timeTable(measure, "colour"), timeTable(measure, "place")]),
  ...[receiverTable, assignmentTable, resolutionTable],
  ...Object.values(reportTables),
  dutyTable,
];

export function specOf(code: string): TableSpec {
  const spec = declared.find((one) => one.code === code);
  if (spec === undefined) throw new Error(`no table ${code} is declared`);
  return spec;
}
