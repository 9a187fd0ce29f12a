import { Link, useNavigate } from "react-router";
import { DataTable } from "../../../../faces/desk/parts/DataTable.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import type { Column } from "../../../../faces/desk/parts/table-column.ts";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { usePages } from "../../../../platform/client/useRead.ts";
import { type GuardedChild, listGuardedChildren } from "../guardianship.contract.ts";
import { guardianshipKindCodes, layerCodes } from "../guardianship-codes.contract.ts";

const columns: readonly Column<GuardedChild>[] = [
  {
    key: "name",
    title: "姓名",
    width: 90,
    text: ({ name }) => name,
    cell: ({ childId, name }) => <Link to={`/children/${childId}/guardianship`}>{name}</Link>,
  },
  { key: "place", title: "地方", width: 170, cell: ({ placeName }) => placeName },
  { key: "kind", title: "监护", width: 150, cell: ({ kind }) => guardianshipKindCodes.label(kind) },
  { key: "holder", title: "监护人 / 照料人", width: 130, cell: ({ holder }) => holder ?? "" },
  { key: "since", title: "从哪天起", width: 110, cell: ({ since }) => since ?? "" },
  {
    key: "document",
    title: "依据",
    width: 240,
    cell: ({ document, lacksDecision, missing }) => (
      <span className={lacksDecision ? "ta-red" : missing.length > 0 ? "ta-purple" : ""}>
        {lacksDecision && "没有录入决定。"}
        {missing.length > 0 ? `缺：${missing.join("、")}` : (document ?? "")}
      </span>
    ),
  },
];

/** The names behind a figure. */
export function NamesPaper() {
  const { values, set } = useUrlState();
  const kind = guardianshipKindCodes.codes.find((one) => one === values["kind"]);
  const layer = layerCodes.codes.find((one) => one === values["layer"]);
  const lacksDecision = values["lacksDecision"] === "true";
  const letter = (["signed", "unsigned"] as const).find((one) => one === values["letter"]);
  const { place, on } = values;
  const list = usePages(listGuardedChildren, {
    query: {
      limit: 100,
      ...(place === undefined ? {} : { place }),
      ...(on === undefined ? {} : { on }),
      ...(kind === undefined ? {} : { kind }),
      ...(layer === undefined ? {} : { layer }),
      ...(lacksDecision ? { lacksDecision: "true" } : {}),
      ...(letter === undefined ? {} : { letter }),
    },
  });
  const navigate = useNavigate();
  const what =
    kind !== undefined
      ? guardianshipKindCodes.label(kind)
      : layer !== undefined
        ? layerCodes.label(layer)
        : letter !== undefined
          ? `困境儿童监护责任告知书${letter === "signed" ? "已签" : "还没有签"}`
          : lacksDecision
            ? "国家监护没有录入决定"
            : "在册儿童";
  return (
    <section className="ta-paper" aria-label="名单">
      <div className="ta-paper-head">
        <h2>{what}</h2>
        {list.first !== undefined && <span className="ta-grey">{list.first.total} 人</span>}
        <span className="ta-spring" />
        <button
          type="button"
          className="ta-link ta-noprint"
          onClick={() =>
            set({ kind: undefined, layer: undefined, lacksDecision: undefined, letter: undefined })
          }
        >
          收起名单
        </button>
      </div>
      <DataTable
        label={`${what}名单`}
        columns={columns}
        rows={list.rows}
        rowKey={({ childId }) => childId}
        onOpen={({ childId }) => void navigate(`/children/${childId}/guardianship`)}
        isPending={list.isPending}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title="没有这样的孩子">换一个区域或者日期再看。</EmptyState>}
        more={{
          has: list.hasNextPage,
          isLoading: list.isFetchingNextPage,
          load: () => void list.fetchNextPage(),
        }}
      />
    </section>
  );
}
