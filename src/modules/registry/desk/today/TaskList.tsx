import { Link } from "react-router";
import { timeLeft } from "../../../../faces/desk/parts/time-left.ts";
import { useNow } from "../../../../faces/desk/session/useNow.ts";
import type { OutputOf } from "../../../../kernel/operation.ts";
import type { readDesk } from "../../desk.contract.ts";
import { dueWords } from "./due-words.ts";

type Task = OutputOf<typeof readDesk>["tasks"][number];

/** The shape says it too, for who does not see the colour. */
const marks = { late: "●", soon: "◐", calm: "○" } as const;

/** One row is one task: what, who, why, by when, one action. */
export function TaskList({ tasks }: { readonly tasks: readonly Task[] }) {
  const now = useNow();
  return (
    <ul className="ta-task-list">
      {tasks.map((task) => {
        const due = task.dueAt === null ? dueWords(task.dueOn, task.daysLeft) : timeLeft(task.dueAt, now);
        const tone = task.rings ? "late" : (due?.tone ?? "calm");
        return (
          <li key={task.id} className={task.rings ? "ta-task-rings" : undefined}>
            <span aria-hidden="true" className={`ta-task-mark ta-due-${tone}`}>
              {marks[tone]}
            </span>
            <div className="ta-task-what">
              <Link to={task.link}>{task.title}</Link>
              {task.rings && <b className="ta-red">孩子可能有危险，马上办</b>}
              <span className="ta-grey">{task.why}</span>
            </div>
            <span className="ta-task-place ta-grey">{task.placeName}</span>
            <span className={`ta-task-due ta-due-${tone}`}>{due?.text ?? "没有期限"}</span>
            <Link to={task.link} className="ta-task-go" aria-label={`去办：${task.title}`}>
              去办 →
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
