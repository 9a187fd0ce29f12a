import { Button } from "antd";
import { type ReactNode, useEffect, useRef } from "react";
import { useShortcut } from "../shortcuts.ts";
import { neighbourOf } from "./next-row.ts";
import { ProblemNote } from "./ProblemNote.tsx";
import type { ShownRows } from "./RowCards.tsx";
import { useNarrow } from "./useNarrow.ts";
import "./work-beside.css";

interface WorkBesideProps<Row> extends ShownRows<Row> {
  /** What the list is, for readers who hear it. */
  readonly label: string;
  readonly rowKey: (row: Row) => string;
  /** A few words that tell this row from the others. */
  readonly line: (row: Row) => ReactNode;
  /** From the address; absent: the first, or on a phone the list. */
  readonly chosen: string | undefined;
  readonly onChoose: (key: string | undefined) => void;
  /** Said where the address names one that is not in the list. */
  readonly notHere: ReactNode;
  readonly children: (row: Row) => ReactNode;
}

/** One after another: what waits at the left, the one in hand at the right; on a phone first the list, then the one. */
export function WorkBeside<Row>(props: WorkBesideProps<Row>) {
  const { rows, rowKey, chosen, onChoose, more, empty, problem, onRetry } = props;
  const isNarrow = useNarrow();
  const keys = rows?.map(rowKey) ?? [];
  const inHand = chosen ?? (isNarrow ? undefined : keys[0]);
  const row = rows?.find((one) => rowKey(one) === inHand);
  const go = (by: number) => {
    const next = neighbourOf(keys, inHand, by);
    if (next !== undefined) onChoose(next);
    else if (by > 0 && more?.has === true && !more.isLoading) more.load();
  };
  useShortcut({ key: "j", what: "下一条" }, () => go(1));
  useShortcut({ key: "k", what: "上一条" }, () => go(-1));
  if (rows === undefined)
    return problem === null || problem === undefined ? (
      <div className="ta-paper ta-skeleton" style={{ height: 320 }} aria-busy="true" />
    ) : (
      <ProblemNote problem={problem} onRetry={onRetry} />
    );
  if (rows.length === 0 && chosen === undefined) return <section className="ta-paper">{empty}</section>;
  const showsList = rows.length > 0 && (!isNarrow || inHand === undefined);
  return (
    <div className="ta-beside">
      {showsList && <Lines {...props} rows={rows} inHand={inHand} />}
      {inHand !== undefined && (
        <div className="ta-beside-one">
          {isNarrow && (
            <Button className="ta-noprint" onClick={() => onChoose(undefined)}>
              返回名单
            </Button>
          )}
          {row === undefined ? (
            <section className="ta-paper ta-paper-body">{props.notHere}</section>
          ) : (
            props.children(row)
          )}
        </div>
      )}
    </div>
  );
}

interface LinesProps<Row> extends WorkBesideProps<Row> {
  readonly rows: readonly Row[];
  readonly inHand: string | undefined;
}

function Lines<Row>({
  label,
  rows,
  rowKey,
  line,
  inHand,
  onChoose,
  more,
  problem,
  onRetry,
}: LinesProps<Row>) {
  const current = useRef<HTMLButtonElement>(null);
  // The keys lead on beyond what is in sight.
  useEffect(() => {
    if (inHand !== undefined) current.current?.scrollIntoView({ block: "nearest" });
  }, [inHand]);
  return (
    <section className="ta-paper ta-beside-list" aria-label={label}>
      <ul>
        {rows.map((row) => {
          const key = rowKey(row);
          return (
            <li key={key}>
              <button
                type="button"
                ref={key === inHand ? current : null}
                aria-current={key === inHand}
                onClick={() => onChoose(key)}
              >
                {line(row)}
              </button>
            </li>
          );
        })}
      </ul>
      {problem !== null && problem !== undefined && (
        <ProblemNote problem={problem} onRetry={onRetry} compact />
      )}
      {more?.has === true && (
        <div className="ta-paper-body">
          <Button block loading={more.isLoading} onClick={more.load}>
            再看一些
          </Button>
        </div>
      )}
    </section>
  );
}
