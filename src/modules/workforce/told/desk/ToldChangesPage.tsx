import { useState } from "react";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { FilterBar } from "../../../../faces/desk/parts/FilterBar.tsx";
import type { FilterSpec } from "../../../../faces/desk/parts/filter-words.ts";
import { nextWaiting } from "../../../../faces/desk/parts/next-row.ts";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { WorkBeside } from "../../../../faces/desk/parts/WorkBeside.tsx";
import { useSession } from "../../../../faces/desk/session/session.ts";
import { usePages } from "../../../../platform/client/useRead.ts";
import {
  listToldChanges,
  type ToldChangeView,
  toldSectionCodes,
  toldStateCodes,
} from "../told-changes.contract.ts";
import { ToldChangeSheet } from "./ToldChangeSheet.tsx";

const ofPlace: FilterSpec = { key: "place", label: "区域", kind: "place", always: "全部" };
const ofState: FilterSpec = {
  key: "state",
  label: "状态",
  kind: "choice",
  always: "等核实的",
  options: toldStateCodes.options,
};
const keyOf = ({ id }: ToldChangeView) => id;
const waits = ({ state }: ToldChangeView) => state === "proposed" || state === "conflict";

/** What villages told and somebody has to look into, one after another. */
export function ToldChangesPage() {
  const { values, set } = useUrlState();
  const { post } = useSession();
  const { place, childId, item } = values;
  const state = toldStateCodes.codes.find((one) => one === values["state"]) ?? "waiting";
  const list = usePages(listToldChanges, {
    query: {
      state,
      limit: 100,
      ...(place === undefined ? {} : { place }),
      ...(childId === undefined ? {} : { childId }),
    },
  });
  const { rows } = list;
  const [last, setLast] = useState<string | undefined>();
  const decided = (change: ToldChangeView, words: string) => {
    setLast(`${change.childName} ${toldSectionCodes.label(change.section)}：${words}`);
    set({ item: nextWaiting(rows ?? [], keyOf, change.id, waits) });
  };
  const waiting = list.first?.waiting;
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>村里报来的变化</h1>
        <span className="ta-grey">
          {waiting === undefined ? "" : `${waiting.toLocaleString("zh-CN")} 条等核实 · `}
          关系到钱和监护的、和别人登记的不一样的，核实以后才写进档案
        </span>
      </header>
      <div className="ta-wrap ta-noprint">
        <FilterBar
          filters={post.placeCode.length < 12 ? [ofPlace, ofState] : [ofState]}
          values={values}
          set={(patch) => set({ ...patch, item: undefined })}
        />
        {childId !== undefined && (
          <span className="ta-filter ta-filter-set">
            只看{rows?.[0]?.childName ?? "一个孩子"}{" "}
            <button
              type="button"
              className="ta-link"
              onClick={() => set({ childId: undefined, item: undefined })}
            >
              看全部孩子
            </button>
          </span>
        )}
      </div>
      {last !== undefined && (
        <p role="status" className="ta-small ta-green">
          刚才：{last}
        </p>
      )}
      <WorkBeside
        label="报来的变化"
        rows={rows}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={<NoChanges isWaiting={state === "waiting"} isNarrowed={(place ?? childId) !== undefined} />}
        more={{
          has: list.hasNextPage,
          isLoading: list.isFetchingNextPage,
          load: () => void list.fetchNextPage(),
        }}
        rowKey={keyOf}
        line={(change) => <ToldLine change={change} />}
        chosen={item}
        onChoose={(id) => set({ item: id })}
        notHere={
          <p>
            这一条不在列出的里面：可能已经有人办过，或者孩子去了别的地方。
            <button type="button" className="ta-link" onClick={() => set({ item: undefined })}>
              看列出的
            </button>
          </p>
        }
      >
        {(change) => <ToldChangeSheet key={change.id} change={change} onDecided={decided} />}
      </WorkBeside>
    </div>
  );
}

function ToldLine({ change }: { readonly change: ToldChangeView }) {
  return (
    <>
      <span>
        <span className="ta-strong">{change.childName}</span> {toldSectionCodes.label(change.section)}
      </span>
      <span className="ta-small">{change.said}</span>
      <span className="ta-grey ta-small">
        {change.villageName} · {change.by}
      </span>
      {change.state === "conflict" && <span className="ta-amber ta-small">和别人登记的不一样</span>}
    </>
  );
}

function NoChanges({ isWaiting, isNarrowed }: { readonly isWaiting: boolean; readonly isNarrowed: boolean }) {
  if (isNarrowed) return <EmptyState title="这样找没有">去掉一个条件，或者换一个区域看看。</EmptyState>;
  if (!isWaiting) return <EmptyState title="没有这样的">换一个状态看看。</EmptyState>;
  return (
    <EmptyState title="没有等核实的变化">
      村里走访时报来的变化，能直接写进档案的已经写了；要镇街核实的会列在这里，也会出现在待办里。
    </EmptyState>
  );
}
