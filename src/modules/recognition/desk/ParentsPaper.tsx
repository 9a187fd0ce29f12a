import { parentWords } from "../atoms/parent-atoms.ts";
import type { ParentAnswer, ParentCondition, RecognitionAnswer } from "../recognition.contract.ts";
import { conclusionCodes, parentGroupCodes, parentsMatrix } from "../rules/parents-matrix.ts";
import { otherSettling, quickSettlings, type Settling } from "./settling.ts";
import { VerdictTag } from "./VerdictTag.tsx";

interface ParentsPaperProps {
  readonly answer: RecognitionAnswer;
  readonly canWrite: boolean;
  readonly onSettle: (settling: Settling) => void;
}

/** Both parents: what is known of each with its evidence, and the table's cell that follows. */
export function ParentsPaper({ answer, canWrite, onSettle }: ParentsPaperProps) {
  return (
    <section className="ta-paper" aria-label="父母情形">
      <div className="ta-paper-head">
        <h2>父母情形</h2>
        <span className="ta-grey ta-small">
          {answer.conclusion === null
            ? "还不能得出结论"
            : `两方合起来：${conclusionCodes.label(answer.conclusion)}`}
        </span>
      </div>
      <div className="ta-paper-body ta-recog-parents">
        {answer.parents.map((parent) => (
          <ParentPart key={parent.parent} parent={parent} canWrite={canWrite} onSettle={onSettle} />
        ))}
        <Matrix answer={answer} />
      </div>
    </section>
  );
}

interface ParentPartProps {
  readonly parent: ParentAnswer;
  readonly canWrite: boolean;
  readonly onSettle: (settling: Settling) => void;
}

function ParentPart({ parent, canWrite, onSettle }: ParentPartProps) {
  const other = otherSettling(parent);
  return (
    <div className="ta-recog-parent">
      <h3>
        {parentWords[parent.parent]} <b>{parent.name ?? "没有登记"}</b>
        <span className={parent.group === null ? "ta-purple ta-small" : "ta-small"}>
          {parent.group === null ? "还不清楚" : parentGroupCodes.label(parent.group)}
        </span>
      </h3>
      {parent.conditions.length === 0 && (
        <p className="ta-purple">
          {parent.personId === null
            ? `档案里没有${parentWords[parent.parent]}，请先在“家庭与监护”里登记。`
            : "没有登记情形：不当作健在有能力，也不当作有困难。"}
        </p>
      )}
      {parent.conditions.map((condition) => (
        <Condition key={condition.factId} condition={condition} />
      ))}
      {canWrite && other !== undefined && (
        <p className="ta-wrap ta-noprint ta-small">
          <span className="ta-grey">登记</span>
          {quickSettlings(parent).map((settling) => (
            <button key={settling.title} type="button" className="ta-link" onClick={() => onSettle(settling)}>
              {settling.title.split("：")[1]}
            </button>
          ))}
          <button type="button" className="ta-link" onClick={() => onSettle(other)}>
            其他情形
          </button>
        </p>
      )}
    </div>
  );
}

function Condition({ condition }: { readonly condition: ParentCondition }) {
  const { line, source, details } = condition;
  const known = details.filter(({ value }) => value !== null);
  return (
    <div className="ta-recog-condition">
      <p>
        <b>{condition.label}</b> <span className="ta-nowrap">自 {condition.since}</span>{" "}
        {line !== null && <VerdictTag verdict={line.verdict} yes="达到条件" no="没有达到条件" />}
      </p>
      {known.length > 0 && (
        <dl className="ta-recog-details">
          {known.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {source !== null && (
        <p className="ta-grey ta-small">
          {source.evidence === null ? "没有登记证明" : `证明：${source.evidence}`} · {source.words}
          {source.on !== null && ` · ${source.on}`}
        </p>
      )}
    </div>
  );
}

function Matrix({ answer }: { readonly answer: RecognitionAnswer }) {
  const [father, mother] = answer.parents;
  return (
    <table className="ta-recog-matrix">
      <caption className="ta-grey ta-small">认定对照表（行是父亲，列是母亲）</caption>
      <thead>
        <tr>
          <th scope="col">父亲＼母亲</th>
          {parentGroupCodes.codes.map((code) => (
            <th key={code} scope="col" className={mother.group === code ? "ta-recog-axis" : undefined}>
              {parentGroupCodes.label(code)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parentGroupCodes.codes.map((row) => (
          <tr key={row}>
            <th scope="row" className={father.group === row ? "ta-recog-axis" : undefined}>
              {parentGroupCodes.label(row)}
            </th>
            {parentGroupCodes.codes.map((column) => {
              const isLit = father.group === row && mother.group === column;
              const isPossible =
                (father.group === null || father.group === row) &&
                (mother.group === null || mother.group === column);
              return (
                <td
                  key={column}
                  className={isLit ? "ta-recog-lit" : isPossible ? "ta-recog-possible" : undefined}
                  aria-current={isLit ? "true" : undefined}
                >
                  {conclusionCodes.label(parentsMatrix[row][column])}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
