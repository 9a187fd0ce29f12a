import { PrintMenu } from "../../../../faces/desk/parts/PrintMenu.tsx";
import type { AssessmentView } from "../assessments.contract.ts";
import { printAssessment } from "../print-assessment.contract.ts";

/** What there is to print in this state. */
export function Papers({ one }: { readonly one: AssessmentView }) {
  const isDone = one.state === "confirmed";
  const papers = [
    { paper: "information", label: "打印评估告知书", when: !isDone },
    { paper: "sheet", label: "打印空白评分表", when: !isDone },
    { paper: "report", label: "打印评估报告", when: isDone || one.state === "submitted" },
    { paper: "result", label: "打印结果告知书", when: isDone },
  ] as const;
  return papers
    .filter(({ when }) => when)
    .map(({ paper, label }) => (
      <PrintMenu
        key={paper}
        operation={printAssessment}
        label={label}
        inputFor={(as) => ({ params: { id: one.id, paper }, query: { as } })}
      />
    ));
}
