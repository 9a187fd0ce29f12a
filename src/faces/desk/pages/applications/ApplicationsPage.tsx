import { Button, Segmented } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { usePages, useRead } from "../../../../platform/client/useRead.ts";
import { matterStateCodes } from "../../../../platform/procedures/matter-view.contract.ts";
import { listApplications, listProcedures } from "../../../../platform/procedures/procedures.contract.ts";
import { DataTable } from "../../parts/DataTable.tsx";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { FilterBar } from "../../parts/FilterBar.tsx";
import type { FilterSpec } from "../../parts/filter-words.ts";
import { type UrlPatch, useUrlState } from "../../parts/useUrlState.ts";
import { useCan } from "../../session/session.ts";
import { ApplicationsExport } from "./ApplicationsExport.tsx";
import { DelegationDialog } from "./DelegationDialog.tsx";
import { listColumns } from "./list-columns.tsx";
import "./applications.css";

/** What lies where and until when, late first: my own to begin with, or all where nothing can be mine. */
export function ApplicationsPage() {
  const { values, set } = useUrlState();
  const navigate = useNavigate();
  const [delegating, setDelegating] = useState(false);
  const canDelegate = useCan("delegation.manage");
  const canStart = useCan("application.start");
  const procedures = useRead(listProcedures, {}, { freshForMs: 600_000 });
  // Nothing is ever a leader's turn, whose own list would always be empty.
  const hasTurns = procedures.data?.hasTurns ?? true;
  const whose = values["whose"] === "all" || !hasTurns ? "all" : "mine";
  const { state, procedure, place, late } = values;
  const list = usePages(
    listApplications,
    { query: { whose, state, procedure, place, late, limit: 50 } },
    { enabled: !procedures.isPending },
  );
  const columns = listColumns(state ?? "open");
  return (
    <div className="ta-page ta-list-page">
      <header className="ta-page-head">
        <h1>办理</h1>
        {list.first !== undefined && <Counts counts={list.first.counts} late={late} set={set} />}
        <div className="ta-page-acts ta-row">
          {hasTurns ? (
            <Segmented
              aria-label="看谁的"
              value={whose}
              options={[
                { value: "mine", label: `该我办的 ${list.first?.counts.mine ?? ""}`.trim() },
                { value: "all", label: "辖区全部" },
              ]}
              onChange={(value) => set({ whose: value === "all" ? "all" : undefined })}
            />
          ) : (
            <span className="ta-grey">没有要您的岗位办理的环节，这里是辖区全部</span>
          )}
          <ApplicationsExport
            query={{ whose, state, procedure, place, late }}
            isEmpty={list.rows?.length === 0}
          />
          {canDelegate && <Button onClick={() => setDelegating(true)}>委托代办</Button>}
        </div>
      </header>
      <FilterBar filters={filtersOf(procedures.data?.items ?? [])} values={values} set={set} />
      <DataTable
        label="申请"
        columns={columns}
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
            canStart={canStart}
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

interface NothingProps {
  readonly whose: "mine" | "all";
  readonly canStart: boolean;
  readonly isNarrowed: boolean;
}

function Nothing({ whose, canStart, isNarrowed }: NothingProps) {
  if (isNarrowed) return <EmptyState title="没有符合条件的申请">去掉一些条件再看。</EmptyState>;
  if (whose === "mine")
    return <EmptyState title="手上没有要办的申请">可以看“辖区全部”，或从孩子的档案里登记申请。</EmptyState>;
  return (
    <EmptyState title="辖区里没有在办的申请">
      {canStart ? "从孩子的档案里可以登记申请。" : "镇街受理以后列在这里。"}
    </EmptyState>
  );
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
