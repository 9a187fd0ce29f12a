import { button, el } from "../../../../faces/open/el.ts";

interface Shell {
  readonly box: HTMLElement;
  readonly heading: HTMLElement;
}

/** What stands around every question: how far one is, the heading, the way back and on. */
export function stepShell(spec: {
  readonly heading: string;
  readonly at: number;
  readonly of: number;
  readonly nodes: readonly Node[];
  readonly note: HTMLElement;
  readonly back: (() => void) | undefined;
  readonly forward: (() => void) | undefined;
  readonly submit: ((say: (words: string) => void) => Promise<void>) | undefined;
}): Shell {
  const heading = el("h1", { tabindex: -1 }, spec.heading);
  const back = spec.back && button("上一步", spec.back, "op-button op-quiet");
  const forward = spec.forward && button("下一步", spec.forward, "op-button op-main");
  const { submit } = spec;
  const ends: (Node | undefined)[] = submit === undefined ? [] : submitParts(submit);
  const form = el(
    "form",
    { class: "op-form", novalidate: true },
    el("p", { class: "op-progress" }, `第 ${spec.at + 1} 步，共 ${spec.of} 步`),
    heading,
    ...spec.nodes,
    spec.note,
    ...ends.slice(0, -1),
    el("div", { class: "op-ways" }, back, forward, ends[ends.length - 1]),
  );
  // Enter in a line goes on, as people expect; it never loads the page anew.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    spec.forward?.();
  });
  return { box: form, heading };
}

/** The promise, the state in words, and the button. */
function submitParts(submit: (say: (words: string) => void) => Promise<void>): Node[] {
  const state = el("p", { class: "op-state", role: "status" });
  const send = button(
    "提交报告",
    () => {
      send.setAttribute("aria-disabled", "true");
      const say = (words: string) => {
        state.textContent = words;
      };
      void submit(say).finally(() => send.removeAttribute("aria-disabled"));
    },
    "op-button op-main",
  );
  return [
    el("p", { class: "op-note" }, "我们会保密。提交后您会得到一个查询码，凭它看进展、补充情况。"),
    state,
    send,
  ];
}
