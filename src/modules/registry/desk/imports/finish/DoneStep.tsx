import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { momentText } from "../../../../../faces/desk/parts/moment.ts";
import type { ImportBatch } from "../../../imports/import-batch.contract.ts";
import { ledgerCodes } from "../../../imports/import-codes.contract.ts";
import { notImported } from "../batch-words.ts";
import { ErrorsButton } from "./CommitBar.tsx";
import { DiscardButton } from "./DiscardButton.tsx";
import { UndoDialog } from "./UndoDialog.tsx";

interface DoneStepProps {
  readonly batch: ImportBatch;
  readonly onShowRows: () => void;
}

/** Step four: what came of it, where to go from here, and the way back. */
export function DoneStep({ batch, onShowRows }: DoneStepProps) {
  const [undoing, setUndoing] = useState(false);
  if (batch.undone !== null) return <Undone batch={batch} undone={batch.undone} />;
  const { committed, counts } = batch;
  if (committed === null) return null;
  const out = notImported(batch);
  const open = counts === null ? 0 : counts.missing - counts.missingDecided;
  return (
    <section className="ta-paper ta-imp-done">
      <h2 className="ta-green">已导入{ledgerCodes.label(batch.ledger)}</h2>
      <p className="ta-grey">
        {momentText(committed.at)}
        {batch.asOf === null ? "" : ` · 按 ${batch.asOf} 的情况登记`}
      </p>
      <dl className="ta-imp-figures">
        <Figure label="新建档案" value={committed.opened} />
        <Figure label="更新档案" value={committed.changed} />
        <Figure label="没有变化" value={committed.unchanged} />
        <Figure label="没有导入" value={out} warn={out > 0} />
      </dl>
      <ul className="ta-imp-next">
        <li>
          <Link to={ledgerLink(batch)}>打开{ledgerCodes.label(batch.ledger)}</Link>
          <span className="ta-grey"> 看导入以后的台账</span>
        </li>
        {out > 0 && batch.can.includes("edit") && (
          <li>
            <button type="button" className="ta-link" onClick={onShowRows}>
              改好没有导入的 {out} 行，再导入
            </button>
          </li>
        )}
        {open > 0 && (
          <li>
            <Link to={`/imports/${batch.id}?step=check&view=compare&kind=missing`}>
              还有 {open} 个孩子登记簿里有、表里没有，请逐个确认
            </Link>
          </li>
        )}
      </ul>
      <p className="ta-wrap">
        {batch.can.includes("errors") && out > 0 && <ErrorsButton batch={batch} />}
        {batch.can.includes("undo") && <Button onClick={() => setUndoing(true)}>撤销这一批…</Button>}
      </p>
      <p className="ta-grey ta-small">
        {batch.purged
          ? "逐行的明细含个人信息，已按期清除；导入登记簿的内容不受影响。"
          : `逐行的明细含个人信息，${batch.purgeOn.slice(0, 10)} 自动清除；导入登记簿的内容不受影响。`}
      </p>
      {undoing && <UndoDialog batch={batch} onClose={() => setUndoing(false)} />}
    </section>
  );
}

function Undone({
  batch,
  undone,
}: {
  readonly batch: ImportBatch;
  readonly undone: NonNullable<ImportBatch["undone"]>;
}) {
  return (
    <section className="ta-paper ta-imp-done">
      <h2>这一批已经撤销</h2>
      <p className="ta-grey">
        {momentText(undone.at)} · 原因：{undone.reason}
      </p>
      <dl className="ta-imp-figures">
        <Figure label="撤回的新建档案" value={undone.filesWithdrawn} />
        <Figure label="留下的档案" value={undone.filesKept} warn={undone.filesKept > 0} />
      </dl>
      {undone.kept.length > 0 && (
        <>
          <p>这些档案在导入以后又有人登记过别的内容，所以留着，请逐个看一看：</p>
          <ul className="ta-imp-next">
            {undone.kept.map(({ childId, why }) => (
              <li key={childId}>
                <Link to={`/children/${childId}`}>{why}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="ta-wrap">
        <Link to="/imports">重新上传一份</Link>
        {batch.can.includes("discard") && <DiscardButton batch={batch} />}
      </p>
    </section>
  );
}

function Figure({
  label,
  value,
  warn = false,
}: {
  readonly label: string;
  readonly value: number;
  readonly warn?: boolean;
}) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className={warn ? "ta-amber" : undefined}>{value.toLocaleString("zh-CN")}</dd>
    </div>
  );
}

function ledgerLink({ ledger, place }: ImportBatch): string {
  return `/ledgers/${ledger}${place.code.length > 6 ? `?place=${place.code}` : ""}`;
}
