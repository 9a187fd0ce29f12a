import { Link, useParams } from "react-router";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import { assessmentReasonCodes, assessmentStateCodes } from "../assessment-codes.contract.ts";
import { type AssessmentView, readAssessment } from "../assessments.contract.ts";
import { GradeTag } from "./GradeTag.tsx";
import { JointForm } from "./JointForm.tsx";
import { Papers } from "./Papers.tsx";
import { EarlierPaper, EventsPaper, HelpPaper, ResultPaper } from "./ResultPapers.tsx";
import { ScoringSheet } from "./ScoringSheet.tsx";
import { Steps } from "./Steps.tsx";
import "./assessments.css";

/** One assessment: what is to be done now, by whom; what was seen; what came out. */
export function AssessmentPage() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useRead(readAssessment, { params: { id } });
  if (data === undefined)
    return (
      <div className="ta-page">
        {error === null ? (
          <div className="ta-skeleton" style={{ height: 320 }} />
        ) : error.status === 404 ? (
          <EmptyState title="没有这次评估">
            它不存在，或者您没有参加、也没有被指定可以看。<Link to="/assessments">看别的评估</Link>
          </EmptyState>
        ) : (
          <ProblemNote problem={error} onRetry={() => void refetch()} />
        )}
      </div>
    );
  return <Assessment key={`${data.id}/${data.state}`} one={data} />;
}

function Assessment({ one }: { readonly one: AssessmentView }) {
  const mine = one.sheets.filter(
    ({ mine: isMine, hasAccount, signedAt }) => signedAt === null && (isMine || !hasAccount),
  );
  const scores = one.can.includes("score") ? mine.filter(({ answers }) => answers !== null) : [];
  const isSubmitted = one.state === "submitted" || one.state === "confirmed";
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>{one.childName}</h1>
        <span className="ta-grey">
          监护能力评估 · {one.townshipName} {one.villageName}
          {one.childAge === null ? "" : ` · ${one.childAge} 周岁`}
        </span>
        {one.sealed && <span className="ta-red ta-assess-sealed">保密，只有指定的人能看</span>}
      </header>
      <div className="ta-wrap ta-noprint">
        <Steps one={one} />
        <Papers one={one} />
      </div>
      <StatePaper one={one} />
      {scores.map((sheet) => (
        <ScoringSheet key={sheet.id} one={one} sheet={sheet} />
      ))}
      {one.can.includes("submit") && <JointForm one={one} />}
      {isSubmitted && <ResultPaper one={one} />}
      <EarlierPaper one={one} />
      <HelpPaper one={one} />
      <EventsPaper one={one} />
    </div>
  );
}

function StatePaper({ one }: { readonly one: AssessmentView }) {
  return (
    <section className="ta-paper ta-paper-body" aria-label="这次评估">
      <p>
        <b className={one.isLate ? "ta-red" : ""}>
          {assessmentStateCodes.label(one.state)}
          {one.isLate && "，已逾期"}
        </b>
        {one.grade !== null && (
          <>
            {" · "}
            <GradeTag grade={one.grade} percent={one.percent} redLine={one.redLine} />
          </>
        )}
        {" · "}
        {assessmentReasonCodes.label(one.reason)}
        {one.reasonNote !== null && <span className="ta-grey">（{one.reasonNote}）</span>}
      </p>
      <p className="ta-grey">
        {one.startedOn} {one.startedBy}发起
        {one.dueOn !== null && one.grade === null && ` · ${one.dueOn} 前办结`}
        {one.nextDueOn !== null && ` · 下次评估 ${one.nextDueOn} 前`}
        {one.informed !== null && ` · ${one.informed.on} ${one.informed.how}告知${one.informed.whom}`}
        {one.told !== null && ` · ${one.told.on} ${one.told.how}告知结果`}
        {one.objectionUntil !== null && ` · ${one.objectionUntil} 前可以申请复评`}
        {one.reassesses !== null && (
          <>
            {" · 复评的是"}
            <Link to={`/assessments/${one.reassesses}`}>上一次评估</Link>
          </>
        )}
      </p>
      <ul className="ta-assess-events">
        {one.sheets.map(({ id, name, unit, signedAt, paper }) => (
          <li key={id}>
            {name}（{unit}）：
            {signedAt === null ? (
              <span className="ta-amber">还没有签字</span>
            ) : (
              <span className="ta-green">{momentText(signedAt)} 已签字</span>
            )}
            {paper !== null && <span className="ta-grey"> 纸质表存{paper}</span>}
          </li>
        ))}
      </ul>
      <details className="ta-small">
        <summary>依据</summary>
        {one.template.basis}
        {one.template.unchecked && <span className="ta-purple">（待核）</span>}
        <br />
        {one.scale.bounds.normal} 分以上监护正常，{one.scale.bounds.insufficient} 分以上监护不足，
        {one.scale.bounds.improper} 分以上监护失当，以下或者命中红线为监护缺失
        <span className="ta-purple">（分数线是系统设定，待核）</span>
      </details>
    </section>
  );
}
