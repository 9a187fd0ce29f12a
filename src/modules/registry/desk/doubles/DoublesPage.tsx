import { useState } from "react";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { likenessText, WeightBar } from "../../../../faces/desk/parts/WeightBar.tsx";
import { useShortcut } from "../../../../faces/desk/shortcuts.ts";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { listDoubles } from "../../doubles.contract.ts";
import { placeWords } from "../search/search-words.ts";
import { Comparison } from "./Comparison.tsx";
import { type DoneMerge, MergedNotice } from "./MergedNotice.tsx";
import { NotDoubleList } from "./NotDoubleList.tsx";
import { type DoneMark, NotDoubleNotice } from "./NotDoubleNotice.tsx";
import "./doubles.css";

type Pair = OutputOf<typeof listDoubles>["items"][number];

/** Files that may be of one child, pair by pair: look, decide, join. */
export function DoublesPage() {
  const { values, set } = useUrlState();
  const list = useRead(listDoubles, {});
  const [done, setDone] = useState<DoneMerge | undefined>();
  const [marked, setMarked] = useState<DoneMark | undefined>();
  const pairs = list.data?.items ?? [];
  const notDoubles = list.data?.notDoubles ?? [];
  const asked = values["pair"];
  const chosen = asked ?? (pairs[0] === undefined ? undefined : keyOf(pairs[0]));
  const at = pairs.findIndex((pair) => keyOf(pair) === chosen);
  const step = (by: 1 | -1) => {
    const next = pairs[Math.min(Math.max(at + by, 0), pairs.length - 1)];
    if (next !== undefined) set({ pair: keyOf(next) });
  };
  useShortcut({ key: "j", what: "下一对" }, () => step(1));
  useShortcut({ key: "k", what: "上一对" }, () => step(-1));
  const evidence = pairs[at]?.evidence ?? [];
  const [leftId, rightId] = (chosen ?? "").split("_");
  return (
    <div className={asked === undefined ? "ta-page" : "ta-page ta-doubles-opened"}>
      <header className="ta-page-head">
        <h1>疑似重复</h1>
        {pairs.length > 0 && <span className="ta-grey">{pairs.length} 对可能是同一个孩子的档案</span>}
      </header>
      {done !== undefined && <MergedNotice done={done} onGone={() => setDone(undefined)} />}
      {marked !== undefined && <NotDoubleNotice done={marked} onGone={() => setMarked(undefined)} />}
      {list.error !== null ? (
        <ProblemNote problem={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <div className="ta-skeleton" style={{ height: 320 }} role="status" aria-label="正在查找" />
      ) : chosen === undefined ? (
        <section className="ta-paper">
          <EmptyState title="没有疑似重复的档案">
            辖区里没有可能是同一个孩子的两份档案（姓名、生日、证件号、家里人、电话、住址都比过，同音、改名、写错数字的也比过）。以后建档、导入或更正时出现，会列在这里。
          </EmptyState>
          <NotDoubleList marks={notDoubles} />
        </section>
      ) : (
        <div className="ta-doubles">
          <nav className="ta-paper ta-doubles-list" aria-label="疑似重复的档案">
            <ul>
              {pairs.map((pair) => (
                <li key={keyOf(pair)}>
                  <PairButton
                    pair={pair}
                    isOpen={keyOf(pair) === chosen}
                    onOpen={() => set({ pair: keyOf(pair) })}
                  />
                </li>
              ))}
            </ul>
            <NotDoubleList marks={notDoubles} />
          </nav>
          <div className="ta-doubles-main">
            <button
              type="button"
              className="ta-link ta-doubles-back"
              onClick={() => set({ pair: undefined })}
            >
              ‹ 全部 {pairs.length} 对
            </button>
            {evidence.length > 0 && (
              <Evidence evidence={evidence} probability={pairs[at]?.probability ?? 0} />
            )}
            <Comparison
              key={chosen}
              leftId={leftId ?? ""}
              rightId={rightId ?? ""}
              onMerged={(merge) => {
                setDone(merge);
                setMarked(undefined);
                set({ pair: undefined });
              }}
              onMarked={(mark) => {
                setMarked(mark);
                setDone(undefined);
                set({ pair: undefined });
              }}
            />
          </div>
        </div>
      )}
    </div>
  );
}

interface EvidenceProps {
  readonly evidence: Pair["evidence"];
  readonly probability: number;
}

/** Why the house thinks that they may be one child. */
function Evidence({ evidence, probability }: EvidenceProps) {
  return (
    <section className="ta-paper ta-doubles-evidence" aria-label="为什么可能是同一个孩子">
      <p>
        是同一个孩子的把握 <b>{likenessText(probability)}</b>
        <span className="ta-grey ta-small"> 系统比对的结果，是不是同一个孩子由您核实后决定</span>
      </p>
      <dl>
        {evidence.map(({ label, says, weight }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{says}</dd>
            <dd>
              <WeightBar weight={weight} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function keyOf({ left, right }: Pair): string {
  return `${left.id}_${right.id}`;
}

interface PairButtonProps {
  readonly pair: Pair;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

function PairButton({ pair, isOpen, onOpen }: PairButtonProps) {
  const { left, right, why } = pair;
  const places = [placeWords(left), placeWords(right)];
  return (
    <button
      type="button"
      className="ta-plain ta-doubles-pair"
      aria-current={isOpen ? "true" : undefined}
      onClick={onOpen}
    >
      <b>{left.name}</b>
      <span className="ta-grey"> {left.birthDate ?? ""}</span>
      <span className="ta-doubles-places">
        {places[0] === places[1] ? `都在${places[0]}` : places.join(" 和 ")}
      </span>
      <span className="ta-grey ta-small">{why}</span>
    </button>
  );
}
