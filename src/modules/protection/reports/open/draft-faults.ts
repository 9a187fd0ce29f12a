/** What the server would refuse in the draft, found before it is sent, by the very schema that the server uses. Pure. */
import { ReportContent, Reporter } from "../report-form.contract.ts";
import { contentOf, type ReportDraft, reporterOf } from "./report-draft.ts";

export interface DraftFault {
  readonly path: string;
  readonly words: string;
}

/** Where the general sentence leaves a person guessing. */
const OWN_WORDS: Readonly<Record<string, string>> = {
  danger: "请先选一个：孩子现在有危险吗？",
  statement: "请写几个字：看到或听到了什么",
  phone: "请写能打通的号码，5 到 20 位数字",
};

export function faultsOf(draft: ReportDraft): DraftFault[] {
  const checked = [ReportContent.safeParse(contentOf(draft)), Reporter.safeParse(reporterOf(draft))];
  const faults = checked
    .flatMap(({ error }) => error?.issues ?? [])
    .map(({ path, message }) => ({ path: path.join("."), words: message }));
  const own = faults.map(({ path, words }) => ({ path, words: OWN_WORDS[path] ?? words }));
  if (draft.when === "earlier" && draft.day === "")
    own.push({ path: "seenAt", words: "请选哪一天；说不清就选“说不清”" });
  if (draft.leavesNumber && draft.phone.trim() === "" && !faults.some(({ path }) => path === "phone"))
    own.push({ path: "phone", words: "请写电话；不想留就选“不留，匿名报告”" });
  return own;
}
