/** What was written into a child's file lately, in sentences: what began, what it was before, what ended. Pure. */
import { businessDate } from "../../kernel/clock.ts";
import { sayFact } from "./plan-facts.ts";
import { labelOf } from "./say-labels.ts";

export interface WrittenFact {
  readonly personId: string;
  readonly kind: string;
  readonly slot: string;
  readonly from: string;
  readonly to: string | null;
  readonly value: Readonly<Record<string, unknown>>;
  readonly at: Date;
  readonly by: string | null;
}

export interface ToldChange {
  readonly on: string;
  readonly said: string;
  readonly by: string;
}

export interface Telling {
  /** Whatever came with the opening of the file is no change of it. */
  readonly openedAt: Date;
  readonly since: string;
  readonly today: string;
  /** Of the family: 父亲 李某某; empty for the child. */
  readonly nameOf: (personId: string) => string;
  readonly nameOfVillage: (code: string) => string;
}

const MOST = 12;

/** The last first, of one child and its family. */
export function changesTold(facts: readonly WrittenFact[], telling: Telling): ToldChange[] {
  const { openedAt, since, today, nameOf } = telling;
  const say = ({ kind, value }: WrittenFact) =>
    kind === "residence" ? sayHome(value, telling.nameOfVillage) : sayFact(kind, value);
  return facts
    .filter(({ at }) => at > openedAt && businessDate(at) >= since)
    .sort((one, other) => other.at.getTime() - one.at.getTime())
    .flatMap((fact): ToldChange[] => {
      const who = [nameOf(fact.personId), fact.kind === "condition" ? "" : labelOf(fact.kind)]
        .filter((part) => part !== "")
        .join(" ");
      const on = businessDate(fact.at);
      const by = fact.by ?? "系统";
      const overOn = fact.to !== null && fact.to <= today ? fact.to : undefined;
      // The former half of a value that another one has followed: the latter tells of both.
      if (overOn !== undefined && facts.some((other) => isSameLine(other, fact) && other.from === overOn))
        return [];
      if (overOn !== undefined) return [{ on, said: `${who}：${say(fact)}，到 ${overOn} 为止`, by }];
      const before = facts.find((other) => isSameLine(other, fact) && other.to === fact.from);
      const sinceWhen = fact.from === on ? "" : `（从 ${fact.from} 起）`;
      const [is, was] = [say(fact), before === undefined ? "" : say(before)];
      return [
        { on, said: `${who}：${is}${was === "" || was === is ? "" : `，原来是${was}`}${sinceWhen}`, by },
      ];
    })
    .slice(0, MOST);
}

function isSameLine(one: WrittenFact, other: WrittenFact): boolean {
  return (
    one !== other && one.personId === other.personId && one.kind === other.kind && one.slot === other.slot
  );
}

function sayHome(value: WrittenFact["value"], nameOfVillage: (code: string) => string): string {
  return [nameOfVillage(String(value["villageCode"])), sayFact("residence", value)]
    .filter((part) => part !== "")
    .join(" ");
}
