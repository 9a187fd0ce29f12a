import type { AssessmentView, ScoreView } from "../assessments.contract.ts";
import { type Answers, scoreAssessment } from "../score-assessment.ts";

/** The server's own sum, worked out here while one types. */
export function scoreOfTyped(one: AssessmentView, answers: Answers): ScoreView {
  const { sections, points, of, percent, redLines, outcome } = scoreAssessment(
    one.template,
    one.scale,
    answers,
    one.childAge,
  );
  const [best, worst] =
    outcome.verdict === "known" ? [outcome.grade, outcome.grade] : [outcome.best, outcome.worst];
  return {
    sections: [...sections],
    points,
    of,
    percent,
    redLines: redLines.map(({ title }) => title),
    best,
    worst,
  };
}
