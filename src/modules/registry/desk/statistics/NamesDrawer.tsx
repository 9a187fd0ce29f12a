import { Drawer } from "antd";
import { Link } from "react-router";
import { DataTable } from "../../../../faces/desk/parts/DataTable.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import type { Column } from "../../../../faces/desk/parts/table-column.ts";
import { usePages } from "../../../../platform/client/useRead.ts";
import type { LedgerRow } from "../../ledgers/ledgers.contract.ts";
import { readStatisticsNames, type TableKey } from "../../statistics/statistics.contract.ts";

/** One figure of a table. */
export interface Figure {
  readonly table: TableKey;
  readonly title: string;
  readonly cell: string;
  readonly place: string;
  readonly asOf: string;
}

const columns: readonly Column<LedgerRow>[] = [
  {
    key: "name",
    title: "姓名",
    width: 120,
    cell: (row) => <Link to={`/children/${row.id}`}>{row.name}</Link>,
    text: (row) => row.name,
  },
  { key: "age", title: "年龄", width: 60, align: "right", cell: (row) => row.age ?? "" },
  { key: "place", title: "村（社区）", width: 180, cell: (row) => `${row.townshipName} ${row.villageName}` },
  {
    key: "categories",
    title: "类别",
    width: 200,
    cell: (row) => row.categories.map((tag) => tag.label).join("、"),
  },
];

/** Who stands behind a figure. */
export function NamesDrawer({
  figure,
  onClose,
}: {
  readonly figure: Figure | undefined;
  readonly onClose: () => void;
}) {
  return (
    <Drawer open={figure !== undefined} onClose={onClose} size={640} title={figure?.title} destroyOnHidden>
      {figure !== undefined && <Names figure={figure} />}
    </Drawer>
  );
}

function Names({ figure }: { readonly figure: Figure }) {
  const { table, cell, place, asOf } = figure;
  const list = usePages(readStatisticsNames, {
    params: { table },
    query: { cell, place, asOf, limit: 100, withTotal: true },
  });
  return (
    <>
      <p className="ta-grey">
        截至 {asOf}
        {list.first?.total === undefined ? "" : `，共 ${list.first.total} 人`}
      </p>
      <DataTable
        label={figure.title}
        fills={false}
        columns={columns}
        rows={list.rows}
        rowKey={(row) => row.id}
        isPending={list.isPending}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title="没有名单">这个数字背后没有可以看的名单。</EmptyState>}
        more={{
          has: list.hasNextPage,
          isLoading: list.isFetchingNextPage,
          load: () => void list.fetchNextPage(),
        }}
      />
    </>
  );
}
