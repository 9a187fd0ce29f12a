import { Button } from "antd";
import { Link } from "react-router";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useCan } from "../../../../faces/desk/session/session.ts";
import { usePages } from "../../../../platform/client/useRead.ts";
import { type ImportBatch, listImports } from "../../imports/import-batch.contract.ts";
import { importStateCodes, ledgerCodes } from "../../imports/import-codes.contract.ts";
import { notImported } from "./batch-words.ts";
import { UploadPanel } from "./UploadPanel.tsx";
import "./imports.css";

/** Where a file comes in, and what came in before. */
export function ImportsPage() {
  const list = usePages(listImports, { query: { limit: 50 } });
  const mayImport = useCan("import.write");
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>导入台账</h1>
      </header>
      {mayImport && <UploadPanel />}
      <section className="ta-paper ta-imp-history" aria-label="导入记录">
        <div className="ta-paper-head">
          <h2>导入记录</h2>
          <span className="ta-grey ta-small">没做完的可以接着做；导入过的可以再看、补改和撤销</span>
        </div>
        {list.error !== null && <ProblemNote problem={list.error} onRetry={() => void list.refetch()} />}
        {list.rows === undefined && list.error === null && <BatchesSkeleton />}
        {list.rows !== undefined && list.rows.length === 0 && (
          <EmptyState title="还没有导入过台账">
            把镇街或科室报来的 Excel 台账拖到上面的框里，从这里开始。
          </EmptyState>
        )}
        {list.rows !== undefined && list.rows.length > 0 && (
          <div className="ta-imp-scroll">
            <table className="ta-imp-table ta-imp-batches">
              <thead>
                <tr>
                  <th scope="col">文件</th>
                  <th scope="col">台账</th>
                  <th scope="col">截至</th>
                  <th scope="col">进度</th>
                  <th scope="col">结果</th>
                  <th scope="col">谁 · 什么时候</th>
                </tr>
              </thead>
              <tbody>
                {list.rows.map((batch) => (
                  <BatchRow key={batch.id} batch={batch} />
                ))}
              </tbody>
            </table>
            {list.hasNextPage && (
              <p className="ta-imp-more">
                <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                  看更早的
                </Button>
              </p>
            )}
          </div>
        )}
      </section>
    </div>
  );
}

function BatchRow({ batch }: { readonly batch: ImportBatch }) {
  return (
    <tr>
      <th scope="row">
        <Link to={`/imports/${batch.id}`}>{batch.fileName}</Link>
      </th>
      <td>{ledgerCodes.label(batch.ledger)}</td>
      <td className="ta-nowrap">{batch.asOf ?? ""}</td>
      <td className="ta-nowrap">
        <span className={stateTone(batch)}>{importStateCodes.label(batch.state)}</span>
        {batch.failure !== null && <span className="ta-red ta-small"> 上一步没有做成</span>}
      </td>
      <td>{resultText(batch)}</td>
      <td className="ta-grey ta-nowrap">
        {batch.createdBy} · {momentText(batch.createdAt)}
      </td>
    </tr>
  );
}

function stateTone({ state }: ImportBatch): string {
  if (state === "committed") return "ta-green";
  if (state === "undone") return "ta-grey";
  return "ta-amber";
}

function resultText(batch: ImportBatch): string {
  const { state, counts, committed, progress } = batch;
  if (progress !== null) return `${progress.done} / ${progress.total} 行`;
  if (committed !== null && state === "committed") {
    const { opened, changed, unchanged } = committed;
    const out = notImported(batch);
    return `新建 ${opened} · 更新 ${changed} · 无变化 ${unchanged}${out > 0 ? ` · 没有导入 ${out}` : ""}`;
  }
  if (batch.undone !== null) return `撤回了 ${batch.undone.filesWithdrawn} 份新建的档案`;
  if (counts === null) return "";
  return `${counts.rows} 行：可导入 ${counts.ready}${counts.reject > 0 ? `，有问题 ${counts.reject}` : ""}`;
}

function BatchesSkeleton() {
  return (
    <div className="ta-paper-body" aria-busy="true">
      {[0, 1, 2, 3].map((line) => (
        <div key={line} className="ta-skeleton" style={{ height: 20, margin: "10px 0" }} />
      ))}
    </div>
  );
}
