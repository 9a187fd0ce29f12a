/** The list of applications as a file: the rows and columns that the page shows, all of them. */
import { now, today } from "../../kernel/clock.ts";
import type { QueryOf } from "../../kernel/operation.ts";
import type { Tx } from "../db/database.ts";
import { type FileFormat, fileAnswer } from "../excel/table-file.service.ts";
import type { App } from "../http/app.ts";
import type { FileAnswer } from "../http/route.ts";
import { applicationColumns } from "./application-columns.contract.ts";
import { inBatches } from "./list-matters.service.ts";
import { matterStateCodes } from "./matter-view.contract.ts";
import { getBinding } from "./procedure-book.service.ts";
import type { listApplications as contract } from "./procedures.contract.ts";

/** A log entry that named every application would say less than the question that it repeats. */
const NAMED_UP_TO = 1000;

export async function exportMatters(
  tx: Tx,
  app: Pick<App, "places">,
  query: QueryOf<typeof contract>,
  format: FileFormat,
): Promise<FileAnswer> {
  const columns = applicationColumns(query.state);
  const { displayName, username } = tx.actor;
  const title = `${app.places.nameOf(query.place ?? tx.actor.placeCode)}申请办理情况（${today()}）`;
  const ids: string[] = [];
  let count = 0;
  async function* rows() {
    for await (const lines of inBatches(tx, app, query)) {
      count += lines.length;
      ids.push(...lines.slice(0, Math.max(0, NAMED_UP_TO - ids.length)).map(({ id }) => id));
      yield lines.map((line) => columns.map(({ words }) => words(line)));
    }
  }
  const answer = await fileAnswer(
    {
      name: title,
      title,
      captions: [`范围：${rangeWords(query)}`, `制表人：${displayName}`, `制表日期：${today()}`],
      columns: columns.map(({ title: heading, width }) => ({ path: [heading], kind: "text", width })),
      frozenColumns: 1,
      stamp: { by: `${displayName}（${username}）`, at: now() },
      notes: [],
      rows,
    },
    format,
  );
  tx.note({
    ...(count <= NAMED_UP_TO ? { subjectIds: ids } : {}),
    detail: { title, range: rangeWords(query), rows: count, format },
  });
  return answer;
}

function rangeWords({ whose, procedure, state, late }: QueryOf<typeof contract>): string {
  return [
    whose === "mine" ? "该我办的" : "辖区全部",
    state === "open" ? "在办" : matterStateCodes.label(state),
    procedure === undefined ? "" : getBinding(procedure).procedure.title,
    late === undefined ? "" : { late: "已逾期", soon: "快到期" }[late],
  ]
    .filter((word) => word !== "")
    .join("、");
}
