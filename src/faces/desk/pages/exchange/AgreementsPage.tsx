import { Button } from "antd";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { memberUnitCodes } from "../../../../kernel/member-units.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { type AgreementView, listAgreements } from "../../../../platform/exchange/agreements.contract.ts";
import {
  agreementStateCodes,
  directionCodes,
  dueLightCodes,
} from "../../../../platform/exchange/exchange-codes.contract.ts";
import { DataTable } from "../../parts/DataTable.tsx";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { FilterBar } from "../../parts/FilterBar.tsx";
import type { FilterSpec } from "../../parts/filter-words.ts";
import { dayText } from "../../parts/moment.ts";
import { RowCards, type ShownRows } from "../../parts/RowCards.tsx";
import type { Column } from "../../parts/table-column.ts";
import { useNarrow } from "../../parts/useNarrow.ts";
import { useUrlState } from "../../parts/useUrlState.ts";
import { useCan } from "../../session/session.ts";
import { AgreementDialog } from "./AgreementDialog.tsx";
import { agreementTone, dueText, lightTone, rhythmText } from "./exchange-words.ts";
import "./exchange.css";

const filters: readonly FilterSpec[] = [
  { key: "direction", label: "方向", kind: "choice", always: "全部", options: directionCodes.options },
  { key: "unit", label: "单位", kind: "choice", options: memberUnitCodes.options },
  { key: "light", label: "更新情况", kind: "choice", options: dueLightCodes.options },
  { key: "all", label: "含已结束的", kind: "flag" },
];

const columns: readonly Column<AgreementView>[] = [
  {
    key: "title",
    title: "协议",
    width: 240,
    cell: (row) => <Link to={`/exchange/agreements/${row.id}`}>{row.title}</Link>,
    text: (row) => row.title,
  },
  { key: "unit", title: "单位", width: 130, cell: (row) => memberUnitCodes.label(row.unit) },
  { key: "direction", title: "方向", width: 110, cell: (row) => directionCodes.label(row.direction) },
  {
    key: "state",
    title: "状态",
    width: 150,
    cell: (row) => <span className={agreementTone[row.state]}>{agreementStateCodes.label(row.state)}</span>,
  },
  { key: "due", title: "更新情况", width: 210, cell: (row) => <Due of={row} /> },
  {
    key: "last",
    title: "最近一次",
    width: 100,
    cell: (row) => (row.lastSuccess === null ? "还没有" : dayText(row.lastSuccess)),
  },
  { key: "often", title: "频次", width: 250, cell: rhythmText },
  { key: "fields", title: "字段", width: 70, align: "right", cell: (row) => row.fields.length },
];

function Due({ of }: { readonly of: AgreementView }) {
  if (of.due === null) return null;
  return <span className={`ta-exchange-light ${lightTone[of.due.light]}`}>{dueText(of)}</span>;
}

/** With whom rosters are exchanged: how often each channel brings something, and whether it did. */
export function AgreementsPage() {
  const { values, set } = useUrlState();
  const mayAsk = useCan("exchange.agree");
  const [asks, setAsks] = useState(false);
  const navigate = useNavigate();
  const isNarrow = useNarrow();
  const direction = directionCodes.codes.find((one) => one === values["direction"]);
  const unit = memberUnitCodes.codes.find((one) => one === values["unit"]);
  const light = dueLightCodes.codes.find((one) => one === values["light"]);
  const { data, error, isPending, refetch } = useRead(
    listAgreements,
    {
      query: {
        ...(direction === undefined ? {} : { direction }),
        ...(unit === undefined ? {} : { unit }),
        ...(values["all"] === "true" ? { all: "true" as const } : {}),
      },
    },
    { keepPrevious: true },
  );
  const isNarrowed = [direction, unit, light].some((one) => one !== undefined);
  const empty = isNarrowed ? (
    <EmptyState title="这样找没有">去掉一个条件看看。</EmptyState>
  ) : (
    <EmptyState title="还没有信息共享协议">
      名册要先有协议才能收、才能抄送：由一位经办人提出，另一位同意。
    </EmptyState>
  );
  const shown = {
    rows: data?.items.filter(({ due }) => light === undefined || due?.light === light),
    isPending,
    problem: error,
    onRetry: () => void refetch(),
    empty,
  };
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>信息共享协议</h1>
        <span className="ta-grey">和谁共享、依据什么、共享哪些字段、多久一次；一人提出、另一人同意</span>
        {mayAsk && (
          <div className="ta-page-acts ta-noprint">
            <Button type="primary" onClick={() => setAsks(true)}>
              提出协议
            </Button>
          </div>
        )}
      </header>
      <div className="ta-wrap ta-noprint">
        <FilterBar filters={filters} values={values} set={set} />
      </div>
      {isNarrow ? (
        <AgreementCards {...shown} />
      ) : (
        <section className="ta-paper" aria-label="协议">
          <DataTable
            label="信息共享协议"
            columns={columns}
            rowKey={(row) => row.id}
            onOpen={(row) => void navigate(`/exchange/agreements/${row.id}`)}
            {...shown}
          />
        </section>
      )}
      {asks && <AgreementDialog onClose={() => setAsks(false)} />}
    </div>
  );
}

function AgreementCards(shown: ShownRows<AgreementView>) {
  return (
    <RowCards
      {...shown}
      label="信息共享协议"
      rowKey={({ id }) => id}
      card={(row) => (
        <Link to={`/exchange/agreements/${row.id}`}>
          <b>{row.title}</b>
          <span className="ta-grey">
            {memberUnitCodes.label(row.unit)} · {directionCodes.label(row.direction)}
          </span>
          <span>
            <span className={agreementTone[row.state]}>{agreementStateCodes.label(row.state)}</span>{" "}
            <Due of={row} />
          </span>
        </Link>
      )}
    />
  );
}
