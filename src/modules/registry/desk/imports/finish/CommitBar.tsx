import { App, Button } from "antd";
import { useState } from "react";
import { ActDialog } from "../../../../../faces/desk/parts/ActDialog.tsx";
import { asProblem } from "../../../../../platform/client/api-problem.ts";
import { download } from "../../../../../platform/client/download.ts";
import type { ImportBatch, ImportCounts } from "../../../imports/import-batch.contract.ts";
import { ledgerCodes } from "../../../imports/import-codes.contract.ts";
import { downloadErrors } from "../../../imports/import-rows.contract.ts";
import { commitImport } from "../../../imports/run-import.contract.ts";
import { commitSentence, leftOutSentence } from "../batch-words.ts";
import { useBatchStep } from "../useBatch.ts";

interface CommitBarProps {
  readonly batch: ImportBatch;
  readonly counts: ImportCounts;
}

/** Below the grid, always in sight: what importing would do, and the button that does it. */
export function CommitBar({ batch, counts }: CommitBarProps) {
  const [asking, setAsking] = useState(false);
  const commit = useBatchStep(commitImport);
  const leftOut = leftOutSentence(counts);
  const canCommit = batch.can.includes("commit");
  return (
    <footer className="ta-imp-foot">
      <span>
        <b>{commitSentence(counts)}</b>
        {leftOut !== "" && <span className="ta-grey"> {leftOut}</span>}
      </span>
      <span className="ta-spring" />
      {batch.can.includes("errors") && counts.reject + counts.excluded > 0 && <ErrorsButton batch={batch} />}
      {(canCommit || batch.can.includes("edit")) && (
        <Button type="primary" disabled={!canCommit} onClick={() => setAsking(true)}>
          {counts.ready === 0 ? "没有可导入的行" : `导入 ${counts.ready} 行…`}
        </Button>
      )}
      {asking && (
        <ActDialog
          title={`导入${ledgerCodes.label(batch.ledger)}`}
          what={
            <ul className="ta-imp-will">
              <li>
                <b>{commitSentence(counts)}</b>
              </li>
              <li>内容按 {batch.asOf ?? "截至日"} 的情况登记，原来的内容留在历史里。</li>
              {leftOut !== "" && <li>{leftOut}</li>}
              {counts.missing > counts.missingDecided && (
                <li>
                  登记簿里有、表里没有的 {counts.missing - counts.missingDecided}{" "}
                  个孩子不会动，导入以后还可以逐个处理。
                </li>
              )}
              <li>导入以后可以整批撤销。</li>
            </ul>
          }
          okText={`导入 ${counts.ready} 行`}
          ready={canCommit}
          busy={commit.isPending}
          problem={commit.error}
          onClose={() => setAsking(false)}
          onConfirm={() => commit.mutate({ params: { id: batch.id } }, { onSuccess: () => setAsking(false) })}
        />
      )}
    </footer>
  );
}

/** The rows that stay out, as a workbook with the reason in each row: to be mended and sent again. */
export function ErrorsButton({ batch }: { readonly batch: ImportBatch }) {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    try {
      const { fileName } = await download(downloadErrors, { params: { id: batch.id } });
      void message.success(`已下载：${fileName}。里面有完整的身份证号，用完请妥善保管。`);
    } catch (error) {
      const { title, detail } = asProblem(error);
      void message.error(`${title}。${detail}`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button loading={busy} onClick={() => void take()}>
      下载不导入的行（带原因）
    </Button>
  );
}
