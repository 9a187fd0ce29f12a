import { Card } from "../../../../faces/field/parts/Card.tsx";
import type { IsoDate } from "../../../../kernel/calendar-date.ts";
import { sayChild } from "../say-child.ts";
import type { stillLikely } from "./new-child-draft.ts";

interface LikelyKnownProps {
  readonly likely: ReturnType<typeof stillLikely>;
  readonly today: IsoDate;
  readonly onOthers: () => void;
}

/** Before a second file is written: those on this phone whom it may be. What was typed stays, whichever is opened. */
export function LikelyKnown({ likely, today, onOthers }: LikelyKnownProps) {
  if (likely.length === 0) return null;
  return (
    <div role="status">
      <Card title="已经有这个孩子？" tone="late">
        <ul className="fd-list">
          {likely.map(({ child, why }) => (
            <li key={child.id} className="fd-row">
              <a href={`#/children/${child.id}`}>
                <span className="fd-row-name">{child.name}</span>
                <span className="fd-aside">
                  {sayChild(child, today)} · {why}
                </span>
              </a>
            </li>
          ))}
        </ul>
        <p className="fd-hint">是同一个，点名字打开，不用再建。</p>
        <button type="button" className="fd-plain-button" onClick={onOthers}>
          都不是，是另一个孩子
        </button>
      </Card>
    </div>
  );
}
