import { Button, Segmented } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { usePages, useRead } from "../../../../platform/client/useRead.ts";
import { type MatterLine, matterStateCodes } from "../../../../platform/procedures/matter-view.contract.ts";
import { listApplications, listProcedures } from "../../../../platform/procedures/procedures.contract.ts";
import { DataTable } from "../../parts/DataTable.tsx";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { FilterBar } from "../../parts/FilterBar.tsx";
import type { FilterSpec } from "../../parts/filter-words.ts";
import type { Column } from "../../parts/table-column.ts";
import { type UrlPatch, useUrlState } from "../../parts/useUrlState.ts";
import { useCan } from "../../session/session.ts";
import { ClockTag } from "./ClockTag.tsx";
import { DelegationDialog } from "./DelegationDialog.tsx";
import "./applications.css";

/** What lies where and until when, late first: my own to begin with. */
export function ApplicationsPage() {
  const { values, set } = useUrlState();
  const navigate = useNavigate();
  const [delegating, setDelegating] = useState(false);
  const canDelegate = useCan("delegation.manage");
  const whose = values["whose"] === "all" ? "all" : "mine";
  const procedures = useRead(listProcedures, {}, { freshForMs: 600_000 });
  const { state, procedure, place, late } = values;
  const list = usePages(listApplications, { query: { whose, state, procedure, place, late, limit: 50 } });
  const isOpenList = state === undefined || ["open", "draft", "running", "supplementing"].includes(state);
  return (
    <div className="ta-page">
      <header className="ta-page-head">
        <h1>办理</h1>
        {list.first !== undefined && <Counts counts={list.first.counts} late={late} set={set} />}
        <div className="ta-page-acts ta-row">
          <Segmented
            aria-label="看谁的"
            value={whose}
            options={[
              { value: "mine", label: `该我办的 ${list.first?.counts.mine ?? ""}`.trim() },
              { value: "all", label: "辖区全部" },
            ]}
            onChange={(value) => set({ whose: value === "all" ? "all" : undefined })}
          />
          {canDelegate && <Button onClick={() => setDelegating(true)}>委托代办</Button>}
        </div>
      </header>
      <FilterBar filters={filtersOf(procedures.data?.items ?? [])} values={values} set={set} />
      <DataTable
        label="申请"
        columns={isOpenList ? openColumns : endedColumns}
        rows={list.rows}
        rowKey={(row) => row.id}
        isPending={list.isPending}
        isOld={list.isPlaceholderData}
        problem={list.error}
        onRetry={() => void list.refetch()}
        onOpen={(row) => void navigate(`/applications/${row.id}`)}
        rowClass={(row) => (row.clock.tone === "late" ? "ta-line-late" : undefined)}
        empty={
          <Nothing
            whose={whose}
            isNarrowed={[state, procedure, place, late].some((one) => one !== undefined)}
          />
        }
        more={{
          has: list.hasNextPage,
          isLoading: list.isFetchingNextPage,
          load: () => void list.fetchNextPage(),
        }}
      />
      {delegating && <DelegationDialog onClose={() => setDelegating(false)} />}
    </div>
  );
}

function Nothing({ whose, isNarrowed }: { readonly whose: "mine" | "all"; readonly isNarrowed: boolean }) {
  if (isNarrowed) return <EmptyState title="没有符合条件的申请">去掉一些条件再看。</EmptyState>;
  if (whose === "mine")
    return <EmptyState title="手上没有要办的申请">可以看“辖区全部”，或从孩子的档案里登记申请。</EmptyState>;
  return <EmptyState title="辖区里没有在办的申请">从孩子的档案里可以登记申请。</EmptyState>;
}

type Answer = OutputOf<typeof listApplications>;

interface CountsProps {
  readonly counts: Answer["counts"];
  readonly late: string | undefined;
  readonly set: (patch: UrlPatch) => void;
}

/** Each figure narrows the list to what it counts; pressed again it lets go. */
function Counts({ counts, late, set }: CountsProps) {
  return (
    <span className="ta-app-counts">
      {counts.late > 0 && (
        <button
          type="button"
          className="ta-plain ta-red"
          aria-pressed={late === "late"}
          onClick={() => set({ late: late === "late" ? undefined : "late" })}
        >
          已逾期 <b>{counts.late}</b>
        </button>
      )}
      {counts.today + counts.soon > 0 && (
        <button
          type="button"
          className="ta-plain ta-amber"
          aria-pressed={late === "soon"}
          onClick={() => set({ late: late === "soon" ? undefined : "soon" })}
        >
          快到期 <b>{counts.today + counts.soon}</b>
          {counts.today > 0 && `（今天 ${counts.today}）`}
        </button>
      )}
      <span className="ta-grey">
        在办 <b>{counts.open}</b>
      </span>
    </span>
  );
}

function filtersOf(procedures: OutputOf<typeof listProcedures>["items"]): FilterSpec[] {
  return [
    {
      key: "procedure",
      label: "事项",
      kind: "choice",
      options: procedures.map(({ code, title }) => ({ value: code, label: title })),
    },
    { key: "state", label: "状态", kind: "choice", options: [...matterStateCodes.options] },
    { key: "place", label: "地方", kind: "place" },
    {
      key: "late",
      label: "期限",
      kind: "choice",
      options: [
        { value: "late", label: "已逾期" },
        { value: "soon", label: "快到期" },
      ],
    },
  ];
}

const name: Column<MatterLine> = {
  key: "name",
  title: "儿童",
  width: 90,
  cell: (row) => <b>{row.subjectName}</b>,
  text: (row) => row.subjectName,
};
const what: Column<MatterLine> = {
  key: "procedure",
  title: "事项",
  width: 200,
  cell: (row) => row.procedureTitle,
  text: (row) => row.procedureTitle,
};
const place: Column<MatterLine> = {
  key: "place",
  title: "户籍地",
  width: 130,
  cell: (row) => row.placeName,
  text: (row) => row.placeName,
};
const received: Column<MatterLine> = {
  key: "received",
  title: "受理",
  width: 100,
  cell: (row) => row.receivedOn ?? "",
};
const number: Column<MatterLine> = {
  key: "no",
  title: "编号",
  width: 180,
  cell: (row) => row.no ?? <span className="ta-grey">未受理</span>,
};

const openColumns: readonly Column<MatterLine>[] = [
  name,
  {
    key: "clock",
    title: "期限",
    width: 250,
    cell: (row) =>
      row.state === "draft" ? <span className="ta-grey">草稿，未受理</span> : <ClockTag clock={row.clock} />,
    text: (row) => row.clock.says,
  },
  {
    key: "step",
    title: "到哪一步",
    width: 130,
    cell: (row) => (row.isMine ? <b>{row.stepTitle}</b> : row.stepTitle),
    text: (row) => row.stepTitle ?? "",
  },
  what,
  {
    key: "desk",
    title: "在谁手上",
    width: 190,
    cell: (row) => row.deskName ?? "",
    text: (row) => row.deskName ?? "",
  },
  place,
  received,
  number,
];

const endedColumns: readonly Column<MatterLine>[] = [
  name,
  { key: "state", title: "结果", width: 100, cell: (row) => matterStateCodes.label(row.state) },
  { key: "ended", title: "办结", width: 100, cell: (row) => row.endedOn ?? "" },
  what,
  place,
  received,
  number,
];
