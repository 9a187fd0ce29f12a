/** Tables of figures out of what was counted: the page, the file and the printed sheet are all made of them. Pure. */
import { type MemberUnit, memberUnitCodes } from "../../../kernel/member-units.ts";
import { linkOf } from "../cases/case-codes.contract.ts";
import {
  channelCodes,
  colourCodes,
  linkCodes,
  shortSituation,
  situationCodes,
} from "../protection-codes.contract.ts";
import type * as counted from "./counted.ts";
import * as definitions from "./figure-definitions.ts";
import type { FigureColumn, FigureRow, FigureTable } from "./picture.contract.ts";

type Cells = Record<string, number | null>;

const count = (key: string, label: string): FigureColumn => ({ key, label, kind: "count", of: null });
const percent = (key: string, label: string, of: string): FigureColumn => ({
  key,
  label,
  kind: "percent",
  of,
});
const minutes = (key: string, label: string, of: string): FigureColumn => ({
  key,
  label,
  kind: "minutes",
  of,
});

const WHOLE = 10_000;
/** Hundredths of a per cent; null where there is nothing to take a share of. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * WHOLE) / whole);

const colours = colourCodes.codes;
const openColumns: readonly FigureColumn[] = [
  count("count", "件数"),
  ...colours.map((colour) => count(colour, colourCodes.label(colour).slice(0, 1))),
  count("late", "其中超时"),
];

export interface PlaceNames {
  nameOf(code: string): string;
}

/** Open cases by link, and by place; both by colour. */
export function openTables(
  groups: readonly counted.OpenGroup[],
  place: string,
  names: PlaceNames,
): FigureTable[] {
  const within = `place=${place}`;
  const byLink = linkCodes.codes.map((link) =>
    openRow(
      link,
      linkCodes.label(link),
      groups.filter(({ state }) => linkOf[state] === link),
      `${within}&link=${link}`,
    ),
  );
  const places = [...new Set(groups.map((one) => one.place))].sort();
  const byPlace = places.map((code) =>
    openRow(
      code,
      names.nameOf(code),
      groups.filter((one) => one.place === code),
      `place=${code}`,
    ),
  );
  const total = openRow("total", "合计", groups, within);
  const shape = { columns: [...openColumns], total, sums: [["count", ...colours]] };
  return [
    {
      code: "openByLink",
      title: "正在处理的个案：按环节和风险等级",
      says: definitions.openSays,
      rowTitle: "环节",
      rows: byLink,
      ...shape,
    },
    {
      code: "openByPlace",
      title: "正在处理的个案：按地方和风险等级",
      says: definitions.openSays,
      rowTitle: "地方",
      rows: byPlace,
      ...shape,
    },
  ];
}

function openRow(key: string, label: string, groups: readonly counted.OpenGroup[], query: string): FigureRow {
  const sum = (pick: (one: counted.OpenGroup) => number) => groups.reduce((all, one) => all + pick(one), 0);
  const link = (more: string) => `/cases?${query}${more}`;
  return {
    key,
    label,
    cells: {
      count: sum((one) => one.count),
      ...Object.fromEntries(
        colours.map((colour) => [colour, sum((one) => (one.colour === colour ? one.count : 0))]),
      ),
      late: sum((one) => one.late),
    },
    links: {
      count: link(""),
      ...Object.fromEntries(colours.map((colour) => [colour, link(`&colour=${colour}`)])),
      late: link("&late=true"),
    },
  };
}

/** First year of each band, and its name. */
const bands: readonly (readonly [from: number, label: string])[] = [
  [0, "3 岁以下"],
  [3, "3–5 岁"],
  [6, "6–11 岁"],
  [12, "12–13 岁"],
  [14, "14–15 岁"],
  [16, "16–17 岁"],
  [18, "满 18 岁"],
];

export function agesTable(groups: readonly counted.AgeGroup[]): FigureTable {
  const inBand = (at: number) => (group: counted.AgeGroup) =>
    group.age !== null &&
    group.age >= (bands[at]?.[0] ?? 0) &&
    group.age < (bands[at + 1]?.[0] ?? Number.POSITIVE_INFINITY);
  const rows = bands.map(([from, label], at) => plainRow(`age${from}`, label, groups.filter(inBand(at))));
  return {
    code: "openByAge",
    title: "正在处理的个案：按孩子的年龄",
    says: `${definitions.openSays}。${definitions.ageSays}`,
    rowTitle: "年龄",
    columns: [count("count", "件数"), count("late", "其中超时")],
    rows: [
      ...rows,
      plainRow(
        "unknown",
        "不详",
        groups.filter(({ age }) => age === null),
      ),
    ],
    total: plainRow("total", "合计", groups),
    sums: [],
  };
}

export function situationsTable(groups: readonly counted.SituationGroup[]): FigureTable {
  return {
    code: "openBySituation",
    title: "正在处理的个案：按情形",
    says: `${definitions.openSays}。${definitions.situationSays}`,
    rowTitle: "情形",
    columns: [count("count", "件数"), count("late", "其中超时")],
    rows: situationCodes.codes.map((code) =>
      plainRow(
        code,
        shortSituation[code],
        groups.filter(({ situation }) => situation === code),
      ),
    ),
    total: null,
    sums: [],
  };
}

