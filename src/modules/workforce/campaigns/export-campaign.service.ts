/** The children of a campaign with their answers as a file: the columns are its own questions. */
import { today } from "../../../kernel/clock.ts";
import type { QueryOf } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { type ListColumn, listAnswer } from "../../../platform/excel/list-file.service.ts";
import type { FileFormat } from "../../../platform/excel/table-file.service.ts";
import type { App } from "../../../platform/http/app.ts";
import type { FileAnswer } from "../../../platform/http/route.ts";
import * as children from "./campaign-children.store.ts";
import { campaignChildStateCodes } from "./campaign-codes.contract.ts";
import type { CampaignChild, listCampaignChildren } from "./campaigns.contract.ts";
import * as store from "./campaigns.store.ts";
import { askOf, showChildren } from "./read-campaigns.service.ts";

const tooMany = declareProblem({
  code: "workforce.campaign.tooMany",
  status: 422,
  title: "一次导出的孩子太多",
  detail: "没有生成文件。请分镇街导出。",
});

/** @throws access.notFound, workforce.campaign.tooMany */
export async function exportCampaign(
  tx: Tx,
  app: App,
  id: string,
  query: QueryOf<typeof listCampaignChildren>,
  format: FileFormat,
): Promise<FileAnswer> {
  const campaign = await store.findCampaign(tx, id);
  if (campaign === undefined) throw notFound();
  const ask = askOf(tx, campaign, query);
  const counts = (await store.countChildren(tx, [id])).get(id);
  const columns: ListColumn<CampaignChild>[] = [
    ["姓名", 14, ({ name }) => name],
    ["性别、年龄", 12, ({ particulars }) => particulars],
    ["镇街", 12, ({ townshipName }) => townshipName],
    ["村（社区）", 14, ({ villageName }) => villageName],
    ["问到没有", 12, ({ state }) => campaignChildStateCodes.label(state)],
    ["哪天问的", 12, ({ on }) => on ?? ""],
    ["谁问的", 12, ({ by }) => by ?? ""],
    ...campaign.questions.map(
      ({ code, label }): ListColumn<CampaignChild> => [label, 18, ({ answers }) => answers[code] ?? ""],
    ),
    ["不用问的原因", 24, ({ excusedWhy }) => excusedWhy ?? ""],
  ];
  return listAnswer(
    tx,
    {
      title: `${campaign.title}（${app.places.nameOf(ask.place)}，${today()}）`,
      total: counts?.children ?? 0,
      tooMany,
      columns,
      frozenColumns: 1,
      notes: ["一个孩子一行；问过几次的，是最后一次的回答。"],
      read: (after: children.ChildPosition | undefined, limit) =>
        children.listChildren(tx, ask, after, limit),
      positionOf: ({ scopeCode, childId }) => ({ scopeCode, id: childId }),
      show: (rows) => showChildren(tx, app, campaign, rows),
    },
    format,
  );
}
