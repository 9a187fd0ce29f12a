import { useNarrow } from "../../../../faces/desk/parts/useNarrow.ts";
import type { AssessmentView } from "../assessments.contract.ts";
import type { Answers } from "../score-assessment.ts";
import { RED_LINES } from "../typed-sheet.ts";

interface SheetStepsProps {
  readonly one: AssessmentView;
  readonly typed: Answers;
  readonly at: string;
  readonly onGo: (code: string) => void;
}

/** All items at a glance: which are done, which is open, whether a red line is lit. */
export function SheetSteps({ one, typed, at, onGo }: SheetStepsProps) {
  const { sections, redLines } = one.template;
  const isNarrow = useNarrow();
  const hit = redLines.some(({ code }) => typed.redLines[code] === "yes");
  const answered = redLines.filter(({ code }) => typed.redLines[code] !== undefined).length;
  const steps = (
    <nav className="ta-assess-steps" aria-label="各项进度">
      {sections.map((section) => (
        <span key={section.code} className="ta-assess-group">
          <span className="ta-grey ta-small">{section.title}</span>
          {section.items.map(({ code, title, of }) => {
            const points = typed.points[code];
            return (
              <Step
                key={code}
                label={`${title} ${points ?? "—"}/${of}`}
                isOn={at === code}
                tone={points === undefined ? "" : "ta-assess-done"}
                onGo={() => onGo(code)}
              />
            );
          })}
        </span>
      ))}
      <Step
        label={hit ? "红线：有" : `红线 ${answered}/${redLines.length}`}
        isOn={at === RED_LINES}
        tone={hit ? "ta-assess-hit" : answered === redLines.length ? "ta-assess-done" : ""}
        onGo={() => onGo(RED_LINES)}
      />
    </nav>
  );
  if (!isNarrow) return steps;
  const items = sections.flatMap((section) => section.items);
  const done = items.filter(({ code }) => typed.points[code] !== undefined).length;
  return (
    <details>
      <summary>
        {items.length} 项已评 {done} 项，红线 {redLines.length} 条已答 {answered} 条；看各项
      </summary>
      {steps}
    </details>
  );
}

interface StepProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly tone: string;
  readonly onGo: () => void;
}

function Step({ label, isOn, tone, onGo }: StepProps) {
  return (
    <button
      type="button"
      aria-current={isOn ? "step" : undefined}
      className={`ta-assess-step ${tone}${isOn ? " ta-assess-on" : ""}`}
      onClick={onGo}
    >
      {label}
    </button>
  );
}
