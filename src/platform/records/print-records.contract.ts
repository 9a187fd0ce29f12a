/** Entries on paper. */
import { z } from "zod";
import { operation } from "../../kernel/operation.ts";
import { recordProblems } from "./record-problems.contract.ts";
import { narrowing } from "./records.contract.ts";

const as = z.enum(["pdf", "docx"]).default("pdf");

export const printEntry = operation({
  name: "records.entry.print",
  method: "GET",
  path: "/api/records/{kind}/{id}/print",
  title: "打印一条台账",
  effect: "read",
  durable: () => true,
  verb: "record.read",
  params: z.object({ kind: z.string().max(80), id: z.uuid() }),
  query: z.strictObject({ as }),
  file: "application/octet-stream",
});

export const printEntries = operation({
  name: "records.entries.print",
  method: "GET",
  path: "/api/records/{kind}/print",
  title: "打印台账",
  effect: "read",
  durable: () => true,
  verb: "record.read",
  params: z.object({ kind: z.string().max(80) }),
  query: z.strictObject({ ...narrowing, as }),
  file: "application/octet-stream",
  problems: [recordProblems.tooMany],
});
