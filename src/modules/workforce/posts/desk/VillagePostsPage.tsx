import { Tag } from "antd";
import { type ReactNode, useState } from "react";
import { DataTable } from "../../../../faces/desk/parts/DataTable.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { FilterBar } from "../../../../faces/desk/parts/FilterBar.tsx";
import type { FilterSpec } from "../../../../faces/desk/parts/filter-words.ts";
import { RowCards } from "../../../../faces/desk/parts/RowCards.tsx";
import type { Column } from "../../../../faces/desk/parts/table-column.ts";
import { useNarrow } from "../../../../faces/desk/parts/useNarrow.ts";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useSession } from "../../../../faces/desk/session/session.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { type Director, listVillagePosts, type VillageRow } from "../posts.contract.ts";
import { HistoryDialog } from "./HistoryDialog.tsx";
import { AppointDialog, EndDialog, ReplaceDialog } from "./PostDialogs.tsx";
import { usePhoneContacts } from "./usePhoneContacts.ts";
import "./posts.css";

const acts = { appoint: AppointDialog, end: EndDialog, replace: ReplaceDialog } as const;
type Act = keyof typeof acts;

const filters: readonly FilterSpec[] = [{ key: "place", label: "区域", kind: "place", always: "全部" }];

/** Villages and whoever looks after each: those without anybody first. */
export function VillagePostsPage() {
  const { post } = useSession();
  const { values, set } = useUrlState();
  const { place } = values;
  const { data, error, isPending, refetch } = useRead(listVillagePosts, {
    query: place === undefined ? {} : { place },
  });
  const [doing, setDoing] = useState<{ act: Act; code: string }>();
  const [history, setHistory] = useState<string>();
  const isNarrow = useNarrow();
  const contactOf = usePhoneContacts();
  const mayAppoint = data?.can.includes("appoint") === true;
  const isDistrict = post.placeCode.length === 6;
  const vacant = data?.items.filter((one) => one.vacant !== null).length ?? 0;
  const village = data?.items.find(({ code }) => code === doing?.code);
  const Dialog = doing === undefined ? undefined : acts[doing.act];
  const actsOf = (row: VillageRow) => (
    <Acts
      row={row}
      mayAppoint={mayAppoint}
      onAct={(act) => setDoing({ act, code: row.code })}
      onHistory={() => setHistory(row.code)}
    />
  );
  const shown = {
    rows: data?.items,
    isPending,
    problem: error,
    onRetry: () => void refetch(),
    empty: <EmptyState title="这里没有村（社区）">请换一个区域。</EmptyState>,
  };
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>村里的儿童主任</h1>
        <span className={vacant > 0 ? "ta-amber" : "ta-grey"}>
          {data !== undefined &&
            (vacant > 0
              ? `${vacant} 个村（社区）没有儿童主任，应当在 ${data.vacancyDays} 天内补上`
              : "每个村（社区）都有儿童主任")}
        </span>
      </header>
      {isDistrict && (
        <div className="ta-wrap ta-noprint">
          <FilterBar filters={filters} values={values} set={set} />
        </div>
      )}
      {isNarrow ? (
        <RowCards
          {...shown}
          label="村里的儿童主任"
          rowKey={({ code }) => code}
          card={(row) => (
            <div className="ta-post-card">
              <h2>
                {isDistrict && `${row.townshipName} `}
                {row.name}
              </h2>
              <Who row={row} contactOf={contactOf} />
              <p className="ta-grey ta-small">在册儿童 {row.children}</p>
              {actsOf(row)}
            </div>
          )}
        />
      ) : (
        <section className="ta-paper" aria-label="名单">
          <DataTable
            label="村里的儿童主任"
            columns={columnsOf(isDistrict, contactOf, actsOf)}
            rowKey={({ code }) => code}
            {...shown}
          />
        </section>
      )}
      {Dialog !== undefined && village !== undefined && (
        <Dialog village={village} people={data?.people ?? []} onClose={() => setDoing(undefined)} />
      )}
      {history !== undefined && <HistoryDialog code={history} onClose={() => setHistory(undefined)} />}
    </div>
  );
}

function columnsOf(
  isDistrict: boolean,
  contactOf: ContactOf,
  actsOf: (row: VillageRow) => ReactNode,
): readonly Column<VillageRow>[] {
  return [
    { key: "name", title: "村（社区）", width: 150, cell: (row) => row.name, text: (row) => row.name },
    ...(isDistrict
      ? [{ key: "township", title: "镇街", width: 110, cell: (row: VillageRow) => row.townshipName }]
      : []),
    { key: "children", title: "在册儿童", width: 90, align: "right", cell: (row) => row.children },
    { key: "who", title: "儿童主任", width: 480, cell: (row) => <Who row={row} contactOf={contactOf} /> },
    { key: "acts", title: "办理", width: 280, cell: actsOf },
  ];
}

type ContactOf = ReturnType<typeof usePhoneContacts>;

interface WhoProps {
  readonly row: VillageRow;
  readonly contactOf: ContactOf;
}

function Who({ row: { directors, coming, vacant }, contactOf }: WhoProps) {
  return (
    <>
      {directors.map((one) => (
        <One key={one.postId} one={one} contact={contactOf(one)} />
      ))}
      {vacant !== null && (
        <Tag color={vacant.isLate ? "red" : "orange"}>
          {vacant.since === null ? "没有登记过" : `空缺 ${vacant.days ?? 0} 天（${vacant.since} 起）`}
        </Tag>
      )}
      {coming.map((one) => (
        <span key={one.postId} className="ta-grey">
          {" "}
          {one.since} 起 {one.name}
        </span>
      ))}
    </>
  );
}

function One({ one, contact }: { readonly one: Director; readonly contact: string | undefined }) {
  const { name, title, since, until, also } = one;
  return (
    <span>
      <b>{name}</b>{" "}
      <span className="ta-grey">
        {title === "儿童主任" ? "" : `${title} · `}
        {since} 起{until === null ? "" : `，到 ${until} 为止`}
        {also.length > 0 && `，还负责${also.join("、")}`}
        {contact !== undefined && ` · ${contact}`}
      </span>{" "}
    </span>
  );
}

interface ActsProps {
  readonly row: VillageRow;
  readonly mayAppoint: boolean;
  readonly onAct: (act: Act) => void;
  readonly onHistory: () => void;
}

function Acts({ row, mayAppoint, onAct, onHistory }: ActsProps) {
  const hasSomebody = row.directors.length + row.coming.length > 0;
  const offered: readonly [Act, string][] = hasSomebody
    ? [
        ["replace", "换人"],
        ["end", "离任"],
        ["appoint", "再安排一位"],
      ]
    : [["appoint", "安排"]];
  return (
    <span className="ta-row">
      {mayAppoint &&
        offered.map(([act, label]) => (
          <button key={act} type="button" className="ta-link" onClick={() => onAct(act)}>
            {label}
          </button>
        ))}
      <button type="button" className="ta-link" onClick={onHistory}>
        历任
      </button>
    </span>
  );
}
