import { useState } from "react";
import { Link } from "react-router";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { dayText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import { readTimeline, type TimelineEntry } from "../../child-file.contract.ts";
import { undoMerge } from "../../doubles.contract.ts";
import { AsOfSlider } from "./AsOfSlider.tsx";
import { useFile } from "./file-context.ts";
import { isReason, ReasonField } from "./ReasonField.tsx";
import { groupsIn, type TimelineGroup, timelineGroups, timelineYears } from "./timeline-groups.ts";
import { useFileWrite } from "./useFileWrite.ts";

interface TimelineProps {
  readonly asOf: string | undefined;
  readonly onAsOf: (asOf: string | undefined) => void;
}

/** Everything that happened, newest first; a day on it shows the file as it was then. */
export function Timeline({ asOf, onAsOf }: TimelineProps) {
  const { file, today, canAct } = useFile();
  const { data, error, refetch } = useRead(readTimeline, { params: { id: file.id } });
  const [group, setGroup] = useState<TimelineGroup | undefined>();
  const [withGivenUp, setWithGivenUp] = useState(false);
  const [undoing, setUndoing] = useState<TimelineEntry | undefined>();
  const entries = data?.items ?? [];
  const givenUp = entries.filter((entry) => entry.before !== null).length;
  const first = [file.openedOn, ...entries.map((entry) => entry.on)].sort()[0] ?? file.openedOn;
  return (
    <aside className="ta-paper ta-paper-long ta-timeline" aria-label="时间线">
      <div className="ta-timeline-head">
        <h2>
          时间线
          {group !== undefined && <span className="ta-printonly">（只有{timelineGroups[group]}）</span>}
        </h2>
        <AsOfSlider first={first} today={today} value={asOf} onChange={onAsOf} />
        <div className="ta-chips ta-noprint" role="group" aria-label="只看一类">
          <Chip on={group === undefined} onClick={() => setGroup(undefined)}>
            全部
          </Chip>
          {groupsIn(entries).map((key) => (
            <Chip key={key} on={group === key} onClick={() => setGroup(key)}>
              {timelineGroups[key]}
            </Chip>
          ))}
        </div>
      </div>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <TimelineSkeleton />}
      {timelineYears(entries, group, withGivenUp).map(({ year, entries: list }) => (
        <section key={year} aria-label={`${year} 年`}>
          <h3>{year}</h3>
          <ol>
            {list.map((entry) => (
              <Entry
                key={entry.id}
                entry={entry}
                isAfter={asOf !== undefined && entry.on > asOf}
                onDay={
                  entry.on <= today ? () => onAsOf(entry.on === today ? undefined : entry.on) : undefined
                }
                onUndo={canAct && entry.undo !== null ? () => setUndoing(entry) : undefined}
              />
            ))}
          </ol>
        </section>
      ))}
      {givenUp > 0 && (
        <button
          type="button"
          className="ta-link ta-small ta-noprint"
          onClick={() => setWithGivenUp(!withGivenUp)}
        >
          {withGivenUp ? "收起不再采用的记录" : `连同不再采用的 ${givenUp} 条一起看`}
        </button>
      )}
      {undoing !== undefined && <UndoMergeDialog entry={undoing} onClose={() => setUndoing(undefined)} />}
    </aside>
  );
}

interface ChipProps {
  readonly on: boolean;
  readonly onClick: () => void;
  readonly children: string;
}

function Chip({ on, onClick, children }: ChipProps) {
  return (
    <button
      type="button"
      aria-pressed={on}
      className={on ? "ta-chip ta-chip-on" : "ta-chip"}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

interface EntryProps {
  readonly entry: TimelineEntry;
  /** Had not happened yet on the day that is looked at. */
  readonly isAfter: boolean;
  readonly onDay: (() => void) | undefined;
  readonly onUndo: (() => void) | undefined;
}

function Entry({ entry, isAfter, onDay, onUndo }: EntryProps) {
  const names = ["ta-entry-line", isAfter && "ta-entry-after", entry.before !== null && "ta-entry-given-up"];
  return (
    <li className={names.filter(Boolean).join(" ")}>
      <div className="ta-entry-day">
        {onDay === undefined ? (
          entry.on.slice(5)
        ) : (
          <button type="button" className="ta-plain" title={`看 ${entry.on} 这一天的情况`} onClick={onDay}>
            {entry.on.slice(5)}
          </button>
        )}
      </div>
      <div className="ta-entry-what">
        <p>
          <b>{entry.title}</b>{" "}
          {entry.text !== entry.title && <span className="ta-entry-text">{entry.text}</span>}
          {entry.link !== null && (
            <Link className="ta-noprint" to={entry.link}>
              查看
            </Link>
          )}
          {onUndo !== undefined && (
            <button type="button" className="ta-link ta-noprint" onClick={onUndo}>
              撤销合并
            </button>
          )}
        </p>
        {entry.before !== null && <p className="ta-entry-by">{entry.before}</p>}
        <p className="ta-entry-by">
          {entry.by} {dayText(entry.recordedAt)} 记
        </p>
      </div>
    </li>
  );
}

function UndoMergeDialog({
  entry,
  onClose,
}: {
  readonly entry: TimelineEntry;
  readonly onClose: () => void;
}) {
  const [reason, setReason] = useState("");
  const write = useFileWrite(undoMerge, "合并已撤销，两份档案各自恢复", onClose);
  return (
    <ActDialog
      title="撤销合并"
      what="两份档案各自恢复成合并之前的样子；合并之后新登记的情况留在保留下来的那一份里。"
      okText="撤销合并"
      ready={isReason(reason)}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() =>
        write.mutate({ params: { id: entry.undo?.id ?? "" }, body: { reason: reason.trim() } })
      }
      onClose={onClose}
    >
      <ReasonField value={reason} onChange={setReason} />
    </ActDialog>
  );
}

function TimelineSkeleton() {
  return (
    <div aria-busy="true">
      {["a", "b", "c", "d", "e"].map((key) => (
        <div key={key} className="ta-skeleton" style={{ height: 14, margin: "14px 0" }} />
      ))}
    </div>
  );
}
