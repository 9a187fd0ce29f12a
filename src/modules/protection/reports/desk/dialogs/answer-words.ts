/** What is usually answered to whoever reported, and what must not stand in it. Pure. */
import { type AnswerFaults, faultsInAnswer } from "../../answer-check.ts";
import type { ReportView } from "../../report-view.contract.ts";

const thanks = "谢谢您关心孩子。";

const phrases: Readonly<Record<ReportView["state"], readonly string[]>> = {
  received: [`您的报告已经收到，马上有人处理。${thanks}`],
  takenUp: [
    `您的报告已经受理，有专人负责，正在核实。${thanks}`,
    "我们需要多了解一些情况，请在这里补充，或者拨打 12345 找我们。",
  ],
  opened: [`我们已经核查，正在依法处理。按规定不能说更多，请您理解。${thanks}`],
  joined: [`您反映的情况已经在处理，您说的对我们有帮助。按规定不能说更多，请您理解。${thanks}`],
  referred: [`您反映的情况已经转给主管部门依法处理。${thanks}`],
  unfounded: [
    `我们已经去核实过，情况和您担心的不一样。${thanks}再看到异常，请随时告诉我们。`,
    `我们已经核实，按现有情况不需要进一步处理。${thanks}再看到异常，请随时告诉我们。`,
  ],
};

export function phrasesFor(state: ReportView["state"]): readonly string[] {
  return phrases[state];
}

type Named = Pick<ReportView, "children"> & {
  readonly content: { readonly suspects: readonly { readonly name?: string | undefined }[] };
};

/** What the page can see by itself; the server knows the people of the case as well. */
export function faultsIn(words: string, { children, content }: Named): AnswerFaults {
  return faultsInAnswer(words, {
    children: children.flatMap(({ name, childName }) => [name, childName]).filter((name) => name !== null),
    others: content.suspects.flatMap(({ name }) => (name === undefined ? [] : [name])),
  });
}
