/** Sends the report over a line that comes and goes: again and again under the same id, until it is taken or refused. */

import { call } from "../../../../platform/client/api.ts";
import { type ApiProblem, asProblem } from "../../../../platform/client/api-problem.ts";
import { type ReportReceipt, submitReport } from "../open-reports.contract.ts";
import { ReportContent, Reporter } from "../report-form.contract.ts";
import { contentOf, type ReportDraft, reporterOf } from "./report-draft.ts";
import { forgetProof, readyProof } from "./work-ahead.ts";

/** Nobody stands with the phone in hand for longer; then it asks. */
const TRIES = 5;
const PAUSES_MS = [2000, 4000, 8000, 12_000];

export interface Sending {
  /** In words, for whoever waits. */
  readonly onState: (words: string) => void;
}

/** @throws ApiProblem */
export async function sendReport(draft: ReportDraft, { onState }: Sending): Promise<ReportReceipt> {
  const content = ReportContent.parse(contentOf(draft));
  const reporter = Reporter.parse(reporterOf(draft));
  let renewed = false;
  for (let attempt = 1; ; attempt++) {
    try {
      onState(attempt === 1 ? "正在提交…" : `网络不好，正在第 ${attempt} 次提交。内容都还在，不会重复。`);
      const proof = await readyProof();
      return await call(submitReport, { body: { id: draft.id, proof, content, reporter } });
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === "protection.report.proof" && !renewed) {
        renewed = true;
        forgetProof();
      } else if (!mayPass(problem) || attempt >= TRIES) {
        throw problem;
      } else {
        await lineOrTime(PAUSES_MS[attempt - 1] ?? 0);
      }
    }
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
