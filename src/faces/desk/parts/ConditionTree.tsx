import { useState } from "react";
import { roleCodes } from "../../../kernel/actor.ts";
import { type Citation, isUnchecked, nameOfCitation } from "../../../kernel/citation.ts";
import type {
  ConditionLine,
  Explanation,
  FactSource,
  MissingFact,
  UsedParameter,
  Verdict,
} from "../../../platform/rules/explanation.contract.ts";
import { citationsIn, opensAtOnce, verdictWords } from "./condition-lines.ts";
import { dayText } from "./moment.ts";
import { usePrintingSince } from "./print.ts";
import "./condition-tree.css";

interface ConditionTreeProps {
  readonly explanation: Explanation;
}

/** Why a rule says what it says about one child: each condition, what the facts have, where from, by which clause, and what is wanting. Paper shows what is open. */
export function ConditionTree({ explanation }: ConditionTreeProps) {
  const { line, missing, parameters } = explanation;
  const citations = citationsIn(line);
  return (
    <div className="ta-conditions">
      <ul>
        <Line line={line} isOpened />
      </ul>
      {missing.length > 0 && <Missing missing={missing} />}
      {parameters.length > 0 && <Parameters parameters={parameters} />}
      {citations.length > 0 && (
        <div className="ta-printonly ta-small">
          <p className="ta-strong">依据</p>
          <ol>
            {citations.map((cite) => (
              <li key={nameOfCitation(cite) + cite.says}>
                <CitationWords cite={cite} />
              </li>
            ))}
          </ol>
        </div>
      )}
    </div>
  );
}

interface LineProps {
  readonly line: ConditionLine;
  /** Whether the lines below are shown to begin with. */
  readonly isOpened: boolean;
}

function Line({ line, isOpened }: LineProps) {
  const [open, setOpen] = useState(isOpened);
  const [isCited, setCited] = useState(false);
  return (
    <li className="ta-condition">
      <div className="ta-condition-line">
        {line.verdict !== null && <VerdictMark verdict={line.verdict} />}
        <div className="ta-condition-words">
          <span className={line.children.length > 0 ? "ta-strong" : undefined}>{line.label}</span>
          {line.value !== null && (
            <span className="ta-condition-value">
              {line.verdict !== null && <span className="ta-grey">实际为 </span>}
              {line.value}
            </span>
          )}
          {line.withheld && <span className="ta-condition-value ta-grey">保密事项，只显示结论</span>}
          {line.cite !== null && (
            <button
              type="button"
              className="ta-link ta-small ta-noprint"
              aria-expanded={isCited}
              onClick={() => setCited(!isCited)}
            >
              依据
            </button>
          )}
          {line.children.length > 0 && (
            <button
              type="button"
              className="ta-link ta-small ta-noprint"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              {open ? "收起" : `展开 ${line.children.length} 项`}
            </button>
          )}
          {line.condition !== null && <p className="ta-grey ta-small">{line.condition}</p>}
          {line.missing.length > 0 && <p className="ta-purple ta-small">还缺：{line.missing.join("、")}</p>}
          {line.presumed !== null && <p className="ta-amber ta-small">没有记录，按推定：{line.presumed}</p>}
          {line.sources.map((source) => (
            <SourceWords key={source.fact} {...source} />
          ))}
          {isCited && line.cite !== null && (
            <p className="ta-condition-cite ta-small ta-noprint">
              <CitationWords cite={line.cite} />
            </p>
          )}
        </div>
      </div>
      {open && line.children.length > 0 && (
        <ul>
          {line.children.map((child) => (
            <Line key={child.place} line={child} isOpened={opensAtOnce(line, child)} />
          ))}
        </ul>
      )}
    </li>
  );
}

export function VerdictMark({ verdict }: { readonly verdict: Verdict }) {
  const { mark, word } = verdictWords[verdict];
  return (
    <span className={`ta-verdict ta-verdict-${verdict}`}>
      <span aria-hidden="true" className="ta-verdict-mark">
        {mark}
      </span>
      {word}
    </span>
  );
}

function SourceWords({ fact, words, on, evidence }: FactSource & { readonly fact: string }) {
  return (
    <p className="ta-grey ta-small">
      {fact}：{words}
      {on !== null && `，${dayText(on)}`}
      {evidence !== null && `，${evidence}`}
    </p>
  );
}

function CitationWords({ cite }: { readonly cite: Citation }) {
  return (
    <>
      {nameOfCitation(cite)}：{cite.says}
      {isUnchecked(cite) && <span className="ta-amber">（待核）</span>}
    </>
  );
}

const MISSING_SHOWN = 6;

function Missing({ missing }: { readonly missing: readonly MissingFact[] }) {
  const [all, setAll] = useState(false);
  const isPrinting = usePrintingSince() !== undefined;
  const shown = all || isPrinting ? missing : missing.slice(0, MISSING_SHOWN);
  return (
    <div className="ta-conditions-part">
      <p className="ta-strong ta-purple">查清以下情况就能判断</p>
      <ul>
        {shown.map(({ name, label, role, how }) => (
          <li key={name}>
            {label}
            <span className="ta-grey ta-small">
              {" "}
              由{roleCodes.label(role)}查清{how !== "" && `：${how}`}
            </span>
          </li>
        ))}
      </ul>
      {shown.length < missing.length && (
        <button type="button" className="ta-link ta-small" onClick={() => setAll(true)}>
          还有 {missing.length - shown.length} 项
        </button>
      )}
    </div>
  );
}

function Parameters({ parameters }: { readonly parameters: readonly UsedParameter[] }) {
  return (
    <div className="ta-conditions-part">
      <p className="ta-strong">用到的标准和期限</p>
      <ul>
        {parameters.map(({ key, label, value, document, validFrom, certainty }) => (
          <li key={key}>
            {label} {value}
            <span className="ta-grey ta-small">
              {document !== "" && ` ${document}`}
              {validFrom !== null && `，${dayText(validFrom)}起`}
            </span>
            {isUnchecked({ certainty }) && <span className="ta-amber ta-small">（待核）</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
