import { Button } from "antd";
import { Link, useNavigate } from "react-router";
import { DataTable } from "../../../../faces/desk/parts/DataTable.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { RowCards } from "../../../../faces/desk/parts/RowCards.tsx";
import type { Column } from "../../../../faces/desk/parts/table-column.ts";
import { useNarrow } from "../../../../faces/desk/parts/useNarrow.ts";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { campaignStateCodes } from "../campaign-codes.contract.ts";
import { type CampaignRow, listCampaigns } from "../campaigns.contract.ts";
import { CampaignStateWord } from "./CampaignStateWord.tsx";
import "./campaigns.css";

const columns: readonly Column<CampaignRow>[] = [
  {
    key: "title",
    title: "名称",
    width: 260,
    cell: (row) => <Link to={`/campaigns/${row.id}`}>{row.title}</Link>,
    text: (row) => row.title,
  },
  { key: "place", title: "区域", width: 130, cell: (row) => row.placeName },
  { key: "from", title: "从哪天起", width: 110, cell: (row) => row.from },
  { key: "due", title: "哪天前问完", width: 110, cell: (row) => row.dueOn },
  { key: "state", title: "状态", width: 100, cell: (row) => <CampaignStateWord state={row.state} /> },
  { key: "children", title: "孩子", width: 80, align: "right", cell: ({ counts }) => counts.children },
  { key: "answered", title: "已问到", width: 80, align: "right", cell: ({ counts }) => counts.answered },
  { key: "open", title: "还没有问到", width: 100, align: "right", cell: ({ counts }) => counts.open },
];

/** The special rounds of a year: a few questions to the children of a selection. */
export function CampaignsPage() {
  const { values, set } = useUrlState();
  const navigate = useNavigate();
  const state = campaignStateCodes.codes.find((one) => one === values["state"]);
  const list = useRead(
    listCampaigns,
    { query: state === undefined ? {} : { state } },
    { keepPrevious: true },
  );
  const mayCreate = list.data?.can.includes("create") === true;
  const isNarrow = useNarrow();
  const shown = {
    rows: list.data?.items,
    isPending: list.isPending,
    problem: list.error,
    onRetry: () => void list.refetch(),
    empty: (
      <EmptyState title="没有专项行动">
        {mayCreate
          ? "开学、暑假、汛期、春节前，可以起草一次：选好孩子，写几个问题，村里走访时顺便问。"
          : "镇街或者区里开始专项行动以后，会出现在这里，也会出现在今天的待办里。"}
      </EmptyState>
    ),
  };
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>专项行动</h1>
        <span className="ta-grey">选好孩子，写几个问题，走访时顺便问；档案里已经有的不再问</span>
        {mayCreate && (
          <div className="ta-page-acts ta-noprint">
            <Button type="primary" onClick={() => void navigate("/campaigns/new")}>
              起草专项行动
            </Button>
          </div>
        )}
      </header>
      <div className="ta-chips ta-noprint" role="group" aria-label="只看一类">
        {campaignStateCodes.options.map(({ value, label }) => (
          <button
            key={value}
            type="button"
            aria-pressed={state === value}
            className={state === value ? "ta-chip ta-chip-on" : "ta-chip"}
            onClick={() => set({ state: state === value ? undefined : value })}
          >
            {label}
          </button>
        ))}
      </div>
      {isNarrow ? (
        <RowCards
          {...shown}
          label="专项行动"
          rowKey={({ id }) => id}
          card={({ id, title, placeName, from, dueOn, state: stands, counts }) => (
            <Link className="ta-campaign-card" to={`/campaigns/${id}`}>
              <b>{title}</b> <CampaignStateWord state={stands} />
              <span className="ta-grey ta-small">
                {placeName} · {from} 至 {dueOn}
              </span>
              <span>
                孩子 {counts.children}，已问到 {counts.answered}，还没有问到 {counts.open}
              </span>
            </Link>
          )}
        />
      ) : (
        <section className="ta-paper" aria-label="名单">
          <DataTable
            label="专项行动"
            columns={columns}
            rowKey={({ id }) => id}
            onOpen={({ id }) => void navigate(`/campaigns/${id}`)}
            {...shown}
          />
        </section>
      )}
    </div>
  );
}
