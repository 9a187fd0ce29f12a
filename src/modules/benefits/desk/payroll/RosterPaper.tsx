import { Select } from "antd";
import { DataTable } from "../../../../faces/desk/parts/DataTable.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { ExportButton } from "../../../../faces/desk/parts/ExportButton.tsx";
import { PlacePicker } from "../../../../faces/desk/parts/PlacePicker.tsx";
import { PrintMenu } from "../../../../faces/desk/parts/PrintMenu.tsx";
import type { Column } from "../../../../faces/desk/parts/table-column.ts";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { type Fen, formatYuan } from "../../../../kernel/money.ts";
import { usePages } from "../../../../platform/client/useRead.ts";
import { XLSX_TYPE } from "../../../../platform/excel/file-types.contract.ts";
import { paidPrograms } from "../../entitlements/paid-programs.contract.ts";
import { printRoster } from "../../payroll/papers/print-payroll.contract.ts";
import { type LineView, listPayrollLines, type PayrollView } from "../../payroll/payroll.contract.ts";
import { sayYuan } from "./payroll-words.ts";

interface RosterPaperProps {
  readonly view: PayrollView;
  readonly onOpen: (childId: string) => void;
  readonly openKey: string | undefined;
}

const tones: Readonly<Record<LineView["status"], string>> = {
  pay: "",
  withheld: "ta-amber",
  paid: "ta-green",
  rejected: "ta-red",
};

const columns: readonly Column<LineView>[] = [
  { key: "name", title: "姓名", width: 110, cell: (row) => row.name, text: (row) => row.name },
  { key: "place", title: "村（社区）", width: 180, cell: (row) => `${row.townshipName} ${row.villageName}` },
  { key: "programme", title: "类别", width: 240, cell: (row) => row.programmeName },
  { key: "careMode", title: "供养方式", width: 90, cell: (row) => row.careModeName },
  money("standard", "标准", (row) => row.standardFen),
  money("deduction", "补差扣减", (row) => row.deductionFen),
  money("regular", "应发", (row) => row.regularFen),
  money("arrears", "补发", (row) => row.arrearsFen + row.reissueFen),
  money("recovery", "扣回", (row) => row.recoveryFen),
  money("total", "实发", (row) => row.totalFen),
  {
    key: "status",
    title: "情况",
    width: 200,
    cell: (row) => <span className={tones[row.status]}>{sayStatus(row)}</span>,
    text: sayStatus,
  },
  {
    key: "payee",
    title: "领取人",
    width: 110,
    cell: (row) => row.payeeName ?? "",
    text: (row) => row.payeeName ?? "",
  },
  { key: "relation", title: "关系", width: 80, cell: (row) => row.payeeRelation ?? "" },
  { key: "bank", title: "开户行", width: 200, cell: (row) => row.bank ?? "" },
  {
    key: "account",
    title: "账号",
    width: 180,
    cell: (row) => <span className="ta-num">{row.accountMasked ?? ""}</span>,
  },
];

function money(key: string, title: string, of: (row: LineView) => Fen): Column<LineView> {
  return {
    key,
    title,
    width: 96,
    align: "right",
    cell: (row) => <span className={of(row) === 0 ? "ta-num ta-zero" : "ta-num"}>{formatYuan(of(row))}</span>,
  };
}

function sayStatus({ statusName, blocking, bankWords, warnings }: LineView): string {
  const why = [...blocking, ...(bankWords === null ? [] : [bankWords]), ...warnings].join("；");
  return why === "" ? statusName : `${statusName}：${why}`;
}

type Status = LineView["status"];

/** Everybody of the month; a row opens the sheet that explains its amount. */
export function RosterPaper({ view, onOpen, openKey }: RosterPaperProps) {
  const { values, set } = useUrlState();
  const status = values["status"] as Status | undefined;
  const { place, programme } = values;
  const asked = {
    ...(status === undefined ? {} : { status }),
    ...(place === undefined ? {} : { place }),
    ...(programme === undefined ? {} : { programme }),
  };
  const query = { limit: 200, ...asked };
  const list = usePages(listPayrollLines, { params: { month: view.month }, query });
  const sums = list.first;
  return (
    <section className="ta-paper ta-paper-long" aria-label="名册">
      <div className="ta-paper-head">
        <h2>名册</h2>
        {sums !== undefined && (
          <span className="ta-grey ta-num">
            {sums.total} 条，{sayYuan(sums.fen)}
          </span>
        )}
        <div className="ta-page-acts">
          <PrintMenu
            label="打印名册"
            operation={printRoster}
            inputFor={(as) => ({ params: { month: view.month }, query: { ...asked, as } })}
          />
          <ExportButton
            operation={listPayrollLines}
            input={{ params: { month: view.month }, query, accept: XLSX_TYPE }}
            what={`${view.title}名册，您辖区内 ${sums?.total ?? 0} 条，身份证号、账号、电话已遮住。`}
          />
        </div>
      </div>
      <div className="ta-pay-filters ta-noprint">
        <span className="ta-pay-place">
          <PlacePicker label="镇街或村" value={place} onChange={(code) => set({ place: code })} allowClear />
        </span>
        <span>
          <Select
            aria-label="只看一个项目"
            style={{ width: 200 }}
            allowClear
            placeholder="全部项目"
            value={programme ?? null}
            options={Object.keys(view.figures.byProgramme).map((code) => ({
              value: code,
              label: paidPrograms.has(code) ? paidPrograms.label(code) : code,
            }))}
            onChange={(chosen: string | null | undefined) => set({ programme: chosen ?? undefined })}
          />
        </span>
        <span>
          <Select
            aria-label="只看一种情况"
            style={{ width: 120 }}
            allowClear
            placeholder="全部情况"
            value={status ?? null}
            options={[
              { value: "pay", label: "待发" },
              { value: "withheld", label: "暂扣" },
              { value: "paid", label: "已发" },
              { value: "rejected", label: "退票" },
            ]}
            onChange={(value: Status | null | undefined) => set({ status: value ?? undefined })}
          />
        </span>
      </div>
      <DataTable
        label="发放名册"
        tall
        columns={columns}
        rows={list.rows}
        rowKey={(row) => `${row.childId}/${row.programme}`}
        onOpen={(row) => onOpen(row.childId)}
        openKey={openKey}
        isPending={list.isPending}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title="没有这样的">这个月没有这种情况的款项。</EmptyState>}
        more={{
          has: list.hasNextPage,
          isLoading: list.isFetchingNextPage,
          load: () => void list.fetchNextPage(),
        }}
      />
    </section>
  );
}
