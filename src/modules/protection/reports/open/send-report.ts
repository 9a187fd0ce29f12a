/** Sends the report over a line that comes and goes: again and again under the same id, until it is taken or refused. */

import { call } from "../../../../platform/client/api.ts";
import { type ApiProblem, asProblem } from "../../../../platform/client/api-problem.ts";
import { addToReport, type ReportReceipt, submitReport } from "../open-reports.contract.ts";
import { ReportContent, Reporter } from "../report-form.contract.ts";
import { freshUuid } from "./fresh-uuid.ts";
import { contentOf, type ReportDraft, reporterOf } from "./report-draft.ts";
import { summaryOf } from "./report-summary.ts";
import { forgetProof, type Proof, readyProof } from "./work-ahead.ts";

/** Nobody stands with the phone in hand for longer; then it asks. */
const TRIES = 5;
const LONG_WORK_MS = 1500;
const PAUSES_MS = [2000, 4000, 8000, 12_000];

export interface Sending {
  /** In words, for whoever waits. */
  readonly onState: (words: string) => void;
}

/** What was sent under an id and may have arrived although no answer came. */
let uncertain: { readonly id: string; readonly sent: Report } | undefined;

interface Report {
  readonly content: ReportContent;
  readonly reporter: Reporter;
}

/** @throws ApiProblem */
export async function sendReport(draft: ReportDraft, { onState }: Sending): Promise<ReportReceipt> {
  const report = {
    content: ReportContent.parse(contentOf(draft)),
    reporter: Reporter.parse(reporterOf(draft)),
  };
  try {
    return await sendPatiently(draft.id, report, onState);
  } catch (error) {
    const { code } = asProblem(error);
    // A phone whose clock is ahead says 刚才 of a moment still to come; when the report arrives is near enough.
    if (code === "protection.report.seenAt" && draft.when === "now" && draft.saidAt !== "")
      return await sendReport({ ...draft, saidAt: "" }, { onState });
    if (code !== "protection.report.otherContent") throw error;
    return await sendChanged(draft, report, onState);
  }
}

/**
 * An earlier attempt had arrived, and was changed since: nobody has its code. It is asked for with what was sent then, and the
 * report as it reads now is added to it.
 */
async function sendChanged(draft: ReportDraft, report: Report, onState: Sending["onState"]) {
  // After a reload nobody knows what was sent: twice is better than a person without a code.
  if (uncertain?.id !== draft.id) return sendPatiently(freshUuid(), report, onState);
  const receipt = await sendPatiently(draft.id, uncertain.sent, onState);
  const words = summaryOf(draft, "", 0).map((line) => `${line.label}：${line.words}`);
  await call(addToReport, {
    body: {
      id: freshUuid(),
      code: receipt.code,
      words: ["提交时改成了：", ...words].join("\n").slice(0, 4000),
    },
  });
  return receipt;
}

async function sendPatiently(
  id: string,
  report: Report,
  onState: Sending["onState"],
): Promise<ReportReceipt> {
  let renewed = false;
  for (let attempt = 1; ; attempt++) {
    try {
      onState(attempt === 1 ? "正在提交…" : `网络不好，正在第 ${attempt} 次提交。内容都还在，不会重复。`);
      const proof = await proofWithWords(onState);
      return await call(submitReport, { body: { id, proof, ...report } });
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === "protection.report.proof" && !renewed) {
        renewed = true;
        forgetProof();
      } else if (!mayPass(problem)) {
        throw problem;
      } else {
        uncertain ??= { id, sent: report };
        if (attempt >= TRIES) throw problem;
        await lineOrTime(PAUSES_MS[attempt - 1] ?? 0);
      }
    }
  }
}

/** Many reports from one place make the work longer; nobody should think that the phone hangs. */
async function proofWithWords(onState: Sending["onState"]): Promise<Proof> {
  const timer = setTimeout(() => onState("手机正在做一次校验，防止有人恶意刷报告，马上就好…"), LONG_WORK_MS);
  try {
    return await readyProof();
  } finally {
    clearTimeout(timer);
  }
}

/** The way there, not the report, was at fault. */
function mayPass({ status, code }: ApiProblem): boolean {
  return status === 0 ? code !== "client.fault" : [502, 503, 504].includes(status);
}

/** Until the phone says that it is online again, at most so long. */
function lineOrTime(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener("online", done);
  });
}