function plainRow(
  key: string,
  label: string,
  groups: readonly { readonly count: number; readonly late: number }[],
): FigureRow {
  const cells: Cells = {
    count: groups.reduce((sum, one) => sum + one.count, 0),
    late: groups.reduce((sum, one) => sum + one.late, 0),
  };
  return { key, label, cells, links: {} };
}

const timeColumns: readonly FigureColumn[] = [
  count("due", "已到期或已办"),
  count("inTime", "按时"),
  count("late", "超时"),
  count("running", "还没到期"),
  percent("share", "按时率", "due"),
  percent("shareBefore", "上期按时率", "dueBefore"),
  minutes("median", "一半在多久内", "met"),
  minutes("medianBefore", "上期", "metBefore"),
  minutes("p90", "九成在多久内", "met"),
];

/** How long each step took, beside the period before. */
export function timesTable(now: readonly counted.Timing[], before: readonly counted.Timing[]): FigureTable {
  const all = (list: readonly counted.Timing[], code: string) =>
    list.find((one) => one.code === code && one.colour === null && one.place === null);
  const steps = [...definitions.spans, ...definitions.clockDefinitions];
  return {
    code: "times",
    title: "每一步用了多久",
    says: `各步的口径：${steps.map(({ title, says }) => `“${title}”：${says}`).join("；")}`,
    rowTitle: "步骤",
    columns: [...timeColumns],
    rows: steps.map(({ code, title }) => ({
      key: code,
      label: title,
      cells: timeCells(all(now, code), all(before, code)),
      links: {},
    })),
    total: null,
    sums: [["due", "inTime", "late"]],
  };
}

/** An interval without a term has nothing to be late for: only its length is told. */
function timeCells(one: counted.Timing | undefined, before: counted.Timing | undefined): Cells {
  const due = dueOf(one);
  const dueBefore = dueOf(before);
  const hasTerm = one === undefined || definitions.spans.every(({ code }) => code !== one.code);
  return {
    due: hasTerm ? due : null,
    inTime: hasTerm ? (one?.inTime ?? 0) : null,
    late: hasTerm ? (one?.late ?? 0) : null,
    running: one?.running ?? 0,
    share: shareOf(one?.inTime ?? 0, due),
    dueBefore,
    shareBefore: shareOf(before?.inTime ?? 0, dueBefore),
    met: one?.met ?? 0,
    median: one?.median ?? null,
    metBefore: before?.met ?? 0,
    medianBefore: before?.median ?? null,
    p90: one?.p90 ?? null,
  };
}

export const dueOf = (one: counted.Timing | undefined): number => (one?.inTime ?? 0) + (one?.late ?? 0);

/** Share in time of the steps that matter most, by colour or by place. */
export function sharesTable(
  by: "colour" | "place",
  timings: readonly counted.Timing[],
  names: PlaceNames,
): FigureTable {
  const steps = [
    { code: "takeUp", label: "签收受理" },
    { code: "visit", label: "现场核查" },
    { code: "feedback", label: "反馈报告人" },
  ];
  const keys =
    by === "colour" ? [...colours] : [...new Set(timings.flatMap(({ place }) => place ?? []))].sort();
  const find = (code: string, key: string) =>
    timings.find((one) => one.code === code && (by === "colour" ? one.colour : one.place) === key);
  return {
    code: by === "colour" ? "sharesByColour" : "sharesByPlace",
    title: by === "colour" ? "按时率：按风险等级" : "按时率：按地方",
    says: "口径同“每一步用了多久”；风险等级按现在的等级",
    rowTitle: by === "colour" ? "风险等级" : "地方",
    columns: [
      ...steps.flatMap(({ code, label }) => [
        count(`${code}Due`, `${label}件数`),
        percent(code, "按时率", `${code}Due`),
      ]),
      count("met", "有首次行动"),
      minutes("firstAct", "首次行动一半在", "met"),
      count("safeMet", "已经安全"),
      minutes("safety", "安全一半在", "safeMet"),
    ],
    rows: keys.map((key) => ({
      key,
      label: by === "colour" ? colourCodes.label(key as never) : names.nameOf(key),
      cells: {
        ...Object.fromEntries(
          steps.flatMap(({ code }) => {
            const one = find(code, key);
            return [
              [`${code}Due`, dueOf(one)],
              [code, shareOf(one?.inTime ?? 0, dueOf(one))],
            ];
          }),
        ),
        met: find("firstAct", key)?.met ?? 0,
        firstAct: find("firstAct", key)?.median ?? null,
        safeMet: find("safety", key)?.met ?? 0,
        safety: find("safety", key)?.median ?? null,
      },
      links: {},
    })),
    total: null,
    sums: [],
  };
}

