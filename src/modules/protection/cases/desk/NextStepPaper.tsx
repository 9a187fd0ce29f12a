import { Button } from "antd";
import { TimeLeft } from "../../../../faces/desk/parts/TimeLeft.tsx";
import { useNow } from "../../../../faces/desk/session/useNow.ts";
import type { Step, StepAct } from "./next-step.ts";

interface NextStepPaperProps {
  readonly steps: readonly Step[];
  readonly onFollow: (act: StepAct) => void;
}

/** 下一步: one thing large, with its clock; what comes after it small. */
export function NextStepPaper({ steps, onFollow }: NextStepPaperProps) {
  const now = useNow();
  const [first, ...others] = steps;
  if (first === undefined) return null;
  const isLate = first.dueAt !== null && new Date(first.dueAt) < now;
  return (
    <section
      className={isLate ? "ta-paper ta-case-next is-late" : "ta-paper ta-case-next"}
      aria-label="下一步"
    >
      <div className="ta-case-next-words">
        <h2>
          <span className="ta-grey ta-small">下一步</span> {first.title}
        </h2>
        <p className="ta-grey">{first.why}</p>
        {first.dueAt !== null && (
          <p className="ta-case-clock">
            <TimeLeft dueAt={first.dueAt} />
          </p>
        )}
      </div>
      <Button type="primary" size="large" className="ta-noprint" onClick={() => onFollow(first.act)}>
        {first.says}
      </Button>
      {others.length > 0 && (
        <ul className="ta-case-then">
          {others.slice(0, 4).map((step) => (
            <li key={`${step.act.kind}${step.title}`}>
              <button type="button" className="ta-link" onClick={() => onFollow(step.act)}>
                {step.title}
              </button>
              {step.dueAt !== null && (
                <>
                  {" "}
                  <TimeLeft dueAt={step.dueAt} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
