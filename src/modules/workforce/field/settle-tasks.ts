/** How a task about a child is settled on the phone: with which result, in which words, sent as what. Pure. */
import type { NewMutation } from "../../../platform/client/offline/phone.ts";
import { settleFinding } from "../../benefits/screening/findings.contract.ts";
import { settlementCodes } from "../../benefits/screening/settlement-codes.contract.ts";
import { settleWatch } from "../../protection/discovery/watch.contract.ts";
import { needsNote, watchSettlementCodes } from "../../protection/discovery/watch-codes.contract.ts";
import type { ChildDocument, PhoneTask } from "../phone/child-document.contract.ts";
import { findingSettlements, watchSettlements } from "../phone/phone-settlements.contract.ts";
import { amendVisit } from "../visits/visits.contract.ts";

export interface Settlement {
  readonly reason: string;
  readonly words: string;
}

interface Way {
  readonly button: string;
  /** Absent: words alone settle it. */
  readonly reasons: readonly { readonly value: string; readonly label: string }[];
  readonly wordsLabel: string;
  readonly needsWords: (reason: string) => boolean;
}

const noteOfFinding: ReadonlySet<string> = new Set(["other", "notEligible", "declined"]);
const findingReasons = findingSettlements.map((value) => ({ value, label: settlementCodes.label(value) }));
const watchReasons = watchSettlements.map((value) => ({ value, label: watchSettlementCodes.label(value) }));
const noteOfWatch: ReadonlySet<string> = needsNote;

export function wayOf(act: PhoneTask["act"]): Way | undefined {
  if (act === "watch")
    return {
      button: "存好处理结果",
      reasons: watchReasons,
      wordsLabel: "说明",
      needsWords: (reason) => noteOfWatch.has(reason),
    };
  if (act === "finding")
    return {
      button: "存好核实结果",
      reasons: findingReasons,
      wordsLabel: "说明",
      needsWords: (reason) => noteOfFinding.has(reason),
    };
  if (act === "amend")
    return { button: "存好补充", reasons: [], wordsLabel: "补充的内容", needsWords: () => true };
  return undefined;
}

export function faultsOfSettlement(
  act: PhoneTask["act"],
  { reason, words }: Settlement,
): Readonly<Record<string, string>> {
  const way = wayOf(act);
  if (way === undefined) return {};
  if (way.reasons.length > 0 && reason === "") return { reason: "请选一个结果" };
  if (way.needsWords(reason) && words.trim() === "")
    return { words: way.reasons.length === 0 ? "请写补充的内容" : "选这个结果要写一句说明" };
  return {};
}

/** Undefined: this task is not settled by a form of its own. */
export function settlementMutation(
  task: PhoneTask,
  child: ChildDocument,
  { reason, words }: Settlement,
  newId: () => string,
): NewMutation | undefined {
  const { about, act } = task;
  if (about === null) return undefined;
  const common = { id: newId(), formVersion: 1, placeCode: child.villageCode, childId: child.id };
  const label = `${child.name}：${task.title}`;
  // The version that was seen here: settled meanwhile by somebody else, the server says so.
  const params = { id: about.id, version: String(about.version) };
  const note = words.trim() === "" ? {} : { note: words.trim() };
  switch (act) {
    case "watch":
      return { ...common, operation: settleWatch.name, params, body: { reason, ...note }, label };
    case "finding":
      return { ...common, operation: settleFinding.name, params, body: { reason, ...note }, label };
    case "amend":
      return {
        ...common,
        operation: amendVisit.name,
        params: { id: about.id },
        body: { id: newId(), words: words.trim() },
        label: `补充走访 ${child.name}`,
      };
    case "visit":
    case "check":
    case "told":
    case "none":
      return undefined;
    default:
      return act satisfies never;
  }
}
