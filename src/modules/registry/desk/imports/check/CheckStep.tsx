import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { ProblemNote } from "../../../../../faces/desk/parts/ProblemNote.tsx";
import { PageSkeleton } from "../../../../../faces/desk/shell/PageSkeleton.tsx";
import { useRead } from "../../../../../platform/client/useRead.ts";
import type { ImportBatch, ImportCounts } from "../../../imports/import-batch.contract.ts";
import { readSheets } from "../../../imports/import-columns.contract.ts";
import { ComparePanel } from "../compare/ComparePanel.tsx";
import { CommitBar } from "../finish/CommitBar.tsx";
import { CheckTable } from "./CheckTable.tsx";
import { gridColumns } from "./grid-columns.ts";

type View = "rows" | "compare";

/** Step three: every row judged, and the file beside the register. */
export function CheckStep({ batch }: { readonly batch: ImportBatch }) {
  const [search, setSearch] = useSearchParams();
  const view: View = search.get("view") === "compare" ? "compare" : "rows";
  const sheets = useRead(readSheets, { params: { id: batch.id } });
  const columns = useMemo(
    () => gridColumns(batch.ledger, sheets.data?.items ?? []),
    [batch.ledger, sheets.data],
  );
  if (batch.counts === null || (sheets.data === undefined && sheets.error === null)) return <PageSkeleton />;
  if (sheets.data === undefined)
    return <ProblemNote problem={sheets.error} onRetry={() => void sheets.refetch()} />;
  const show = (to: View) => {
    const next = new URLSearchParams();
    const step = search.get("step");
    if (step !== null) next.set("step", step);
    if (to === "compare") next.set("view", "compare");
    setSearch(next);
  };
  return (
    <>
      <div className="ta-imp-views" role="tablist">
        <ViewTab shown={view === "rows"} onShow={() => show("rows")}>
          逐行检查 <CheckFigures counts={batch.counts} />
        </ViewTab>
        <ViewTab shown={view === "compare"} onShow={() => show("compare")}>
          与登记簿比较 <CompareFigures counts={batch.counts} />
        </ViewTab>
      </div>
      {view === "rows" ? (
        <CheckTable batch={batch} sheets={sheets.data.items} columns={columns} />
      ) : (
        <ComparePanel batch={batch} counts={batch.counts} />
      )}
      <CommitBar batch={batch} counts={batch.counts} />
    </>
  );
}

function ViewTab({
  shown,
  onShow,
  children,
}: {
  readonly shown: boolean;
  readonly onShow: () => void;
  readonly children: React.ReactNode;
}) {
  return (
    <button
      type="button"
      role="tab"
      aria-selected={shown}
      className={shown ? "ta-plain ta-imp-view is-shown" : "ta-plain ta-imp-view"}
      onClick={onShow}
    >
      {children}
    </button>
  );
}

function CheckFigures({ counts }: { readonly counts: ImportCounts }) {
  return (
    <span className="ta-small">
      <span className="ta-grey">共 {counts.rows} 行</span>
      {counts.reject > 0 && <span className="ta-red"> · {counts.reject} 行不能导入</span>}
      {counts.acceptWithWarning > 0 && (
        <span className="ta-amber"> · {counts.acceptWithWarning} 行有提醒</span>
      )}
    </span>
  );
}

function CompareFigures({ counts }: { readonly counts: ImportCounts }) {
  const open = counts.missing - counts.missingDecided;
  return (
    <span className="ta-small ta-grey">
      新增 {counts.new} · 有变化 {counts.changed} · 无变化 {counts.unchanged}
      {counts.missing > 0 && (
        <span className={open > 0 ? "ta-amber" : ""}> · 可能已离开 {counts.missing}</span>
      )}
    </span>
  );
}