export function receiversTable(groups: readonly counted.ReceiverGroup[]): FigureTable {
  return {
    code: "receivers",
    title: "首接责任人",
    says: definitions.receiverSays,
    rowTitle: "首接的人",
    columns: [
      count("count", "接到报告"),
      count("waiting", "还没有签收"),
      count("handedOn", "移交并被签收"),
      count("offered", "移交了还没有签收"),
      minutes("takeUp", "签收一半在", "count"),
      minutes("sign", "对方签收一半在", "handedOn"),
    ],
    rows: groups.map((one) => ({
      key: one.accountId,
      label: one.name,
      cells: {
        count: one.count,
        waiting: one.waiting,
        handedOn: one.handedOn,
        offered: one.offered,
        takeUp: one.takeUpMedian,
        sign: one.signMedian,
      },
      links: {},
    })),
    total: null,
    sums: [],
  };
}

/** 协办单, and the resolutions of joint conferences, by unit. */
export function unitTables(groups: readonly counted.UnitGroup[]): FigureTable[] {
  const columns: readonly FigureColumn[] = [
    count("sent", "发出"),
    count("refused", "拒收"),
    count("settled", "办结"),
    count("open", "在办"),
    count("late", "其中超时"),
    percent("rate", "办结率", "taken"),
    percent("inTime", "办结的按时率", "settled"),
    minutes("accept", "签收一半在", "sent"),
  ];
  const table = (isResolution: boolean, title: string): FigureTable => {
    const own = groups.filter((one) => one.isResolution === isResolution);
    return {
      code: isResolution ? "resolutions" : "assignments",
      title,
      says: definitions.unitSays,
      rowTitle: "单位",
      columns: [...columns],
      rows: own
        .map((one) => ({
          key: one.unit ?? "own",
          label: one.unit === null ? "民政、镇街自己的人" : memberUnitCodes.label(one.unit as MemberUnit),
          cells: unitCells(one),
          links: {},
        }))
        .sort((one, other) => (other.cells["late"] ?? 0) - (one.cells["late"] ?? 0)),
      total: null,
      sums: [["sent", "refused", "settled", "open"]],
    };
  };
  return [table(false, "协办单：按单位"), table(true, "会商议定事项：按单位")];
}

function unitCells(one: counted.UnitGroup): Cells {
  const taken = one.sent - one.refused;
  return {
    ...{ sent: one.sent, refused: one.refused, settled: one.settled, open: one.open, late: one.late, taken },
    rate: shareOf(one.settled, taken),
    inTime: shareOf(one.inTime, one.settled),
    accept: one.acceptMedian,
  };
}

export function reportsTable(groups: readonly counted.ReportGroup[], dates: string): FigureTable {
  const row = (key: string, label: string, own: readonly counted.ReportGroup[], query: string): FigureRow => {
    const sum = (pick: (one: counted.ReportGroup) => number) => own.reduce((all, one) => all + pick(one), 0);
    const inState = (...states: readonly string[]) =>
      sum((one) => (states.includes(one.state) ? one.count : 0));
    const dated = sum((one) => one.dated);
    return {
      key,
      label,
      cells: {
        count: sum((one) => one.count),
        waiting: inState("received", "takenUp"),
        cases: inState("opened", "joined"),
        referred: inState("referred"),
        unfounded: inState("unfounded"),
        mandated: sum((one) => one.mandated),
        dated,
        tardy: shareOf(
          sum((one) => one.tardy),
          dated,
        ),
      },
      links: { count: `/reports?state=all&${dates}${query}` },
    };
  };
  return {
    code: "reports",
    title: "报告：按渠道和去向",
    says: definitions.reportSays,
    rowTitle: "渠道",
    columns: [
      count("count", "报告"),
      count("waiting", "待处理"),
      count("cases", "立案或并案"),
      count("referred", "转其他部门"),
      count("unfounded", "查否"),
      count("mandated", "其中单位报告"),
      percent("tardy", "迟报率", "dated"),
    ],
    rows: channelCodes.codes.map((code) =>
      row(
        code,
        channelCodes.label(code),
        groups.filter(({ channel }) => channel === code),
        `&channel=${code}`,
      ),
    ),
    total: row("total", "合计", groups, ""),
    sums: [["count", "waiting", "cases", "referred", "unfounded"]],
  };
}

export function reportedSituationsTable(groups: readonly counted.ReportedSituation[]): FigureTable {
  return {
    code: "reportsBySituation",
    title: "报告：九类情形",
    says: `${definitions.reportSays}。一件报告有几种情形的，每种各计一次`,
    rowTitle: "情形",
    columns: [count("count", "报告"), count("opened", "立案或并案"), count("unfounded", "查否")],
    rows: situationCodes.codes.map((code) => {
      const one = groups.find(({ situation }) => situation === code);
      return {
        key: code,
        label: shortSituation[code],
        cells: { count: one?.count ?? 0, opened: one?.opened ?? 0, unfounded: one?.unfounded ?? 0 },
        links: {},
      };
    }),
    total: null,
    sums: [],
  };
}
