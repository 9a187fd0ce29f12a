import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useShortcut } from "../../../../faces/desk/shortcuts.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { type ChildFile, readChild } from "../../child-file.contract.ts";
import { betterToKeep, type ComparedRow, compareFiles, placeOf } from "./compare-files.ts";
import { MergeDialog } from "./MergeDialog.tsx";
import type { DoneMerge } from "./MergedNotice.tsx";
import { NotDoubleDialog } from "./NotDoubleDialog.tsx";
import type { DoneMark } from "./NotDoubleNotice.tsx";

type Side = "left" | "right";

interface ComparisonProps {
  readonly leftId: string;
  readonly rightId: string;
  readonly onMerged: (merge: DoneMerge) => void;
  readonly onMarked: (mark: DoneMark) => void;
}

export function Comparison({ leftId, rightId, onMerged, onMarked }: ComparisonProps) {
  const left = useRead(readChild, { params: { id: leftId } });
  const right = useRead(readChild, { params: { id: rightId } });
  const problem = left.error ?? right.error;
  if (problem !== null) {
    const retry = () => {
      void left.refetch();
      void right.refetch();
    };
    return <ProblemNote problem={problem} onRetry={retry} />;
  }
  if (left.data === undefined || right.data === undefined)
    return <div className="ta-skeleton" style={{ height: 480 }} role="status" aria-label="正在读两份档案" />;
  return <SideBySide left={left.data} right={right.data} onMerged={onMerged} onMarked={onMarked} />;
}

interface SideBySideProps {
  readonly left: ChildFile;
  readonly right: ChildFile;
  readonly onMerged: (merge: DoneMerge) => void;
  readonly onMarked: (mark: DoneMark) => void;
}

/** Both files, row by row; what is equal stays quiet. */
function SideBySide({ left, right, onMerged, onMarked }: SideBySideProps) {
  const better = betterToKeep(left, right);
  const [keep, setKeep] = useState<Side>(better);
  const [asking, setAsking] = useState<"merge" | "notDouble" | undefined>();
  const isDone = left.mergedInto !== null || right.mergedInto !== null;
  useShortcut({ key: "1", what: "留下左边的档案" }, () => setKeep("left"));
  useShortcut({ key: "2", what: "留下右边的档案" }, () => setKeep("right"));
  useShortcut({ key: "m", what: "合并这两份档案" }, () => setAsking("merge"), {
    enabled: asking === undefined && !isDone,
  });
  useShortcut({ key: "n", what: "标明不是同一个孩子" }, () => setAsking("notDouble"), {
    enabled: asking === undefined && !isDone,
  });
  const groups = compareFiles(left, right);
  const differing = groups.flatMap(({ rows }) => rows).filter(({ same }) => !same).length;
  const [kept, merged] = keep === "left" ? [left, right] : [right, left];
  const head = (file: ChildFile, side: Side, key: string) => (
    <th scope="col" className={side === keep ? "ta-doubles-kept" : undefined}>
      <label className="ta-doubles-keep">
        <input type="radio" name="keep" checked={side === keep} onChange={() => setKeep(side)} />
        <span>
          {side === keep ? "留下这份" : "并到另一份里"} <kbd>{key}</kbd>
          {side === better && <span className="ta-grey ta-small">（较完整，建议留下）</span>}
        </span>
      </label>
      <Link to={`/children/${file.id}`} className="ta-doubles-name">
        {file.person.name}
      </Link>
      <span className="ta-small ta-grey">{placeOf(file)}</span>
    </th>
  );
  return (
    <section className="ta-paper" aria-label="两份档案的对比">
      <table className="ta-doubles-table">
        <thead>
          <tr>
            <td className="ta-doubles-count">{differing} 处不同</td>
            {head(left, "left", "1")}
            {head(right, "right", "2")}
          </tr>
        </thead>
        {groups.map(({ title, rows }) => (
          <tbody key={title}>
            <tr className="ta-doubles-group">
              <th colSpan={3} scope="colgroup">
                {title}
              </th>
            </tr>
            {rows.map((row) => (
              <CompareRow key={row.label} row={row} keep={keep} />
            ))}
          </tbody>
        ))}
      </table>
      <div className="ta-doubles-bar">
        {isDone ? (
          <span className="ta-grey">其中一份已经合并过，不用再办。</span>
        ) : (
          <>
            <Button type="primary" onClick={() => setAsking("merge")}>
              合并成一份 <kbd>m</kbd>
            </Button>
            <Button onClick={() => setAsking("notDouble")}>
              不是同一个孩子 <kbd>n</kbd>
            </Button>
            <span className="ta-grey ta-small">
              合并：留下{keep === "left" ? "左边" : "右边"}的 {kept.fileNo}，{merged.fileNo} 并进来。
            </span>
          </>
        )}
      </div>
      {asking === "merge" && (
        <MergeDialog kept={kept} merged={merged} onDone={onMerged} onClose={() => setAsking(undefined)} />
      )}
      {asking === "notDouble" && (
        <NotDoubleDialog left={left} right={right} onDone={onMarked} onClose={() => setAsking(undefined)} />
      )}
    </section>
  );
}

function CompareRow({ row, keep }: { readonly row: ComparedRow; readonly keep: Side }) {
  const cell = (texts: readonly string[], side: Side) => (
    <td className={side === keep ? "ta-doubles-kept" : undefined}>
      {texts.length === 0 ? (
        <span className="ta-grey">没有</span>
      ) : (
        texts.map((text) => <p key={text}>{text}</p>)
      )}
    </td>
  );
  return (
    <tr className={row.same ? "ta-doubles-same" : "ta-doubles-differs"}>
      <th scope="row">
        {row.label}
        {!row.same && <span className="ta-doubles-mark">不同</span>}
      </th>
      {cell(row.left, "left")}
      {cell(row.right, "right")}
    </tr>
  );
}
