/** Evidence of an entry: uploaded, opened, taken off. */
import { z } from "zod";
import { freeText } from "../../kernel/free-text.ts";
import { operation } from "../../kernel/operation.ts";
import { recordProblems } from "./record-problems.contract.ts";
import { EntryFile } from "./records.contract.ts";

const One = z.object({ kind: z.string().max(80), id: z.uuid() });
const Paper = z.object({ kind: z.string().max(80), id: z.uuid(), paperId: z.uuid() });

export const uploadPaper = operation({
  name: "records.paper.upload",
  method: "POST",
  path: "/api/records/{kind}/{id}/papers",
  title: "上传台账的证明材料",
  effect: "write",
  verb: "record.write",
  params: One,
  upload: true,
  output: EntryFile,
  problems: [
    recordProblems.noEvidence,
    recordProblems.paperKind,
    recordProblems.paperTooLarge,
    recordProblems.wrongState,
  ],
});

export const openPaper = operation({
  name: "records.paper.read",
  method: "GET",
  path: "/api/records/{kind}/{id}/papers/{paperId}",
  title: "查看台账的证明材料",
  effect: "read",
  durable: () => true,
  verb: "record.read",
  params: Paper,
  file: "application/octet-stream",
  problems: [recordProblems.paperLost],
});

export const removePaper = operation({
  name: "records.paper.remove",
  method: "POST",
  path: "/api/records/{kind}/{id}/papers/{paperId}/removal",
  title: "撤下台账的证明材料",
  effect: "write",
  verb: "record.write",
  params: Paper,
  body: z.strictObject({ reason: freeText(200).min(2, "请写明原因（至少两个字）").meta({ label: "原因" }) }),
  output: EntryFile,
  problems: [recordProblems.wrongState],
});
