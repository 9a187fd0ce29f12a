import { Drawer } from "antd";
import { Link } from "react-router";
import { DataTable } from "../../../../faces/desk/parts/DataTable.tsx";
import { ExportButton } from "../../../../faces/desk/parts/ExportButton.tsx";
import { FilterBar } from "../../../../faces/desk/parts/FilterBar.tsx";
import type { FilterSpec } from "../../../../faces/desk/parts/filter-words.ts";
import type { Column } from "../../../../faces/desk/parts/table-column.ts";
import { useNarrow } from "../../../../faces/desk/parts/useNarrow.ts";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { usePages } from "../../../../platform/client/useRead.ts";
import { type DifferenceItem, listDifferences } from "../differences.contract.ts";
import { absenceGroupCodes, type DifferenceTab, differenceTabCodes } from "../effect-codes.contract.ts";
import { DifferenceCards } from "./DifferenceCards.tsx";
import { DifferenceDetails } from "./DifferenceDetails.tsx";
import { NoDifferences } from "./NoDifferences.tsx";
import { saySettlement, sayWhy } from "./say-difference.ts";

const about: Readonly<Record<DifferenceTab, string>> = {
  endings: "名册里没有了，或者名册说已经结束；由区里确认，系统不会自己终止",
  discrepancies: "部门说的和登记的不一样，没有写进档案；核实后登记结果",
  absences: "应当接受义务教育、档案没有结束，学籍名册里没有的孩子",
  leftBehind: "学校的留守名单和农村留守儿童台账对不上的孩子",
  checks: "父（母）在服刑、强制隔离戒毒名册里的孩子，由村（社区）上门核查",
};

const child: Column<DifferenceItem> = {
  key: "child",
  title: "儿童",
  width: 110,
  cell: (row) =>
    row.childId === null ? row.childName : <Link to={`/children/${row.childId}`}>{row.childName}</Link>,
  text: (row) => row.childName,
};
const particulars: Column<DifferenceItem> = {
  key: "particulars",
  title: "性别、年龄",
  width: 90,
  cell: (row) => row.particulars,
};
const person: Column<DifferenceItem> = {
  key: "person",
  title: "名册里的人",
  width: 110,
  cell: (row) => row.personName ?? "本人",
  text: (row) => row.personName ?? "本人",
};
const why: Column<DifferenceItem> = { key: "why", title: "为什么", width: 190, cell: sayWhy };
const says: Column<DifferenceItem> = { key: "says", title: "名册说", width: 340, cell: (row) => row.says };
const holds: Column<DifferenceItem> = {
  key: "holds",
  title: "登记簿",
  width: 240,
  cell: (row) => row.holds || "—",
};
const place: Column<DifferenceItem> = {
  key: "place",
  title: "村（社区）",
  width: 190,
  cell: (row) => `${row.townshipName} ${row.villageName}`,
};
const due: Column<DifferenceItem> = {
  key: "due",
  title: "核查期限",
  width: 110,
  cell: (row) => row.dueOn ?? "—",
};
const howSettled: Column<DifferenceItem> = {
  key: "settled",
  title: "处理",
  width: 240,
  cell: saySettlement,
};

/** What is the same in every row of a tab is said above the table, not in it. */
const columnsOf: Readonly<Record<DifferenceTab, readonly Column<DifferenceItem>[]>> = {
  endings: [child, particulars, person, says, holds, place],
  discrepancies: [child, particulars, person, why, says, holds, place],
  absences: [child, particulars, why, holds, place],
  leftBehind: [child, particulars, why, says, holds, place],
  checks: [child, particulars, person, says, due, place],
};

const filters: readonly FilterSpec[] = [
  { key: "place", label: "区域", kind: "place", always: "全部" },
  {
    key: "state",
    label: "状态",
    kind: "choice",
    always: "待办理",
    options: [
      { value: "waiting", label: "待办理" },
      { value: "settled", label: "已处理" },
    ],
  },
];
const ofGroup: FilterSpec = {
  key: "group",
  label: "特殊群体",
  kind: "choice",
  options: absenceGroupCodes.options,
};

/** What rosters say that the register does not: for people to settle, none of it by itself. */
export function DifferencesPage() {
  const { values, set } = useUrlState();
  const tab = differenceTabCodes.codes.find((one) => one === values["tab"]) ?? "endings";
  const state = values["state"] === "settled" ? "settled" : "waiting";
  const group = absenceGroupCodes.codes.find((one) => one === values["group"]);
  const { place: within, item } = values;
  const query = {
    ...{ tab, state, limit: 100 },
    ...(within === undefined ? {} : { place: within }),
    ...(group === undefined || tab !== "absences" ? {} : { group }),
  } as const;
  const list = usePages(listDifferences, { query });
  const isNarrow = useNarrow();
  const shown = {
    rows: list.rows,
    isPending: list.isPending,
    problem: list.error,
    onRetry: () => void list.refetch(),
    empty: (
      <NoDifferences tab={tab} state={state} isNarrowed={within !== undefined || query.group !== undefined} />
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
        <h1>差异与终止</h1>
        <span className="ta-grey">{about[tab]}</span>
        <div className="ta-page-acts ta-noprint">
          <ExportButton
            operation={listDifferences}
            input={{ query }}
            what={`导出现在列出的“${differenceTabCodes.label(tab)}”，含儿童和名册里的人的姓名，没有身份证号。`}
          />
        </div>
      </header>
      <Tabs
        tab={tab}
        counts={list.first?.counts ?? {}}
        onChoose={(value) => set({ tab: value, item: undefined })}
      />
      <div className="ta-wrap ta-noprint">
        <FilterBar filters={tab === "absences" ? [...filters, ofGroup] : filters} values={values} set={set} />
      </div>
      {isNarrow ? (
        <DifferenceCards {...shown} onOpen={(id) => set({ item: id })} />
      ) : (
        <section className="ta-paper" aria-label="名单">
          <DataTable
            label={differenceTabCodes.label(tab)}
            columns={state === "settled" ? [...columnsOf[tab], howSettled] : columnsOf[tab]}
            rowKey={(row) => row.id}
            {...(item === undefined ? {} : { openKey: item })}
            onOpen={(row) => set({ item: row.id })}
            {...shown}
          />
        </section>
      )}
      <Drawer
        open={item !== undefined}
        onClose={() => set({ item: undefined })}
        title={differenceTabCodes.label(tab)}
        size={Math.min(720, window.innerWidth)}
        destroyOnHidden
      >
        {item !== undefined && <DifferenceDetails key={item} id={item} />}
      </Drawer>
    </div>
  );
}

interface TabsProps {
  readonly tab: DifferenceTab;
  /** What waits, by tab. */
  readonly counts: Readonly<Record<string, number>>;
  readonly onChoose: (tab: DifferenceTab) => void;
}

function Tabs({ tab, counts, onChoose }: TabsProps) {
  return (
    <div className="ta-chips ta-noprint" role="group" aria-label="差异种类">
      {differenceTabCodes.options.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          aria-pressed={tab === value}
          className={tab === value ? "ta-chip ta-chip-on" : "ta-chip"}
          onClick={() => onChoose(value)}
        >
          {label} {(counts[value] ?? 0) > 0 && counts[value]?.toLocaleString("zh-CN")}
        </button>
      ))}
    </div>
  );
}
