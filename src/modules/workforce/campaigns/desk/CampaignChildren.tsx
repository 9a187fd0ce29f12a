import { useState } from "react";
import { Link } from "react-router";
import { DataTable } from "../../../../faces/desk/parts/DataTable.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { ReasonDialog } from "../../../../faces/desk/parts/ReasonDialog.tsx";
import { RowCards } from "../../../../faces/desk/parts/RowCards.tsx";
import type { Column } from "../../../../faces/desk/parts/table-column.ts";
import { useNarrow } from "../../../../faces/desk/parts/useNarrow.ts";
import { usePages } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { campaignChildStateCodes } from "../campaign-codes.contract.ts";
import {
  type CampaignChild,
  type CampaignView,
  excuseChild,
  listCampaignChildren,
  readCampaign,
} from "../campaigns.contract.ts";
import { sayAnswer } from "../check-answers.ts";
import "./campaigns.css";

interface CampaignChildrenProps {
  readonly campaign: CampaignView;
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly set: (change: Readonly<Record<string, string | undefined>>) => void;
}

/** The children by name: first those who were not asked yet. */
export function CampaignChildren({ campaign, values, set }: CampaignChildrenProps) {
  const { id, state, can, questions } = campaign;
  const { place, question, answer } = values;
  const chosen = campaignChildStateCodes.codes.find((one) => one === values["state"]);
  const within = chosen ?? (question === undefined && state === "running" ? "open" : undefined);
  const list = usePages(listCampaignChildren, {
    params: { id },
    query: {
      limit: 100,
      ...(place === undefined ? {} : { place }),
      ...(within === undefined || values["state"] === "all" ? {} : { state: within }),
      ...(question === undefined || answer === undefined ? {} : { question, answer }),
    },
  });
  const [excusing, setExcusing] = useState<CampaignChild>();
  const isNarrow = useNarrow();
  const asked = questions.find(({ code }) => code === question);
  const shown = {
    rows: list.rows,
    isPending: list.isPending,
    problem: list.error,
    onRetry: () => void list.refetch(),
    empty: (
      <EmptyState title={within === "open" ? "都问到了" : "这里没有孩子"}>
        {within === "open" ? "没有还没问到的孩子。" : "换一个条件看看。"}
      </EmptyState>
    ),
    more: {
      has: list.hasNextPage,
      isLoading: list.isFetchingNextPage,
      load: () => void list.fetchNextPage(),
    },
  };
  const excuse = (row: CampaignChild) =>
    can.includes("excuse") && row.state === "open" ? (
      <button type="button" className="ta-link" onClick={() => setExcusing(row)}>
        这次不用问
      </button>
    ) : null;
  const values_ = values["state"] ?? within ?? "all";
  return (
    <>
      <div className="ta-chips ta-noprint" role="group" aria-label="看哪些孩子">
        {[...campaignChildStateCodes.options, { value: "all", label: "全部" }].map(({ value, label }) => (
          <button
            key={value}
            type="button"
            aria-pressed={values_ === value}
            className={values_ === value ? "ta-chip ta-chip-on" : "ta-chip"}
            onClick={() => set({ state: value })}
          >
            {label}
          </button>
        ))}
        {asked !== undefined && (
          <span className="ta-grey">
            {asked.label}：{sayAnswer(asked, answer === "true" ? true : answer === "false" ? false : answer)}
          </span>
        )}
      </div>
      {isNarrow ? (
        <RowCards
          {...shown}
          label="孩子"
          rowKey={({ childId }) => childId}
          card={(row) => (
            <div className="ta-campaign-card">
              <Link to={`/children/${row.childId}`}>{row.name}</Link>{" "}
              <span className="ta-grey">
                {row.particulars} · {row.townshipName} {row.villageName}
              </span>
              <What row={row} />
              {excuse(row)}
            </div>
          )}
        />
      ) : (
        <section className="ta-paper" aria-label="名单">
          <DataTable
            label="孩子"
            columns={[...columns, { key: "acts", title: "办理", width: 110, cell: excuse }]}
            rowKey={({ childId }) => childId}
            tall
            {...shown}
          />
        </section>
      )}
      {excusing !== undefined && (
        <ExcuseDialog id={id} child={excusing} onClose={() => setExcusing(undefined)} />
      )}
    </>
  );
}

const columns: readonly Column<CampaignChild>[] = [
  {
    key: "name",
    title: "姓名",
    width: 110,
    cell: (row) => <Link to={`/children/${row.childId}`}>{row.name}</Link>,
    text: (row) => row.name,
  },
  { key: "particulars", title: "性别、年龄", width: 90, cell: (row) => row.particulars },
  { key: "place", title: "村（社区）", width: 180, cell: (row) => `${row.townshipName} ${row.villageName}` },
  { key: "what", title: "回答", width: 560, cell: (row) => <What row={row} /> },
  { key: "on", title: "哪天问的", width: 100, cell: (row) => row.on ?? "" },
  { key: "by", title: "谁问的", width: 100, cell: (row) => row.by ?? "" },
];

function What({ row: { state, said, excusedWhy, isLate } }: { readonly row: CampaignChild }) {
  if (state === "answered")
    return (
      <span>
        {said}
        {isLate && <span className="ta-amber ta-small">（结束以后才收到）</span>}
      </span>
    );
  if (state === "excused") return <span className="ta-grey">不用问：{excusedWhy}</span>;
  return <span className="ta-amber">还没有问到</span>;
}

interface ExcuseDialogProps {
  readonly id: string;
  readonly child: CampaignChild;
  readonly onClose: () => void;
}

function ExcuseDialog({ id, child, onClose }: ExcuseDialogProps) {
  const { childId, name } = child;
  const write = useWrite(excuseChild, { makesOld: [readCampaign, listCampaignChildren], onDone: onClose });
  return (
    <ReasonDialog
      title={`这次不用问：${name}`}
      what="只是这一次专项行动不问，平时的走访照旧。"
      label="为什么不用问"
      okText="登记"
      busy={write.isPending}
      problem={write.error}
      onConfirm={(reason) => write.mutate({ params: { id, childId }, body: { reason } })}
      onClose={onClose}
    />
  );
}
