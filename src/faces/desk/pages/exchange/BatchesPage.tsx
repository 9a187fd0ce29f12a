import { Button } from "antd";
import { Link, useNavigate } from "react-router";
import { memberUnitCodes } from "../../../../kernel/member-units.ts";
import { usePages, useRead } from "../../../../platform/client/useRead.ts";
import { listSubjects } from "../../../../platform/exchange/agreements.contract.ts";
import { type BatchView, listBatches } from "../../../../platform/exchange/batches.contract.ts";
import {
  batchStateCodes,
  batchViaCodes,
  heldForCodes,
} from "../../../../platform/exchange/exchange-codes.contract.ts";
import { DataTable } from "../../parts/DataTable.tsx";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { FilterBar } from "../../parts/FilterBar.tsx";
import type { FilterSpec } from "../../parts/filter-words.ts";
import { momentText } from "../../parts/moment.ts";
import { RowCards, type ShownRows } from "../../parts/RowCards.tsx";
import type { Column } from "../../parts/table-column.ts";
import { useNarrow } from "../../parts/useNarrow.ts";
import { useUrlState } from "../../parts/useUrlState.ts";
import { useCan } from "../../session/session.ts";
import { batchTone, talliesText } from "./exchange-words.ts";
import { UploadDialog } from "./UploadDialog.tsx";
import "./exchange.css";

const columns: readonly Column<BatchView>[] = [
  {
    key: "title",
    title: "名册",
    width: 240,
    cell: (row) => (
      <Link to={`/exchange/batches/${row.id}`}>
        {row.agreementTitle} 第 {row.ordinal} 批
      </Link>
    ),
    text: (row) => `${row.agreementTitle} 第 ${row.ordinal} 批`,
  },
  { key: "unit", title: "单位", width: 90, cell: (row) => memberUnitCodes.label(row.unit) },
  {
    key: "state",
    title: "状态",
    width: 110,
    cell: (row) => <span className={batchTone[row.state]}>{batchStateCodes.label(row.state)}</span>,
  },
  { key: "numbers", title: "数字", width: 330, cell: whatOf, text: whatOf },
  { key: "asOf", title: "截至", width: 100, cell: (row) => row.asOf ?? "" },
  { key: "at", title: "收到", width: 140, cell: (row) => momentText(row.receivedAt) },
  {
    key: "via",
    title: "来路",
    width: 130,
    cell: (row) => `${batchViaCodes.label(row.via)} · ${row.receivedBy}`,
  },
];

/** Why it stands still, or what came of it. */
function whatOf(row: BatchView): string {
  if (row.state === "held") return row.heldFor.map((one) => heldForCodes.label(one)).join("；");
  if (row.problem !== null && row.state === "refused") return row.problem.title;
  return talliesText(row);
}

/** Everything that came in, the newest first. */
export function BatchesPage() {
  const { values, set } = useUrlState();
  const mayReceive = useCan("exchange.receive");
  const navigate = useNavigate();
  const isNarrow = useNarrow();
  const { data: book } = useRead(listSubjects, {});
  const filters: readonly FilterSpec[] = [
    { key: "state", label: "状态", kind: "choice", always: "全部", options: batchStateCodes.options },
    { key: "unit", label: "单位", kind: "choice", options: memberUnitCodes.options },
    {
      key: "subject",
      label: "种类",
      kind: "choice",
      options: (book?.items ?? [])
        .filter(({ direction }) => direction === "in")
        .map(({ code, title }) => ({ value: code, label: title })),
    },
  ];
  const state = batchStateCodes.codes.find((one) => one === values["state"]);
  const unit = memberUnitCodes.codes.find((one) => one === values["unit"]);
  const { subject, agreement } = values;
  const list = usePages(listBatches, {
    query: {
      limit: 100,
      ...(state === undefined ? {} : { state }),
      ...(unit === undefined ? {} : { unit }),
      ...(subject === undefined ? {} : { subject }),
      ...(agreement === undefined ? {} : { agreement }),
    },
  });
  const isNarrowed = [state, unit, subject, agreement].some((one) => one !== undefined);
  const shown = {
    rows: list.rows,
    isPending: list.isPending,
    problem: list.error,
    onRetry: () => void list.refetch(),
    empty: isNarrowed ? (
      <EmptyState title="这样找没有">去掉一个条件看看。</EmptyState>
    ) : (
      <EmptyState title="还没有收到名册">
        有了生效的协议，就可以上传；对方也可以用密钥或者交换文件夹送来。
      </EmptyState>
    ),
    more: {
      has: list.hasNextPage,
      isLoading: list.isFetchingNextPage,
      load: () => void list.fetchNextPage(),
    },
  };
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>名册批次</h1>
        <span className="ta-grey">各单位送来的名册：收到、比对、复核到哪一步</span>
        {mayReceive && (
          <div className="ta-page-acts ta-noprint">
            <Button type="primary" onClick={() => set({ upload: "true" })}>
              上传一批
            </Button>
          </div>
        )}
      </header>
      <div className="ta-wrap ta-noprint">
        <FilterBar filters={filters} values={values} set={set} />
        {agreement !== undefined && (
          <Button type="link" size="small" onClick={() => set({ agreement: undefined })}>
            只看一份协议的，看全部
          </Button>
        )}
      </div>
      {isNarrow ? (
        <BatchCards {...shown} />
      ) : (
        <section className="ta-paper" aria-label="批次">
          <DataTable
            label="名册批次"
            columns={columns}
            rowKey={(row) => row.id}
            onOpen={(row) => void navigate(`/exchange/batches/${row.id}`)}
            {...shown}
          />
        </section>
      )}
      {mayReceive && values["upload"] === "true" && (
        <UploadDialog onClose={() => set({ upload: undefined })} />
      )}
    </div>
  );
}

function BatchCards(shown: ShownRows<BatchView>) {
  return (
    <RowCards
      {...shown}
      label="名册批次"
      rowKey={({ id }) => id}
      card={(row) => (
        <Link to={`/exchange/batches/${row.id}`}>
          <b>
            {row.agreementTitle} 第 {row.ordinal} 批
          </b>
          <span>
            <span className={batchTone[row.state]}>{batchStateCodes.label(row.state)}</span> {whatOf(row)}
          </span>
          <span className="ta-grey ta-small">
            {memberUnitCodes.label(row.unit)} · {momentText(row.receivedAt)} · {batchViaCodes.label(row.via)}
          </span>
        </Link>
      )}
    />
  );
}
