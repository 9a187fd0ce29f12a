import { FileOverList } from "../../../../faces/desk/child-drawer.tsx";
import { DataTable } from "../../../../faces/desk/parts/DataTable.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { ExportButton } from "../../../../faces/desk/parts/ExportButton.tsx";
import { FilterBar } from "../../../../faces/desk/parts/FilterBar.tsx";
import type { FilterSpec } from "../../../../faces/desk/parts/filter-words.ts";
import type { Column } from "../../../../faces/desk/parts/table-column.ts";
import { useNarrow } from "../../../../faces/desk/parts/useNarrow.ts";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useSession } from "../../../../faces/desk/session/session.ts";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { usePages } from "../../../../platform/client/useRead.ts";
import { type DueVisit, listDueVisits } from "../visits.contract.ts";
import { DueVisitCards } from "./DueVisitCards.tsx";
import { groupIn, groupsOf, sayLate, toneOfDue } from "./say-due.ts";
import { WithoutDirector } from "./WithoutDirector.tsx";
import "./visits.css";

/** What somebody needs to go there stands in sight; whose it is and what for follows. */
const columnsOf = (today: string, isOneTownship: boolean): readonly Column<DueVisit>[] => [
  { key: "name", title: "姓名", width: 90, cell: (row) => row.childName, text: (row) => row.childName },
  { key: "age", title: "年龄", width: 56, align: "right", cell: sayAge },
  {
    key: "late",
    title: "走访",
    width: 176,
    cell: (row) => <span className={`ta-${toneOfDue[row.colour]}`}>{sayLate(row, today)}</span>,
    text: (row) => sayLate(row, today),
  },
  { key: "lastOn", title: "上次走访", width: 98, cell: (row) => row.lastOn ?? "还没有" },
  { key: "why", title: "为什么", width: 320, cell: (row) => row.why, text: (row) => row.why },
  {
    key: "place",
    title: "村（社区）",
    width: 110,
    cell: (row) => (isOneTownship ? row.villageName : `${row.townshipName} ${row.villageName}`),
    text: (row) => (isOneTownship ? row.villageName : `${row.townshipName} ${row.villageName}`),
  },
  {
    key: "director",
    title: "儿童主任",
    width: 96,
    cell: (row) => row.director ?? <span className="ta-amber">没有</span>,
    text: (row) => row.director ?? "没有",
  },
  { key: "dueOn", title: "应走访", width: 98, cell: (row) => row.dueOn },
  { key: "tags", title: "类别和风险", width: 170, cell: sayTags, text: sayTags },
];

const filters: readonly FilterSpec[] = [{ key: "place", label: "区域", kind: "place", always: "全部" }];

/** Which children should be seen by now: by child, nobody is counted against anybody. */
export function DueVisitsPage() {
  const { values, set } = useUrlState();
  const { post } = useSession();
  const open = (child: string) => set({ child });
  const today = useToday();
  const isNarrow = useNarrow();
  const group = groupIn(values["colour"]);
  const { place } = values;
  const query = { colour: group, ...(place === undefined ? {} : { place }) };
  const list = usePages(listDueVisits, { query: { ...query, limit: 100 } });
  const groups = groupsOf(list.first?.counts ?? { due: 0, yellow: 0, red: 0 });
  const shown = {
    rows: list.rows,
    isPending: list.isPending,
    problem: list.error,
    onRetry: () => void list.refetch(),
    empty: <NoneDue group={group} isNarrowed={place !== undefined} />,
    more: {
      has: list.hasNextPage,
      isLoading: list.isFetchingNextPage,
      load: () => void list.fetchNextPage(),
    },
  };
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>该走访的孩子</h1>
        <span className="ta-grey">按孩子列，最久没有走访的在最前面；为什么这时候该去，写在每一行里</span>
        <div className="ta-page-acts ta-noprint">
          <ExportButton
            operation={listDueVisits}
            input={{ query: { ...query, limit: 200 } }}
            what={`导出现在列出的“${groups.find(({ value }) => value === group)?.label ?? ""}”的孩子，含姓名、村和该走访的日子，没有身份证号。`}
          />
        </div>
      </header>
      <WithoutDirector villages={list.first?.withoutDirector ?? []} />
      {post.placeCode.length < 12 && (
        <div className="ta-wrap ta-noprint">
          <FilterBar filters={filters} values={values} set={set} />
        </div>
      )}
      <div className="ta-chips ta-noprint" role="group" aria-label="看哪些">
        {groups.map(({ value, label, count }) => (
          <button
            key={value}
            type="button"
            aria-pressed={group === value}
            className={group === value ? "ta-chip ta-chip-on" : "ta-chip"}
            onClick={() => set({ colour: value === "late" ? undefined : value })}
          >
            {label} {list.first !== undefined && count.toLocaleString("zh-CN")}
          </button>
        ))}
      </div>
      {isNarrow ? (
        <DueVisitCards {...shown} today={today} onOpen={open} />
      ) : (
        <section className="ta-paper" aria-label="名单">
          <DataTable
            label="该走访的孩子"
            columns={columnsOf(today, post.placeCode.length > 6)}
            rowKey={(row) => row.childId}
            openKey={values["child"]}
            onOpen={(row) => open(row.childId)}
            isOld={list.isPlaceholderData}
            {...shown}
          />
        </section>
      )}
      <FileOverList />
    </div>
  );
}

const sayAge = ({ age }: DueVisit) => (age === null ? "—" : String(age));

function sayTags({ tags, riskLabel }: DueVisit): string {
  return [...tags, ...(riskLabel === null ? [] : [`风险${riskLabel}`])].join("、");
}

interface NoneDueProps {
  readonly group: ReturnType<typeof groupIn>;
  readonly isNarrowed: boolean;
}

function NoneDue({ group, isNarrowed }: NoneDueProps) {
  if (isNarrowed) return <EmptyState title="这样找没有">换一个区域，或者看看上面别的几类。</EmptyState>;
  if (group === "due")
    return <EmptyState title="眼下没有到日子的走访">快到日子的孩子会列在这里，也会出现在手机上。</EmptyState>;
  return (
    <EmptyState title="没有走访逾期的孩子">
      每个孩子多久走访一次，由类别和风险决定，写在“标准与参数”里。
    </EmptyState>
  );
}
