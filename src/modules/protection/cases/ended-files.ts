/** Children of a case whose file has ended while the case goes on: about whom the case has yet to say what follows. Pure. */
import type { HappenedEvent } from "./clocks.ts";

const whys = {
  died: "孩子的档案已按死亡结束",
  movedAway: "孩子的档案已按迁出本区结束",
  grownUp: "孩子的档案已按年满十八周岁结束",
} as const;

export const next: Readonly<Record<EndedWhy, string>> = {
  died: "请在个案里核实；确认后以“孩子死亡”提出结案。",
  movedAway: "请在个案里登记移交外区县；对方接收以前仍由您负责。",
  grownUp: "请在个案里核实是否还要帮扶；不需要的，以“孩子已满十八周岁”提出结案。",
};

export type EndedWhy = keyof typeof whys;
export const isEndedWhy = (why: string | null): why is EndedWhy => why !== null && Object.hasOwn(whys, why);
export const sayEnded = (why: EndedWhy): string => whys[why];

/** The case says what follows for all its children. */
const settling: ReadonlySet<string> = new Set(["transferredOut", "closingAsked", "closed"]);

export interface EndedFile {
  readonly person: string;
  readonly why: EndedWhy;
  readonly isOpen: boolean;
}

/** Each child once: as it stands after the last that happened. */
export function endedFilesOf(events: readonly HappenedEvent[]): EndedFile[] {
  const found = new Map<string, EndedFile>();
  for (const { code, data } of events) {
    const { person, why } = data;
    if (code === "fileEnded" && typeof person === "string" && typeof why === "string" && isEndedWhy(why))
      found.set(person, { person, why, isOpen: true });
    const told = [...found.values()].filter((one) => settling.has(code) || isAbout(code, one, person));
    for (const one of told) found.set(one.person, { ...one, isOpen: false });
  }
  return [...found.values()];
}

function isAbout(code: string, one: EndedFile, person: unknown): boolean {
  return (code === "personLeft" || code === "fileReturned") && one.person === person;
}

/** Whose file has ended by what the case was told last. */
export function hasEnded(events: readonly HappenedEvent[], person: string): boolean {
  const last = events.findLast(
    ({ code, data }) => (code === "fileEnded" || code === "fileReturned") && data["person"] === person,
  );
  return last?.code === "fileEnded";
}
