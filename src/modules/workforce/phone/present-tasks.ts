/** A task of a village's desk as the phone shows it: why, what to ask, and how it is settled there. Pure. */

import type { WatchRuleCode } from "../../protection/discovery/watch-codes.contract.ts";
import type { PhoneTask } from "./child-document.contract.ts";
import {
  asksOfKind,
  asksOfMissing,
  asksOfWatch,
  type Finding,
  sayFindingPlainly,
  titleOfWatch,
} from "./task-asks.ts";

export interface LyingTask {
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly why: string;
  readonly due_on: string | null;
}

export interface About {
  readonly id: string;
  readonly version: number;
}

export interface AboutTasks {
  readonly watch: ReadonlyMap<string, About & { readonly rule: WatchRuleCode; readonly brief: string }>;
  readonly findings: ReadonlyMap<string, About & Finding & { readonly missing: readonly string[] }>;
}

const acts: Readonly<Record<string, PhoneTask["act"]>> = {
  "protection.watch": "watch",
  "benefits.finding": "finding",
  "matching.check": "check",
  "recognition.ending": "visit",
  "recognition.lost": "told",
  "registry.import.missing": "visit",
  "workforce.visit.returned": "amend",
};

/** Without anything about children: what such tasks are about is looked up by their key. */
export const nothingAbout: AboutTasks = { watch: new Map(), findings: new Map() };

export function phoneTask(task: LyingTask, { watch, findings }: AboutTasks): PhoneTask {
  const { key, kind, title, why, due_on: dueOn } = task;
  const item = watch.get(key);
  const finding = findings.get(key);
  const shown = { key, kind, title, dueOn, act: acts[kind] ?? "none" } as const;
  if (item !== undefined)
    return {
      ...shown,
      title: titleOfWatch(item.rule),
      why: item.brief,
      ask: [...asksOfWatch(item.rule)],
      about: aboutOf(item),
    };
  if (finding !== undefined)
    return {
      ...shown,
      ...sayFindingPlainly(finding),
      ask: asksOfFinding(finding.missing),
      about: aboutOf(finding),
    };
  // What it is about is told by its key; a watch item or a finding that has gone meanwhile is only shown.
  const isGone = shown.act === "watch" || shown.act === "finding";
  return {
    ...shown,
    why,
    act: isGone ? "none" : shown.act,
    ask: [...asksOfKind(kind, why)],
    about:
      shown.act === "check" || shown.act === "amend"
        ? { id: key.slice(key.lastIndexOf("/") + 1), version: 1 }
        : null,
  };
}

const aboutOf = ({ id, version }: About) => ({ id, version });

function asksOfFinding(missing: readonly string[]): string[] {
  return missing.length === 0
    ? ["跟家里说清楚能享受什么、要带什么", "家里想不想办，记下来"]
    : asksOfMissing(missing);
}
