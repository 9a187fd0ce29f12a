import { Button } from "antd";
import { useState } from "react";
import { dayText, momentText } from "../../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../../faces/desk/parts/ProblemNote.tsx";
import { useRead } from "../../../../../platform/client/useRead.ts";
import { type CaseReminder, listReminders } from "../../reminders/reminders.contract.ts";
import { AddReminderDialog, TickReminderDialog } from "../dialogs/ReminderDialogs.tsx";

/** What somebody wants to look at again in this case, by its day; what was done stays below. */
export function RemindersPaper({ caseId }: { readonly caseId: string }) {
  const { data, error, refetch } = useRead(listReminders, { params: { id: caseId } });
  const [isAdding, setAdding] = useState(false);
  const [ticked, setTicked] = useState<CaseReminder | undefined>();
  if (error !== null) return <ProblemNote problem={error} onRetry={() => void refetch()} />;
  if (data === undefined || (data.items.length === 0 && !data.mayAdd)) return null;
  const open = data.items.filter(({ doneAt }) => doneAt === null);
  const done = data.items.filter(({ doneAt }) => doneAt !== null);
  return (
    <section className="ta-paper" aria-label="提醒">
      <div className="ta-paper-head">
        <h2>提醒</h2>
        <span className="ta-grey ta-small">
          {open.length === 0 ? "想过几天再看一眼的，定个日子，会列进您的“今天”" : `${open.length} 条没有办`}
        </span>
        {data.mayAdd && (
          <div className="ta-page-acts ta-noprint">
            <Button size="small" onClick={() => setAdding(true)}>
              定个提醒
            </Button>
          </div>
        )}
      </div>
      {open.length > 0 && (
        <ul className="ta-case-list">
          {open.map((one) => (
            <Open key={one.id} reminder={one} onTick={() => setTicked(one)} />
          ))}
        </ul>
      )}
      {done.length > 0 && (
        <details className="ta-paper-body ta-basis">
          <summary>办过的 {done.length} 条</summary>
          <ul>
            {done.map(({ id, words, outcome, doneAt, doneByName }) => (
              <li key={id}>
                {words}：{outcome}（{doneAt !== null && momentText(doneAt)} {doneByName}）
              </li>
            ))}
          </ul>
        </details>
      )}
      {isAdding && <AddReminderDialog caseId={caseId} onClose={() => setAdding(false)} />}
      {ticked !== undefined && (
        <TickReminderDialog caseId={caseId} reminder={ticked} onClose={() => setTicked(undefined)} />
      )}
    </section>
  );
}

function Open({ reminder, onTick }: { readonly reminder: CaseReminder; readonly onTick: () => void }) {
  const { dueOn, words, forName, isMine, isLate, mayTick } = reminder;
  return (
    <li>
      <span className={isLate ? "ta-red ta-num" : "ta-num"}>
        {dayText(dueOn)}
        {isLate && " 已过"}
      </span>
      <span>{words}</span>
      <span className="ta-grey ta-small">{isMine ? "您定的" : forName}</span>
      {mayTick && (
        <Button size="small" className="ta-noprint" onClick={onTick}>
          办了
        </Button>
      )}
    </li>
  );
}
