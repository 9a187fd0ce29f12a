import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { FilterBar } from "../../../../faces/desk/parts/FilterBar.tsx";
import type { FilterSpec } from "../../../../faces/desk/parts/filter-words.ts";
import { nextWaiting } from "../../../../faces/desk/parts/next-row.ts";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { WorkBeside } from "../../../../faces/desk/parts/WorkBeside.tsx";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { visitStateCodes } from "../visit-codes.contract.ts";
import { listSample, type VisitView } from "../visits.contract.ts";
import { SampleForm } from "./SampleForm.tsx";
import { lastMonths, saySampled } from "./say-sample.ts";
import { toneOfState } from "./say-visit.ts";
import { VisitSheet } from "./VisitSheet.tsx";

const MONTHS = 7;
const waits = ({ can }: VisitView) => can.includes("sample");
const keyOf = ({ id }: VisitView) => id;

/** The visits that were drawn for this month, asked about one after another. */
export function SamplePage() {
  const { values, set } = useUrlState();
  const today = useToday();
  const { month, place, visit } = values;
  const sample = useRead(
    listSample,
    {
      query: {
        ...(month === undefined ? {} : { month }),
        ...(place === undefined ? {} : { place }),
      },
    },
    { keepPrevious: true },
  );
  const { data } = sample;
  const rows = data?.items;
  const filters: readonly FilterSpec[] = [
    { key: "place", label: "区域", kind: "place", always: "全部" },
    {
      key: "month",
      label: "走访的月份",
      kind: "choice",
      always: data?.month ?? "上个月",
      options: lastMonths(today, MONTHS)
        .slice(1)
        .map((one) => ({ value: one, label: one })),
    },
  ];
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>本月抽查</h1>
        <span className="ta-grey">由系统随机抽，谁来看都是这几次；问的是走访记得准不准，不给人打分</span>
      </header>
      <div className="ta-wrap ta-noprint">
        <FilterBar filters={filters} values={values} set={(patch) => set({ ...patch, visit: undefined })} />
      </div>
      {data !== undefined && (
        <p role="status">
          {saySampled(data)}
          {data.doubted > 0 && <span className="ta-amber">，{data.doubted} 次有出入</span>}
        </p>
      )}
      <WorkBeside
        label="抽到的走访"
        rows={rows}
        problem={sample.error}
        onRetry={() => void sample.refetch()}
        empty={<EmptyState title="这个月没有抽到走访">上个月有走访的，月初抽出来列在这里。</EmptyState>}
        rowKey={keyOf}
        line={(row) => <SampleLine visit={row} />}
        chosen={visit}
        onChoose={(id) => set({ visit: id })}
        notHere="这次走访不在抽到的里面。"
      >
        {(row) => (
          <div className="ta-visit-asked">
            <section className="ta-paper ta-paper-body" aria-label="走访">
              <VisitSheet visit={row} />
            </section>
            {waits(row) && (
              <SampleForm
                key={row.id}
                visit={row}
                onDone={() => set({ visit: nextWaiting(rows ?? [], keyOf, row.id, waits) ?? row.id })}
              />
            )}
          </div>
        )}
      </WorkBeside>
    </div>
  );
}

function SampleLine({ visit }: { readonly visit: VisitView }) {
  const isDone = visit.state === "sampled" || visit.state === "doubted";
  return (
    <>
      <span className="ta-strong">{visit.childName}</span>
      <span className="ta-grey ta-small">
        {visit.on} · {visit.villageName}
      </span>
      <span className={isDone ? `ta-${toneOfState(visit.state)} ta-small` : "ta-amber ta-small"}>
        {isDone ? visitStateCodes.label(visit.state) : "还没有抽查"}
      </span>
    </>
  );
}
