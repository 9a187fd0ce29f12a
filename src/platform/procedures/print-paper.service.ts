/** A paper of a matter, as its room draws it. */
import { today } from "../../kernel/clock.ts";
import { Problem } from "../../kernel/problem.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import type { FileAnswer } from "../http/route.ts";
import { closeTask } from "../tasks/tasks.service.ts";
import { viewOf } from "./department-sees.ts";
import { fileOf, loadMatter } from "./load-matter.service.ts";
import { procedureProblems } from "./procedure-problems.contract.ts";
import { printsOf } from "./read-matter.service.ts";
import { informTaskKey, refusalPaper } from "./step-tasks.service.ts";

/** @throws procedures.nothingToPrint, access.notFound */
export async function printPaper(
  tx: Tx,
  app: App,
  id: string,
  code: string,
  as: "pdf" | "docx",
): Promise<FileAnswer> {
  const loaded = await loadMatter(tx, app, id);
  const { role, department } = tx.actor;
  const opened = role === "partnerLiaison" ? (viewOf(loaded.spec, department).papers ?? []) : [code];
  const paper = printsOf(loaded).find((one) => one.code === code && opened.includes(code));
  if (paper === undefined || loaded.binding.print === undefined)
    throw new Problem(procedureProblems.nothingToPrint);
  tx.note({ subjectIds: [id], detail: { paper: paper.title, on: today() } });
  if (code === refusalPaper(loaded.spec, loaded.matter)?.code)
    await closeTask(tx, informTaskKey(id), "告知书已打印");
  return loaded.binding.print(tx, app, fileOf(loaded), code, as);
}
