import { Link } from "react-router";
import type { OutputOf } from "../../../../kernel/operation.ts";
import type { readDesk } from "../../desk.contract.ts";
import { dueWords } from "./due-words.ts";

type Task = OutputOf<typeof readDesk>["tasks"][number];

/** The shape says it too, for who does not see the colour. */
const marks = { late: "●", soon: "◐", calm: "○" } as const;

/** One row is one task: what, who, why, by when, one action. */
export function TaskList({ tasks }: { readonly tasks: readonly Task[] }) {
  return (
    <ul className="ta-task-list">
      {tasks.map((task) => {
        const due = dueWords(task.dueOn, task.daysLeft);
        const tone = due?.tone ?? "calm";
        return (
          <li key={task.id}>
            <span aria-hidden="true" className={`ta-task-mark ta-due-${tone}`}>
              {marks[tone]}
            </span>
            <div className="ta-task-what">
              <Link to={task.link}>{task.title}</Link>
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
