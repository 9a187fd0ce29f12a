import { Button, Drawer } from "antd";
import { Link } from "react-router";
import { DataTable } from "../../../../faces/desk/parts/DataTable.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { FilterBar } from "../../../../faces/desk/parts/FilterBar.tsx";
import type { FilterSpec } from "../../../../faces/desk/parts/filter-words.ts";
import type { Column } from "../../../../faces/desk/parts/table-column.ts";
import { useNarrow } from "../../../../faces/desk/parts/useNarrow.ts";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { usePages } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { listWatch, runWatch, type WatchItem } from "../watch.contract.ts";
import {
  type WatchState,
  watchRuleCodes,
  watchSettlementCodes,
  watchStateCodes,
} from "../watch-codes.contract.ts";
import { WatchCards } from "./WatchCards.tsx";
import { WatchDetails } from "./WatchDetails.tsx";
import { WatchRuleWord } from "./WatchRuleWord.tsx";

const columns: readonly Column<WatchItem>[] = [
  {
    key: "name",
    title: "姓名",
    width: 110,
    cell: (row) => <Link to={`/children/${row.childId}`}>{row.childName}</Link>,
    text: (row) => row.childName,
  },
  { key: "particulars", title: "性别、年龄", width: 90, cell: (row) => row.particulars },
  {
    key: "rule",
    title: "关注事项",
    width: 200,
    cell: (row) => <WatchRuleWord rule={row.rule} />,
  },
  { key: "brief", title: "为什么", width: 340, cell: (row) => row.brief },
  { key: "place", title: "村（社区）", width: 180, cell: (row) => `${row.townshipName} ${row.villageName}` },
  { key: "firstSeen", title: "发现", width: 100, cell: (row) => row.firstSeen },
];

const howSettled: Column<WatchItem> = {
  key: "settled",
  title: "处理",
  width: 240,
  cell: (row) =>
    row.settled === null
      ? watchStateCodes.label(row.state)
      : `${watchSettlementCodes.label(row.settled.reason)} · ${row.settled.by}`,
};

const filters: readonly FilterSpec[] = [
  { key: "place", label: "区域", kind: "place", always: "全部" },
  { key: "rule", label: "关注事项", kind: "choice", options: watchRuleCodes.options },
  { key: "state", label: "状态", kind: "choice", always: "待处理", options: watchStateCodes.options },
];

/** Children whom the system asks somebody to look at before anybody reports. */
export function WatchPage() {
  const { values, set } = useUrlState();
  const rule = watchRuleCodes.codes.find((one) => one === values["rule"]);
  const state = watchStateCodes.codes.find((one) => one === values["state"]) ?? "open";
  const { place } = values;
  const list = usePages(listWatch, {
    query: {
      state,
      limit: 100,
      ...(place === undefined ? {} : { place }),
      ...(rule === undefined ? {} : { rule }),
    },
  });
  const run = useWrite(runWatch, { makesOld: [listWatch] });
  const { counts = {}, can = [] } = list.first ?? {};
  const open = values["item"];
  const isNarrow = useNarrow();
  const shown = {
    rows: list.rows,
    isPending: list.isPending,
    problem: list.error,
    onRetry: () => void list.refetch(),
    empty: <Nothing state={state} isNarrowed={rule !== undefined || place !== undefined} />,
    more: {
      has: list.hasNextPage,
      isLoading: list.isFetchingNextPage,
      load: () => void list.fetchNextPage(),
    },
  };
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>主动发现</h1>
        <span className="ta-grey">系统按登记的情况找出要上门看看的孩子，由人核实处理</span>
        {can.includes("run") && (
          <div className="ta-page-acts ta-noprint">
            <Button loading={run.isPending} onClick={() => run.mutate({ body: {} })}>
              现在查找一遍
            </Button>
          </div>
        )}
      </header>
      <div className="ta-wrap ta-noprint">
        <FilterBar filters={filters} values={values} set={set} />
      </div>
      <div className="ta-chips ta-noprint" role="group" aria-label="只看一类">
        {watchRuleCodes.options
          .filter(({ value }) => (counts[value] ?? 0) > 0)
          .map(({ value, label }) => (
            <button
              key={value}
              type="button"
              aria-pressed={rule === value}
              className={rule === value ? "ta-chip ta-chip-on" : "ta-chip"}
              onClick={() => set({ rule: rule === value ? undefined : value })}
            >
              {label} {counts[value]}
            </button>
          ))}
      </div>
      {isNarrow ? (
        <WatchCards {...shown} onOpen={(id) => set({ item: id })} />
      ) : (
        <section className="ta-paper" aria-label="名单">
          <DataTable
            label="关注事项"
            columns={state === "open" ? columns : [...columns, howSettled]}
            rowKey={(row) => row.id}
            {...(open === undefined ? {} : { openKey: open })}
            onOpen={(row) => set({ item: row.id })}
            {...shown}
          />
        </section>
      )}
      <Drawer
        open={open !== undefined}
        onClose={() => set({ item: undefined })}
        title="关注事项"
        size={Math.min(720, window.innerWidth)}
        destroyOnHidden
      >
        {open !== undefined && <WatchDetails key={open} id={open} />}
      </Drawer>
    </div>
  );
}

function Nothing({ state, isNarrowed }: { readonly state: WatchState; readonly isNarrowed: boolean }) {
  if (isNarrowed) return <EmptyState title="这样找没有">去掉一个条件，或者换一个区域看看。</EmptyState>;
  if (state !== "open")
    return <EmptyState title={`没有“${watchStateCodes.label(state)}”的`}>换一个状态看看。</EmptyState>;
  return (
    <EmptyState title="没有待处理的关注事项">
      情况一有变化系统就会重新看，每天夜里也看一遍；有要关注的就列在这里。
    </EmptyState>
  );
}
