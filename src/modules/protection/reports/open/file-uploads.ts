/** Files on their way after the report was taken: one after another, each with how far it is, and again after a failure. */
import { button, el } from "../../../../faces/open/el.ts";
import { call } from "../../../../platform/client/api.ts";
import { asProblem } from "../../../../platform/client/api-problem.ts";
import { addReportFile } from "../open-reports.contract.ts";
import type { OpenFile } from "./open-files.ts";
import { sizeWords } from "./size-words.ts";

export interface Uploads {
  readonly box: HTMLElement;
  /** Of those that are not there yet. */
  left(): number;
}

interface Row {
  readonly file: OpenFile;
  readonly item: HTMLElement;
  readonly bar: HTMLProgressElement;
  readonly state: HTMLElement;
  readonly retry: HTMLButtonElement;
  /** `refused`: sending the same again would be refused again. */
  stage: "waiting" | "failed" | "refused" | "done";
}

export function fileUploads(
  code: string,
  files: readonly OpenFile[],
  onDone: () => void = () => undefined,
): Uploads {
  const rows = files.map((file) => rowOf(file, () => void send(row(file))));
  const row = (file: OpenFile) => rows.find((each) => each.file === file) as Row;
  let running = false;

  const send = async (wanted: Row) => {
    wanted.stage = "waiting";
    wanted.retry.hidden = true;
    await run();
  };
  const run = async () => {
    if (running) return;
    running = true;
    for (let next = waiting(); next !== undefined; next = waiting()) await sendOne(code, next);
    running = false;
    if (rows.every(({ stage }) => stage === "done")) onDone();
  };
  const waiting = () => rows.find(({ stage }) => stage === "waiting");
  // The line is back: those that it had dropped go by themselves.
  addEventListener("online", () => {
    for (const each of rows) if (each.stage === "failed") void send(each);
  });
  void run();
  return {
    box: el(
      "section",
      { class: "op-uploads", "aria-label": "照片、录音、视频" },
      el("p", { class: "op-strong" }, "报告已经收到。下面的文件正在上传，传不完也不影响报告。"),
      el("ul", { class: "op-files" }, ...rows.map(({ item }) => item)),
    ),
    left: () => rows.filter(({ stage }) => stage !== "done").length,
  };
}

function rowOf(file: OpenFile, again: () => void): Row {
  const state = el("span", { role: "status" }, "等着上传");
  const bar = el("progress", { max: 1, "aria-label": file.name });
  bar.value = 0;
  const retry = button("再传一次", again, "op-link");
  retry.hidden = true;
  const item = el(
    "li",
    {},
    el("span", {}, `${file.name}（${sizeWords(file.file.size)}）`),
    bar,
    state,
    retry,
  );
  return { file, item, bar, state, retry, stage: "waiting" };
}

async function sendOne(code: string, row: Row): Promise<void> {
  row.state.textContent = "正在上传…";
  try {
    await call(addReportFile, {
      body: { id: row.file.id, code },
      file: row.file.file,
      onProgress: (sent, total) => {
        row.bar.value = total === 0 ? 0 : sent / total;
      },
    });
    row.bar.value = 1;
    row.stage = "done";
    row.state.textContent = "已收到";
  } catch (error) {
    const problem = asProblem(error);
    row.stage =
      problem.status === 0 || problem.status >= 500 || problem.status === 429 ? "failed" : "refused";
    row.bar.value = 0;
    row.retry.hidden = row.stage === "refused";
    row.state.textContent =
      problem.status === 0
        ? "没传上去：网络断了。报告不受影响，网络好了会接着传。"
        : `${problem.title}。${problem.detail}`;
  }
}
