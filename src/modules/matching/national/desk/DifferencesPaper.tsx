import { Button, Input } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { DataTable } from "../../../../faces/desk/parts/DataTable.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import type { Column } from "../../../../faces/desk/parts/table-column.ts";
import { formatYuan } from "../../../../kernel/money.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  differenceKinds,
  listNationalDifferences,
  type NationalDifference,
  readNationalSystem,
  settleNationalDifference,
} from "../national.contract.ts";

/** Where the two systems say different things of a child of ours, until somebody has settled it. */
export function DifferencesPaper({ hasChecks }: { readonly hasChecks: boolean }) {
  const list = useRead(listNationalDifferences, { query: {} });
  const [settling, setSettling] = useState<NationalDifference | undefined>();
  return (
    <section className="ta-paper ta-paper-long" aria-label="未处理的差异">
      <div className="ta-paper-head">
        <h2>未处理的差异</h2>
        {list.data !== undefined && list.data.items.length > 0 && (
          <span className="ta-amber">{list.data.items.length} 条</span>
        )}
      </div>
      {list.error !== null && <ProblemNote problem={list.error} onRetry={() => void list.refetch()} />}
      <DataTable
        label="未处理的差异"
        fills={false}
        columns={columnsOf(setSettling)}
        rows={list.data?.items}
        isPending={list.isPending}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={hasChecks ? "没有差异" : "还没有核对过"}>
            {hasChecks ? "最近一次核对的差异都处理完了。" : "上传全国系统导出的名单后，差异列在这里。"}
          </EmptyState>
        }
      />
      {settling !== undefined && (
        <SettleDialog difference={settling} onClose={() => setSettling(undefined)} />
      )}
    </section>
  );
}

function columnsOf(onSettle: (one: NationalDifference) => void): Column<NationalDifference>[] {
  return [
    {
      ...{ key: "name", title: "姓名", width: 90, text: (one: NationalDifference) => one.name },
      cell: ({ childId, name }) => <Link to={`/children/${childId}`}>{name}</Link>,
    },
    { key: "place", title: "所在地", width: 150, cell: ({ place }) => place, text: ({ place }) => place },
    {
      ...{ key: "kind", title: "差异", width: 130 },
      cell: ({ kind }) => <span className="ta-amber">{differenceKinds[kind]}</span>,
    },
    {
      ...{ key: "ours", title: "本系统", width: 230 },
      cell: ({ ours }) => sayPayment(ours),
      text: ({ ours }) => sayPayment(ours),
    },
    {
      ...{ key: "theirs", title: "全国系统", width: 230 },
      cell: ({ theirs }) => sayPayment(theirs),
      text: ({ theirs }) => sayPayment(theirs),
    },
    {
      ...{ key: "act", title: "", width: 80 },
      cell: (one) => (
        <Button size="small" onClick={() => onSettle(one)}>
          处理
        </Button>
      ),
    },
  ];
}

function sayPayment(payment: NationalDifference["ours"]): string {
  if (payment === null) return "没有";
  const { code, from, fen } = payment;
  return [code, from === null ? "" : `${from} 起`, fen === null ? "" : `${formatYuan(fen)} 元`]
    .filter((one) => one !== "")
    .join("，");
}

const SHORTEST = 2;

interface SettleDialogProps {
  readonly difference: NationalDifference;
  readonly onClose: () => void;
}

function SettleDialog({ difference, onClose }: SettleDialogProps) {
  const [why, setWhy] = useState("");
  const settle = useWrite(settleNationalDifference, {
    makesOld: [listNationalDifferences, readNationalSystem],
    onDone: onClose,
  });
  const { id, version, name, kind } = difference;
  return (
    <ActDialog
      title={`${name}：${differenceKinds[kind]}`}
      what="写下怎样处理的。这里只做记录，不改档案和发放；要改的请到孩子的待遇里改，或在全国系统更正。下次核对仍不一致，会重新列出。"
      okText="记为已处理"
      ready={why.trim().length >= SHORTEST}
      busy={settle.isPending}
      problem={settle.error}
      onConfirm={() => settle.mutate({ params: { id }, version, body: { why: why.trim() } })}
      onClose={onClose}
    >
      <Input.TextArea
        rows={3}
        maxLength={200}
        value={why}
        placeholder="例如：已在全国系统把起领年月更正为 2026-04"
        aria-label="怎样处理的"
        onChange={({ target }) => setWhy(target.value)}
      />
    </ActDialog>
  );
}
