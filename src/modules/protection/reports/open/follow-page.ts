/** Where a report stands, by its code; and what came to mind later. */

import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { button, el, fillWith } from "../../../../faces/open/el.ts";
import { textField } from "../../../../faces/open/fields.ts";
import { call } from "../../../../platform/client/api.ts";
import { asProblem } from "../../../../platform/client/api-problem.ts";
import { addToReport, FollowCode, followReport, type ReportProgress } from "../open-reports.contract.ts";
import { filePicker } from "./file-picker.ts";
import { fileUploads } from "./file-uploads.ts";
import { freshUuid } from "./fresh-uuid.ts";
import { openFiles } from "./open-files.ts";
import { problemNote } from "./problem-note.ts";

/** The code stays in the page's memory only: an address or a kept form would hand it to the next one with this phone. */
export function followPage(main: HTMLElement, known?: string): void {
  const heading = el("h1", { tabindex: -1 }, "凭查询码看进展");
  const note = problemNote();
  const state = el("p", { class: "op-state", role: "status" });
  let typed = known ?? "";
  const field = textField({
    label: "查询码",
    hint: "提交报告后给您的 12 位，大小写、空格和横线都没关系；里面没有数字 0、1 和字母 I、O。",
    value: typed,
    onInput: (value) => {
      typed = value;
      field.say(undefined);
    },
  });
  const ask = async () => {
    const code = FollowCode.safeParse(typed).data;
    if (code === undefined) {
      field.say(
        `查询码是 12 位，现在是 ${typed.replace(/[\s-]/g, "").length} 位或有认不出的字，请对照着再看一遍`,
      );
      field.focus();
      return;
    }
    state.textContent = "正在查…";
    note.show(undefined);
    try {
      showProgress(main, code, await call(followReport, { body: { code } }));
    } catch (error) {
      note.show(asProblem(error));
    } finally {
      state.textContent = "";
    }
  };
  const form = el(
    "form",
    { class: "op-form", novalidate: true },
    heading,
    field.box,
    note.box,
    state,
    el("div", { class: "op-ways" }, el("button", { type: "submit", class: "op-button op-main" }, "看进展")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void ask();
  });
  fillWith(main, [form]);
  scrollTo(0, 0);
  if (known === undefined) return;
  heading.focus();
  void ask();
}

function showProgress(main: HTMLElement, code: string, progress: ReportProgress): void {
  const heading = el("h1", { tabindex: -1 }, progress.stageWords);
  fillWith(main, [
    el(
      "div",
      { class: "op-follow" },
      heading,
      el("p", { class: "op-hint" }, `报告编号 ${progress.number}，${momentText(progress.receivedAt)} 收到`),
      list("经过", progress.steps),
      list("给您的答复", progress.feedback),
      list("您补充过的", progress.additions),
      progress.files === 0 ? undefined : el("p", {}, `您传的文件已收到 ${progress.files} 个。`),
      progress.canAdd
        ? additions(main, code)
        : el("p", { class: "op-note" }, "这份报告已经办结。有新的情况，请重新报告。"),
      el(
        "div",
        { class: "op-ways" },
        button("再查一次", () => followPage(main, code), "op-button op-quiet"),
      ),
    ),
  ]);
  scrollTo(0, 0);
  heading.focus();
}

function list(
  title: string,
  entries: readonly { readonly at: string; readonly words: string }[],
): HTMLElement | undefined {
  if (entries.length === 0) return undefined;
  return el(
    "section",
    {},
    el("h2", {}, title),
    el(
      "ol",
      { class: "op-list" },
      ...entries.map(({ at, words }) =>
        el("li", {}, el("time", { datetime: at }, momentText(at)), el("p", {}, words)),
      ),
    ),
  );
}

function additions(main: HTMLElement, code: string): HTMLElement {
  const note = problemNote();
  const state = el("p", { class: "op-state", role: "status" });
  const files = openFiles();
  const sent = el("div", {});
  // Kept until it is taken: sent again after a lost answer, it is the same addition.
  let id = freshUuid();
  let words = "";
  let sending = false;
  const field = textField({
    label: "补充的情况",
    rows: 4,
    maxLength: 4000,
    value: "",
    onInput: (value) => {
      words = value;
      field.say(undefined);
    },
  });
  const send = async () => {
    if (sending) return;
    if (words.trim() === "" && files.all().length === 0) {
      field.say("请写几个字，或者选照片、录音、视频");
      field.focus();
      return;
    }
    sending = true;
    note.show(undefined);
    state.textContent = "正在提交…";
    try {
      if (words.trim() !== "") {
        const progress = await call(addToReport, { body: { id, code, words } });
        id = freshUuid();
        words = "";
        if (files.all().length === 0) {
          showProgress(main, code, progress);
          return;
        }
      }
      state.textContent = "";
      fillWith(sent, [fileUploads(code, files.all(), () => followPage(main, code)).box]);
      form.hidden = true;
    } catch (error) {
      state.textContent = "";
      note.show(asProblem(error));
    } finally {
      sending = false;
    }
  };
  const form = el(
    "form",
    { class: "op-form", novalidate: true },
    el("h2", {}, "想起了别的，或者有新情况"),
    field.box,
    filePicker(files),
    note.box,
    state,
    el("div", { class: "op-ways" }, el("button", { type: "submit", class: "op-button op-main" }, "补充")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send();
  });
  return el("div", {}, form, sent);
}
