import { CaretDownOutlined, CaretUpOutlined } from "@ant-design/icons";
import { usePrintingSince } from "./print.ts";
import type { Column } from "./table-column.ts";

interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly hasGroups: boolean;
  readonly sort: { readonly value: string; readonly set: (value: string) => void } | undefined;
  readonly chooseAll: { readonly all: boolean; readonly set: (all: boolean) => void } | undefined;
}

export function TableHead<Row>({ columns, hasGroups, sort, chooseAll }: TableHeadProps<Row>) {
  // Browsers leave buttons out of a head that comes again on the next sheet.
  const isPrinting = usePrintingSince() !== undefined;
  const depth = hasGroups ? 2 : 1;
  const heading = (column: Column<Row>, rowSpan: number) => (
    <th
      key={column.key}
      scope="col"
      rowSpan={rowSpan}
      className={column.align === "right" ? "ta-num" : undefined}
      aria-sort={sortState(column, sort?.value)}
    >
      {column.sort === undefined || sort === undefined || isPrinting ? (
        heardTitle(column.title)
      ) : (
        <button
          type="button"
          className="ta-plain"
          onClick={() => sort.set(nextSort(column.sort ?? "", sort.value))}
        >
          {column.title}
          {sort.value === column.sort && <CaretUpOutlined aria-hidden="true" />}
          {sort.value === `-${column.sort}` && <CaretDownOutlined aria-hidden="true" />}
        </button>
      )}
    </th>
  );
  return (
    <thead>
      <tr>
        {chooseAll !== undefined && (
          <th scope="col" rowSpan={depth} className="ta-table-choose">
            <input
              type="checkbox"
              aria-label="全选已显示的行"
              checked={chooseAll.all}
              onChange={({ target }) => chooseAll.set(target.checked)}
            />
          </th>
        )}
        {hasGroups
          ? runsOf(columns).map(({ group, members }) =>
              group === undefined ? (
                members.map((column) => heading(column, 2))
              ) : (
                <th
                  key={members[0]?.key}
                  scope="colgroup"
                  colSpan={members.length}
                  className="ta-table-group"
                >
                  {group}
                </th>
              ),
            )
          : columns.map((column) => heading(column, 1))}
      </tr>
      {hasGroups && (
        <tr>{columns.filter(({ group }) => group !== undefined).map((column) => heading(column, 1))}</tr>
      )}
    </thead>
  );
}

/** A column of buttons needs no title to see, but one to hear. */
function heardTitle(title: string) {
  return title === "" ? <span className="ta-hidden">操作</span> : title;
}

interface Run<Row> {
  readonly group: string | undefined;
  readonly members: Column<Row>[];
}

function runsOf<Row>(columns: readonly Column<Row>[]): Run<Row>[] {
  const runs: Run<Row>[] = [];
  for (const column of columns) {
    const last = runs[runs.length - 1];
    if (last !== undefined && last.group === column.group) last.members.push(column);
    else runs.push({ group: column.group, members: [column] });
  }
  return runs;
}

function sortState<Row>(
  column: Column<Row>,
  value: string | undefined,
): "ascending" | "descending" | undefined {
  if (column.sort === undefined) return undefined;
  return value === column.sort ? "ascending" : value === `-${column.sort}` ? "descending" : undefined;
}

function nextSort(word: string, value: string): string {
  return value === word ? `-${word}` : word;
}
