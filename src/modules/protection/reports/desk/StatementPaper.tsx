import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { situationCodes } from "../../protection-codes.contract.ts";
import { dangerCodes, doneCodes, injuryCodes } from "../report-form.contract.ts";
import type { ReportView } from "../report-view.contract.ts";

/** What was said, in the words in which it was said. */
export function StatementPaper({ report }: { readonly report: ReportView }) {
  const { content, situations } = report;
  return (
    <section className="ta-paper" aria-label="报告的内容">
      <div className="ta-paper-head">
        <h2>看到、听到了什么</h2>
        <span className="ta-grey ta-small">报告人的原话</span>
      </div>
      <div className="ta-paper-body">
        <blockquote className="ta-statement">{content.statement}</blockquote>
        <dl className="ta-facts">
          <Fact label="现在有没有危险">
            <span className={content.danger === "yes" ? "ta-red ta-strong" : undefined}>
              {dangerCodes.label(content.danger)}
            </span>
          </Fact>
          <Fact label="伤情">{injuryCodes.label(content.injury)}</Fact>
          <Fact label="情形">
            {situations.length === 0
              ? "没有选"
              : situations.map((code) => <div key={code}>{situationCodes.label(code)}</div>)}
          </Fact>
          {content.address !== undefined && <Fact label="具体位置">{content.address}</Fact>}
          {content.seenAt !== undefined && <Fact label="看到的时间">{momentText(content.seenAt)}</Fact>}
          <Fact label="可能伤害孩子的人">
            {content.suspects.length === 0
              ? "没有说"
              : content.suspects.map(({ name = "姓名不详", relation }) => (
                  <div key={`${name}${relation ?? ""}`}>
                    {name}
                    {relation !== undefined && `（${relation}）`}
                  </div>
                ))}
          </Fact>
          <Fact label="已经做了什么">
            {content.done.length === 0
              ? "没有说"
              : content.done.map((code) => doneCodes.label(code)).join("、")}
          </Fact>
        </dl>
      </div>
    </section>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
