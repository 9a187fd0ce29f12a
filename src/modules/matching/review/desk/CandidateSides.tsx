import { Link } from "react-router";
import { ComparedTable } from "../../../../faces/desk/parts/ComparedTable.tsx";
import { MaskedNumber } from "../../../../faces/desk/parts/MaskedNumber.tsx";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { likenessText } from "../../../../faces/desk/parts/WeightBar.tsx";
import { call } from "../../../../platform/client/api.ts";
import { type Candidate, revealRowNumber } from "../review.contract.ts";
import { pairDecisionCodes, questionAnswerCodes } from "../review-codes.contract.ts";
import { MarkedText } from "./MarkedText.tsx";

interface CandidateSidesProps {
  readonly candidate: Candidate;
  readonly canReveal: boolean;
}

/** The row at the left, the person of the register at the right, and what speaks for and against. */
export function CandidateSides({ candidate, canReveal }: CandidateSidesProps) {
  const { name, particulars, placeName, children, decided, decision, remembered } = candidate;
  return (
    <div className="ta-stack">
      <p>
        <b className="ta-review-who">{name}</b> {particulars} · {placeName}{" "}
        <span className="ta-grey">相符程度 {likenessText(candidate.probability)}</span>
      </p>
      <ComparedTable
        lines={inOrderOfUse(candidate.compared)}
        sides={["名单上", "台账里"]}
        say={(one, side) => <Said one={one} side={side} pairId={candidate.pairId} canReveal={canReveal} />}
      />
      {children.length > 0 && (
        <p>
          认定后跟着变的孩子：
          {children.map((child, index) => (
            <span key={child.id}>
              {index > 0 && "、"}
              <Link to={`/children/${child.id}`}>{child.name}</Link> {child.particulars}
              {child.relation === null ? "" : `（${name}是其${child.relation}）`} {child.placeName}
            </span>
          ))}
        </p>
      )}
      {remembered !== null && (
        <p className="ta-purple">
          以前认定过：{pairDecisionCodes.label(remembered.says)}（{remembered.by}，{momentText(remembered.at)}
          ）
        </p>
      )}
      {candidate.questions.map((question) => (
        <p key={question.id} className={question.isWithdrawn ? "ta-grey" : ""}>
          {question.by} {momentText(question.at)} 问：{question.says}
          <br />
          {question.answer === null
            ? question.isWithdrawn
              ? "没有答复就收回了"
              : "还没有答复"
            : `${question.answeredBy ?? ""} 答：${questionAnswerCodes.label(question.answer)}${question.words === null ? "" : `，${question.words}`}`}
        </p>
      ))}
      {decided !== null && decision !== null && (
        <p className={decision === "same" ? "ta-green" : "ta-grey"}>
          {pairDecisionCodes.label(decision)} · {decided.by} {momentText(decided.at)}
          {decided.why === null ? "" : `：${decided.why}`}
        </p>
      )}
    </div>
  );
}

/** First what both sides say; what only one says explains nothing, but may help whoever knows the place. */
function inOrderOfUse(compared: Candidate["compared"]): Candidate["compared"] {
  const isSaidByBoth = ({ row, person }: Candidate["compared"][number]) => row !== "" && person !== "";
  return [...compared.filter(isSaidByBoth), ...compared.filter((one) => !isSaidByBoth(one))];
}

interface SaidProps {
  readonly one: Candidate["compared"][number];
  readonly side: "row" | "person";
  readonly pairId: string;
  readonly canReveal: boolean;
}

function Said({ one, side, pairId, canReveal }: SaidProps) {
  const said = one[side];
  const { number, label, differs } = one;
  if (said === "") return <span className="ta-zero">没有</span>;
  const write = (text: string) => <MarkedText text={text} at={differs[side]} />;
  if (number === null) return write(said);
  const show = async (reason: string) =>
    (await call(revealRowNumber, { params: { id: pairId }, body: { side, field: number, reason } })).value;
  return <MaskedNumber label={label} masked={said} onReveal={canReveal ? show : undefined} write={write} />;
}
