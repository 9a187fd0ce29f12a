import { gradeCodes } from "../assessment-codes.contract.ts";
import type { ScoreView } from "../assessments.contract.ts";
import { GradeTag } from "./GradeTag.tsx";

/** What the answers add up to so far, by section; the grade, or between which ones it lies. */
export function ScoreHead({ score }: { readonly score: ScoreView }) {
  return (
    <div className="ta-assess-score" aria-live="polite">
      {score.sections.map(({ code, title, points, of }) => (
        <span key={code}>
          <span className="ta-grey">{title}</span> <b>{points}</b>
          <span className="ta-grey">/{of}</span>
        </span>
      ))}
      <span className="ta-assess-total">
        <b>{score.points}</b>
        <span className="ta-grey">/{score.of}</span>
      </span>
      {score.best === score.worst ? (
        <GradeTag grade={score.best} redLine={score.redLines.length > 0} />
      ) : (
        <span className="ta-purple">
          还不能定：{gradeCodes.label(score.best)} 到 {gradeCodes.label(score.worst)}之间
        </span>
      )}
    </div>
  );
}
