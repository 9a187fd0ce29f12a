/** The columns of the list of applications, on the page and in its file. */
import type { Clock, MatterLine } from "./matter-view.contract.ts";
import { matterStateCodes } from "./matter-view.contract.ts";

export interface ApplicationColumn {
  readonly key:
    | "name"
    | "clock"
    | "step"
    | "procedure"
    | "desk"
    | "place"
    | "received"
    | "no"
    | "state"
    | "ended";
  readonly title: string;
  /** In the file, in characters of half width. */
  readonly width: number;
  readonly words: (line: MatterLine) => string;
}

const name: ApplicationColumn = { key: "name", title: "儿童", width: 14, words: (line) => line.subjectName };
const common: readonly ApplicationColumn[] = [
  { key: "place", title: "户籍地", width: 20, words: (line) => line.placeName },
  { key: "received", title: "受理", width: 12, words: (line) => line.receivedOn ?? "" },
  { key: "no", title: "编号", width: 24, words: (line) => line.no ?? "未受理" },
];
const procedure: ApplicationColumn = {
  key: "procedure",
  title: "事项",
  width: 34,
  words: (line) => line.procedureTitle,
};

const openColumns: readonly ApplicationColumn[] = [
  name,
  {
    key: "clock",
    title: "期限",
    width: 36,
    words: ({ state, clock }) => (state === "draft" ? "草稿，未受理" : clockWords(clock)),
  },
  { key: "step", title: "到哪一步", width: 20, words: (line) => line.stepTitle ?? "" },
  procedure,
  { key: "desk", title: "在谁手上", width: 30, words: (line) => line.deskName ?? "" },
  ...common,
];

const endedColumns: readonly ApplicationColumn[] = [
  name,
  { key: "state", title: "结果", width: 12, words: (line) => matterStateCodes.label(line.state) },
  { key: "ended", title: "办结", width: 12, words: (line) => line.endedOn ?? "" },
  procedure,
  ...common,
];

/** Of those under way when they are due and with whom, of the others how and when they ended. */
export function applicationColumns(state: string): readonly ApplicationColumn[] {
  return isOpenList(state) ? openColumns : endedColumns;
}

export function isOpenList(state: string): boolean {
  return ["open", "draft", "running", "supplementing"].includes(state);
}

export function clockWords({ says, tone }: Pick<Clock, "says" | "tone">): string {
  return tone === "cannotTell" ? `${says}（暂按周一至周五推算）` : says;
}
