import { Button } from "antd";
import { useState } from "react";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { listAudit, verifyAudit } from "../../../../platform/audit/audit.contract.ts";
import { call } from "../../../../platform/client/api.ts";
import { type ApiProblem, asProblem } from "../../../../platform/client/api-problem.ts";
import { usePages } from "../../../../platform/client/useRead.ts";
import { DataTable } from "../../parts/DataTable.tsx";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { FilterBar } from "../../parts/FilterBar.tsx";
import type { FilterSpec } from "../../parts/filter-words.ts";
import { momentText } from "../../parts/moment.ts";
import { ProblemNote } from "../../parts/ProblemNote.tsx";
import type { Column } from "../../parts/table-column.ts";
import { useUrlState } from "../../parts/useUrlState.ts";
import { type AuditEntry, effectLabels, sayVerification } from "./audit-words.ts";
import { EntryDrawer } from "./EntryDrawer.tsx";
import "./audit.css";

const filters: readonly FilterSpec[] = [
  { key: "q", label: "谁", kind: "text" },
  {
    key: "effect",
    label: "类型",
    kind: "choice",
    always: "全部操作",
    options: Object.entries(effectLabels).map(([value, label]) => ({ value, label })),
  },
  { key: "from", label: "从", kind: "date" },
  { key: "to", label: "到", kind: "date" },
];

const columns: readonly Column<AuditEntry>[] = [
  {
    key: "at",
    title: "时间",
    width: 160,
    cell: (row) => <span className="ta-num">{momentText(row.at)}</span>,
  },
  { key: "actor", title: "谁", width: 190, cell: (row) => row.actor, text: (row) => row.actor },
  { key: "role", title: "岗位 · 辖区", width: 190, cell: (row) => `${row.role} · ${row.placeName}` },
  { key: "effect", title: "类型", width: 70, cell: (row) => <EffectWord effect={row.effect} /> },
  { key: "title", title: "做了什么", width: 200, cell: (row) => row.title, text: (row) => row.title },
  {
    key: "subjects",
    title: "涉及人数",
    width: 80,
    align: "right",
    cell: (row) => (row.subjects === 0 ? "" : row.subjects),
  },
  {
    key: "purpose",
    title: "事由",
    width: 240,
    cell: (row) => row.purpose ?? "",
    text: (row) => row.purpose ?? "",
  },
  { key: "ip", title: "网络地址", width: 130, cell: (row) => <span className="ta-num">{row.ip ?? ""}</span> },
];

/** Who saw or changed what, newest first; and whether anybody has touched the log itself. */
export function AuditPage() {
  const { values, set } = useUrlState();
  const [open, setOpen] = useState<AuditEntry | undefined>();
  const { q, effect, from, to, subject } = values;
  const list = usePages(listAudit, {
    query: {
      limit: 100,
      ...(q === undefined ? {} : { q }),
      ...(effect === undefined ? {} : { effect: effect as "read" }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(subject === undefined ? {} : { subjectId: subject }),
    },
  });
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>{subject === undefined ? "审计日志" : "谁看过、改过这份档案"}</h1>
        <Verification />
      </header>
      <FilterBar filters={filters} values={values} set={set} />
      {subject !== undefined && (
        <p className="ta-grey">
          只看与这一份档案有关的记录。
          <Button type="link" size="small" onClick={() => set({ subject: undefined })}>
            看全部
          </Button>
        </p>
      )}
      <DataTable
        label="审计日志"
        columns={columns}
        rows={list.rows}
        rowKey={(row) => String(row.id)}
        onOpen={setOpen}
        openKey={open === undefined ? undefined : String(open.id)}
        isPending={list.isPending}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title="没有符合条件的记录">换一个时间段或去掉筛选条件再看。</EmptyState>}
        more={{
          has: list.hasNextPage,
          isLoading: list.isFetchingNextPage,
          load: () => void list.fetchNextPage(),
        }}
      />
      <EntryDrawer entry={open} onClose={() => setOpen(undefined)} onSubject={(id) => set({ subject: id })} />
    </div>
  );
}

function EffectWord({ effect }: { readonly effect: string }) {
  const label = effectLabels[effect] ?? effect;
  return (
    <span className={effect === "refused" ? "ta-amber" : effect === "write" ? "ta-strong" : "ta-grey"}>
      {label}
    </span>
  );
}

/** To be written down outside the system: with it the log's end can be proven later. */
function ChainHead({ head }: { readonly head: string }) {
  return (
    <span className="ta-audit-head">
      链尾 <code>{head}</code>，请抄到系统之外保存，以后可以核对日志有没有被截短。
    </span>
  );
}

/** Computes the whole chain anew on the server; a sentence says how it went. */
function Verification() {
  const [state, setState] = useState<
    "idle" | "busy" | OutputOf<typeof verifyAudit> | { problem: ApiProblem }
  >("idle");
  const verify = async () => {
    setState("busy");
    try {
      setState(await call(verifyAudit, {}));
    } catch (error) {
      setState({ problem: asProblem(error) });
    }
  };
  return (
    <div className="ta-page-acts ta-audit-verify">
      {typeof state === "object" && "problem" in state && <ProblemNote compact problem={state.problem} />}
      {typeof state === "object" && "ok" in state && (
        <span className={state.ok ? "ta-green" : "ta-red ta-strong"} role="status">
          {sayVerification(state)}
          {state.ok && state.head !== null && <ChainHead head={state.head} />}
        </span>
      )}
      <Button loading={state === "busy"} onClick={() => void verify()}>
        校验日志
      </Button>
    </div>
  );
}
