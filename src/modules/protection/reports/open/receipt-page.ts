/** Taken: the promise, the code, and the files on their way. */

import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { button, el, fillWith } from "../../../../faces/open/el.ts";
import { sayCode } from "../follow-code.ts";
import { ReportReceipt } from "../open-reports.contract.ts";
import type { Danger } from "../report-form.contract.ts";
import { copyText } from "./copy-text.ts";
import { fileUploads } from "./file-uploads.ts";
import { followPage } from "./follow-page.ts";
import { keepInTab, keptInTab } from "./kept-in-tab.ts";
import type { OpenFile } from "./open-files.ts";
import { callFirst } from "./step-danger.ts";

/** Nobody can be given the code again: a page that loads anew must not lose it. It holds nothing of what was told. */
const RECEIPT = { key: "receipt", forMs: 24 * 3_600_000 };

export function keptReceipt(): ReportReceipt | undefined {
  return ReportReceipt.safeParse(keptInTab(RECEIPT)).data;
}

export function keepReceipt(receipt: ReportReceipt | undefined): void {
  keepInTab(RECEIPT, receipt);
}

export function receiptPage(
  main: HTMLElement,
  {
    receipt,
    files,
    danger,
    again,
  }: {
    readonly receipt: ReportReceipt;
    readonly files: readonly OpenFile[];
    readonly danger: Danger | "";
    readonly again: () => void;
  },
): void {
  const heading = el("h1", { tabindex: -1 }, "已经收到您的报告");
  const code = sayCode(receipt.code);
  const state = el("p", { class: "op-hint", role: "status" });
  const copy = button("复制查询码", () => {
    void copyText(code).then((copied) => {
      state.textContent = copied ? "已复制。" : "没能复制，请截屏或者抄下来。";
    });
  });
  const forget = () => {
    keepReceipt(undefined);
    again();
    scrollTo(0, 0);
  };
  fillWith(main, [
    el(
      "div",
      { class: "op-receipt" },
      heading,
      danger === "yes"
        ? el("div", { class: "op-calls" }, ...callFirst("孩子还有危险的话，请打电话，不要等我们。"))
        : undefined,
      el("p", {}, `${momentText(receipt.takenUpBy)} 以前会有人处理。我们会保密。`),
      el("p", { class: "op-label", id: "op-code" }, "您的查询码，只显示这一次，请截屏保存："),
      el("p", { class: "op-code", "aria-labelledby": "op-code" }, code),
      el("p", { class: "op-hint" }, `报告编号 ${receipt.number}，${momentText(receipt.receivedAt)} 收到`),
      el(
        "div",
        { class: "op-two op-noprint" },
        copy,
        button("打印", () => print()),
      ),
      state,
      files.length === 0 ? undefined : fileUploads(receipt.code, files).box,
      el(
        "div",
        { class: "op-ways op-noprint" },
        button("记好了，清掉这一页", forget, "op-button op-quiet"),
        button("看进展、补充情况", () => followPage(main, receipt.code), "op-button op-main"),
      ),
      el(
        "p",
        { class: "op-hint op-noprint" },
        "手机是和别人合用的？记好查询码后请点“清掉这一页”，再到浏览器的历史记录里删掉本页。",
      ),
    ),
  ]);
  scrollTo(0, 0);
  heading.focus();
}
