import { Radio, Select } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { DataTable } from "../../../../faces/desk/parts/DataTable.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import type { Column } from "../../../../faces/desk/parts/table-column.ts";
import { usePages } from "../../../../platform/client/useRead.ts";
import {
  changeKinds,
  type QuarterChange,
  readQuarterChanges,
} from "../../quarters/quarter-changes.contract.ts";
import { titleOf } from "../../quarters/quarter-days.ts";
import { frozenLedgerKeys, type QuarterView } from "../../quarters/quarters.contract.ts";
import { ledgerWords, sayCount } from "./quarter-words.ts";

type Kind = keyof typeof changeKinds;

const columns: readonly Column<QuarterChange>[] = [
  {
    key: "name",
    title: "姓名",
    width: 120,
    cell: (row) => <Link to={`/children/${row.childId}`}>{row.name}</Link>,
    text: (row) => row.name,
  },
  { key: "place", title: "村（社区）", width: 170, cell: (row) => `${row.townshipName} ${row.villageName}` },
  {
    key: "what",
    title: "怎样变化",
    width: 420,
    cell: (row) => sayFields(row),
    text: (row) => sayFields(row),
  },
  { key: "why", title: "原因", width: 260, cell: (row) => row.why ?? "", text: (row) => row.why ?? "" },
];

function sayFields({ fields }: QuarterChange): string {
  return fields
    .map(({ label, before, after }) => `${label}：${before ?? "无"} → ${after ?? "无"}`)
    .join("；");
}

/** Nobody wants to begin with an empty list. */
function firstKind({ changes }: QuarterView): Kind {
  return (Object.keys(changeKinds) as Kind[]).find((kind) => changes[kind] > 0) ?? "came";
}

/** Who came, who left, whose facts changed since the last frozen quarter, and why. */
export function ChangesPaper({ view }: { readonly view: QuarterView }) {
  const [ledger, setLedger] = useState<QuarterChange["ledger"]>("all");
  const [kind, setKind] = useState<Kind>(firstKind(view));
  const list = usePages(
    readQuarterChanges,
    { params: { quarter: view.id }, query: { kind, ledger, limit: 100 } },
    { enabled: view.comparedWith !== null },
  );
  if (view.comparedWith === null) return null;
  return (
    <section className="ta-paper ta-paper-long" aria-label="变化">
      <div className="ta-paper-head">
        <h2>与{titleOf(view.comparedWith)}相比的变化</h2>
        <Radio.Group
          optionType="button"
          size="small"
          value={kind}
          onChange={(event) => setKind(event.target.value as Kind)}
          options={Object.entries(changeKinds).map(([value, label]) => ({
            value,
            // The counts are those of the register as a whole; a single ledger's stand in its list.
            label: ledger === "all" ? `${label} ${sayCount(view.changes[value as Kind])}` : label,
          }))}
        />
        <Select
          aria-label="哪本台账的变化"
          size="small"
          style={{ width: 150 }}
          value={ledger}
          options={frozenLedgerKeys.map((key) => ({ value: key, label: ledgerWords[key] }))}
          onChange={setLedger}
        />
      </div>
      <DataTable
        label="变化"
        fills={false}
        columns={columns}
        rows={list.rows}
        rowKey={(row) => `${row.childId}/${row.ledger}/${row.kind}`}
        isPending={list.isPending}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={`没有${changeKinds[kind]}`}>与上一次封存相比，这一类没有变化。</EmptyState>}
        more={{
          has: list.hasNextPage,
          isLoading: list.isFetchingNextPage,
          load: () => void list.fetchNextPage(),
        }}
      />
    </section>
  );
}
