import { Drawer } from "antd";
import { AsOfPicker } from "../../../faces/desk/parts/AsOfPicker.tsx";
import { DataTable } from "../../../faces/desk/parts/DataTable.tsx";
import { EmptyState } from "../../../faces/desk/parts/EmptyState.tsx";
import type { Column } from "../../../faces/desk/parts/table-column.ts";
import { useUrlState } from "../../../faces/desk/parts/useUrlState.ts";
import { useToday } from "../../../faces/desk/session/useToday.ts";
import { useRead } from "../../../platform/client/useRead.ts";
import {
  benefitFieldCodes,
  cycleCodes,
  paidByCodes,
  programmeCodes,
} from "../programs/program-codes.contract.ts";
import { listPrograms, type ProgramView } from "../programs/programs.contract.ts";
import { ProgramDetails } from "./ProgramDetails.tsx";
import "./benefits.css";

const columns: readonly Column<ProgramView>[] = [
  { key: "title", title: "项目", width: 250, cell: (row) => row.title, text: (row) => row.title },
  { key: "field", title: "领域", width: 80, cell: (row) => benefitFieldCodes.label(row.field) },
  {
    key: "amount",
    title: "标准",
    width: 260,
    cell: (row) =>
      row.standards.length === 0 ? (
        <span className="ta-grey">{row.amountSays}</span>
      ) : (
        row.standards.map(({ key, label, value }) => (
          <div key={key} className="ta-nowrap">
            <b className="ta-num">{value}</b> <span className="ta-grey ta-small">{label}</span>
          </div>
        ))
      ),
    // As wide as its longest standard: what tells two of them apart stands at the end.
    text: ({ standards }) =>
      standards
        .map(({ value, label }) => `${value} ${label}`)
        .reduce((longest, one) => (one.length > longest.length ? one : longest), ""),
  },
  { key: "cycle", title: "周期", width: 80, cell: (row) => cycleCodes.label(row.cycle) },
  { key: "lead", title: "主办", width: 170, cell: (row) => row.lead },
  { key: "paidBy", title: "怎么落实", width: 110, cell: (row) => paidByCodes.label(row.paidBy) },
  {
    key: "unchecked",
    title: "",
    width: 60,
    cell: (row) => (row.unchecked ? <span className="ta-purple ta-small">有待核</span> : ""),
  },
];

/** All programmes with the standards of a day; a row opens its text of law, its conditions, its history. */
export function ProgramsPage() {
  const { values, set } = useUrlState();
  const today = useToday();
  const asOf = values["asOf"];
  const { data, error, isPending, refetch } = useRead(listPrograms, {
    query: asOf === undefined ? {} : { asOf },
  });
  const code = programmeCodes.codes.find((one) => one === values["code"]);
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>待遇项目</h1>
        <span className="ta-grey">谁能享受、多少钱、依据什么；点开看条件和历次标准</span>
        <div className="ta-page-acts ta-noprint">
          <AsOfPicker value={asOf} today={today} onChange={(day) => set({ asOf: day })} />
        </div>
      </header>
      <section className="ta-paper">
        <DataTable
          label="待遇项目"
          columns={columns}
          rows={data?.items}
          rowKey={(row) => row.code}
          {...(code === undefined ? {} : { openKey: code })}
          onOpen={(row) => set({ code: row.code })}
          isPending={isPending}
          problem={error}
          onRetry={() => void refetch()}
          empty={<EmptyState title="没有项目" />}
        />
      </section>
      <Drawer
        open={code !== undefined}
        onClose={() => set({ code: undefined })}
        size={760}
        title={programmeCodes.label(code)}
        destroyOnHidden
      >
        {code !== undefined && <ProgramDetails code={code} asOf={asOf} />}
      </Drawer>
    </div>
  );
}
