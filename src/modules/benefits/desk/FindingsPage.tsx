import { Button, Drawer, Radio } from "antd";
import { Link } from "react-router";
import { DataTable } from "../../../faces/desk/parts/DataTable.tsx";
import { EmptyState } from "../../../faces/desk/parts/EmptyState.tsx";
import { ExportButton } from "../../../faces/desk/parts/ExportButton.tsx";
import { FilterBar } from "../../../faces/desk/parts/FilterBar.tsx";
import type { FilterSpec } from "../../../faces/desk/parts/filter-words.ts";
import { momentText } from "../../../faces/desk/parts/moment.ts";
import type { Column } from "../../../faces/desk/parts/table-column.ts";
import { useUrlState } from "../../../faces/desk/parts/useUrlState.ts";
import { usePages, useRead } from "../../../platform/client/useRead.ts";
import { useWrite } from "../../../platform/client/useWrite.ts";
import { XLSX_TYPE } from "../../../platform/excel/file-types.contract.ts";
import { findingKindCodes } from "../programs/program-codes.contract.ts";
import { countFindings, type FindingView, listFindings, screenNow } from "../screening/findings.contract.ts";
import { findingStateCodes } from "../screening/settlement-codes.contract.ts";
import { subjectOptions } from "../screening/subject-titles.contract.ts";
import { FindingDetails } from "./FindingDetails.tsx";
import { FindingMatrix } from "./FindingMatrix.tsx";
import "./benefits.css";

const columns: readonly Column<FindingView>[] = [
  {
    key: "name",
    title: "姓名",
    width: 100,
    cell: (row) => <Link to={`/children/${row.childId}`}>{row.childName}</Link>,
    text: (row) => row.childName,
  },
  { key: "place", title: "村（社区）", width: 150, cell: (row) => `${row.townshipName} ${row.villageName}` },
  { key: "title", title: "项目或类别", width: 190, cell: (row) => row.title },
  {
    key: "kind",
    title: "结论",
    width: 110,
    cell: (row) => <span className={toneOf(row)}>{findingKindCodes.label(row.kind)}</span>,
  },
  {
    key: "reason",
    title: "为什么",
    width: 520,
    cell: (row) => <span className="ta-find-reason">{row.reason}</span>,
  },
  { key: "firstSeen", title: "发现", width: 100, cell: (row) => row.firstSeen },
];

function toneOf({ kind }: FindingView): string {
  if (kind === "cannotTell") return "ta-purple";
  return kind === "receivingNotEntitled" ? "ta-red" : "ta-amber";
}

const filters: readonly FilterSpec[] = [
  { key: "place", label: "区域", kind: "place", always: "全部" },
  {
    key: "about",
    label: "项目或类别",
    kind: "choice",
    options: subjectOptions,
  },
  { key: "state", label: "状态", kind: "choice", always: "待处理", options: findingStateCodes.options },
];

/** Who could have something and has not, or has and should not: figures by place and programme, names below, reasons beside. */
export function FindingsPage() {
  const { values, set } = useUrlState();
  const kind = findingKindCodes.codes.find((one) => one === values["kind"]) ?? "entitledNotReceiving";
  const state = findingStateCodes.codes.find((one) => one === values["state"]) ?? "open";
  const place = values["place"];
  const about = values["about"];
  const scope = { kind, state, ...(place === undefined ? {} : { place }) };
  const counts = useRead(countFindings, { query: scope }, { keepPrevious: true });
  const query = { ...scope, ...(about === undefined ? {} : { about }) };
  const list = usePages(listFindings, { query: { ...query, limit: 100, withTotal: true } });
  const screen = useWrite(screenNow, { makesOld: [listFindings, countFindings] });
  const { run, can = [] } = counts.data ?? {};
  const total = list.first?.total;
  const open = values["finding"];
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>应享未享</h1>
        <span className="ta-grey">
          {run === undefined || run === null
            ? "系统每天夜里逐个孩子对照政策，情况一变马上重看"
            : `最近一次全区筛查：${momentText(run.at)}，看了 ${run.children} 个孩子`}
        </span>
        <div className="ta-page-acts ta-noprint">
          {can.includes("export") && (
            <ExportButton
              operation={listFindings}
              input={{ query, accept: XLSX_TYPE }}
              what={`${findingKindCodes.label(kind)}${total === undefined ? "" : ` ${total} 条`}，有孩子姓名和理由，没有证件号码`}
            />
          )}
          {can.includes("screen") && (
            <Button loading={screen.isPending} onClick={() => screen.mutate({ body: {} })}>
              现在筛查一遍
            </Button>
          )}
        </div>
      </header>
      <div className="ta-row ta-wrap ta-noprint">
        <Radio.Group
          optionType="button"
          value={kind}
          options={findingKindCodes.options.map(({ value, label }) => ({ value, label }))}
          onChange={({ target }) => set({ kind: String(target.value), about: undefined })}
        />
        <FilterBar filters={filters} values={values} set={set} />
      </div>
      {counts.data !== undefined && counts.data.subjects.length > 0 && (
        <FindingMatrix counts={counts.data} about={about} onChoose={(patch) => set(patch)} />
      )}
      <section className="ta-paper" aria-label="名单">
        <div className="ta-paper-head">
          <h2>名单</h2>
          {total !== undefined && <span className="ta-grey">共 {total} 条</span>}
        </div>
        <DataTable
          label="筛查结果"
          columns={columns}
          rows={list.rows}
          rowKey={(row) => row.id}
          {...(open === undefined ? {} : { openKey: open })}
          onOpen={(row) => set({ finding: row.id })}
          isPending={list.isPending}
          problem={list.error}
          onRetry={() => void list.refetch()}
          empty={
            <EmptyState title={state === "open" ? "没有待处理的" : "没有"}>
              {state === "open"
                ? "情况一有变化，系统会重新对照政策，有发现就列在这里。"
                : "换一个状态或区域看看。"}
            </EmptyState>
          }
          more={{
            has: list.hasNextPage,
            isLoading: list.isFetchingNextPage,
            load: () => void list.fetchNextPage(),
          }}
        />
      </section>
      <Drawer
        open={open !== undefined}
        onClose={() => set({ finding: undefined })}
        size={760}
        destroyOnHidden
      >
        {open !== undefined && <FindingDetails key={open} id={open} />}
      </Drawer>
    </div>
  );
}
