import { Drawer } from "antd";
import { Link } from "react-router";
import { DataTable } from "../../../../faces/desk/parts/DataTable.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { ExportButton } from "../../../../faces/desk/parts/ExportButton.tsx";
import { FilterBar } from "../../../../faces/desk/parts/FilterBar.tsx";
import type { FilterSpec } from "../../../../faces/desk/parts/filter-words.ts";
import type { Column } from "../../../../faces/desk/parts/table-column.ts";
import { useNarrow } from "../../../../faces/desk/parts/useNarrow.ts";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useSession } from "../../../../faces/desk/session/session.ts";
import { usePages } from "../../../../platform/client/useRead.ts";
import { visitStateCodes } from "../visit-codes.contract.ts";
import { listVisits, type VisitView } from "../visits.contract.ts";
import { Remarks } from "./Remarks.tsx";
import { remarksOn, sayMeeting, toneOfState } from "./say-visit.ts";
import { VisitCards } from "./VisitCards.tsx";
import { VisitDetails } from "./VisitDetails.tsx";
import { isViewOf, queryOf, visitViews } from "./visits-query.ts";

const columns: readonly Column<VisitView>[] = [
  {
    key: "child",
    title: "孩子",
    width: 100,
    cell: (row) => <Link to={`/children/${row.childId}`}>{row.childName}</Link>,
    text: (row) => row.childName,
  },
  { key: "on", title: "走访日期", width: 100, cell: (row) => row.on },
  { key: "how", title: "见到了谁", width: 290, cell: sayMeeting, text: sayMeeting },
  {
    key: "remarks",
    title: "要看的",
    width: 260,
    cell: (row) => <Remarks visit={row} />,
    text: (row) =>
      remarksOn(row)
        .map(({ words }) => words)
        .join("；"),
  },
  { key: "by", title: "走访人", width: 90, cell: (row) => row.by, text: (row) => row.by },
  {
    key: "place",
    title: "村（社区）",
    width: 180,
    cell: (row) => `${row.townshipName} ${row.villageName}`,
    text: (row) => `${row.townshipName} ${row.villageName}`,
  },
  {
    key: "state",
    title: "状态",
    width: 130,
    cell: (row) => <span className={`ta-${toneOfState(row.state)}`}>{visitStateCodes.label(row.state)}</span>,
  },
];

const ofPlace: FilterSpec = { key: "place", label: "区域", kind: "place", always: "全部" };
const filters: readonly FilterSpec[] = [
  { key: "state", label: "状态", kind: "choice", options: visitStateCodes.options },
  { key: "from", label: "从", kind: "date" },
  { key: "to", label: "到", kind: "date" },
];

/** Every visit as it was recorded; what stands out is said in its row. */
export function VisitsPage() {
  const { values, set } = useUrlState();
  const { post } = useSession();
  const isNarrow = useNarrow();
  const query = queryOf(values);
  const list = usePages(listVisits, { query: { ...query, limit: 100 } });
  const open = values["visit"];
  const ofOneChild = query.childId !== undefined;
  const shown = {
    rows: list.rows,
    isPending: list.isPending,
    problem: list.error,
    onRetry: () => void list.refetch(),
    empty: <NoVisits isNarrowed={Object.keys(query).length > 1 || query.with !== "any"} />,
    more: {
      has: list.hasNextPage,
      isLoading: list.isFetchingNextPage,
      load: () => void list.fetchNextPage(),
    },
  };
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>走访记录</h1>
        <span className="ta-grey">走访记下来就不改，后来想起的写在“补充”里</span>
        <div className="ta-page-acts ta-noprint">
          <ExportButton
            operation={listVisits}
            input={{ query: { ...query, limit: 200 } }}
            what="导出现在列出的走访，含孩子姓名、发现的问题和孩子说的话，没有身份证号、没有照片。"
          />
        </div>
      </header>
      <div className="ta-wrap ta-noprint">
        <FilterBar
          filters={post.placeCode.length < 12 ? [ofPlace, ...filters] : filters}
          values={values}
          set={set}
        />
        {ofOneChild && (
          <span className="ta-filter ta-filter-set">
            只看{list.rows?.[0]?.childName ?? "一个孩子"}{" "}
            <button type="button" className="ta-link" onClick={() => set({ childId: undefined })}>
              看全部孩子
            </button>
          </span>
        )}
      </div>
      <div className="ta-chips ta-noprint" role="group" aria-label="只看">
        {visitViews.map((view) => {
          const isOn = isViewOf(view, query);
          return (
            <button
              key={view.label}
              type="button"
              aria-pressed={isOn}
              className={isOn ? "ta-chip ta-chip-on" : "ta-chip"}
              onClick={() => set({ with: view.with === "any" ? undefined : view.with, state: view.state })}
            >
              {view.label}
            </button>
          );
        })}
      </div>
      {isNarrow ? (
        <VisitCards {...shown} onOpen={(id) => set({ visit: id })} />
      ) : (
        <section className="ta-paper" aria-label="名单">
          <DataTable
            label="走访记录"
            columns={columns}
            rowKey={(row) => row.id}
            openKey={open}
            onOpen={(row) => set({ visit: row.id })}
            isOld={list.isPlaceholderData}
            {...shown}
          />
        </section>
      )}
      <Drawer
        open={open !== undefined}
        onClose={() => set({ visit: undefined })}
        title="走访"
        size={Math.min(720, window.innerWidth)}
        destroyOnHidden
      >
        {open !== undefined && <VisitDetails key={open} id={open} />}
      </Drawer>
    </div>
  );
}

function NoVisits({ isNarrowed }: { readonly isNarrowed: boolean }) {
  if (isNarrowed) return <EmptyState title="这样找没有">去掉一个条件，或者换一段日子看看。</EmptyState>;
  return (
    <EmptyState title="还没有走访记录">
      儿童主任在手机上记的走访，上传以后就列在这里；没有手机的，在孩子的档案里“登记走访”。
    </EmptyState>
  );
}
