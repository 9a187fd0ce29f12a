import { useState } from "react";
import { ConditionTree } from "../../../faces/desk/parts/ConditionTree.tsx";
import { roleCodes } from "../../../kernel/actor.ts";
import { isUnchecked, nameOfCitation } from "../../../kernel/citation.ts";
import type { CategoryAnswer, RecognitionAnswer } from "../recognition.contract.ts";
import { type Settling, settlingOf } from "./settling.ts";
import { VerdictTag } from "./VerdictTag.tsx";

interface CategoryPaperProps {
  readonly one: CategoryAnswer;
  readonly answer: RecognitionAnswer;
  readonly canWrite: boolean;
  readonly onSettle: (settling: Settling) => void;
}

/** One category: verdict, the table with the row that applies, what is missing, and every condition with its source. */
export function CategoryPaper({ one, answer, canWrite, onSettle }: CategoryPaperProps) {
  const [isWhy, setWhy] = useState(false);
  const { judgement } = one;
  return (
    <section className="ta-paper" aria-label={one.label}>
      <div className="ta-paper-head">
        <h2>{one.label}</h2>
        {judgement !== null && <VerdictTag verdict={judgement.verdict} />}
        {answer.primary === one.category && <span className="ta-small ta-strong">主类别</span>}
        <span className="ta-small ta-grey">
          {one.recognised
            ? `登记簿里已登记${one.since === null ? "" : `，自 ${one.since}`}`
            : "登记簿里没有登记"}
        </span>
      </div>
      <div className="ta-paper-body">
        {judgement === null && <p className="ta-grey">这一天还没有这项规定。</p>}
        {judgement !== null && <Mismatch one={one} verdict={judgement.verdict} />}
        {one.questions.length > 0 && judgement?.verdict === "cannotTell" && (
          <ul className="ta-recog-missing" aria-label="缺的情况">
            {one.questions.map((question) => {
              const settling = settlingOf(question, answer);
              return (
                <li key={question.name}>
                  <span className="ta-purple">缺：{question.label}</span>
                  <span className="ta-grey ta-small">
                    {roleCodes.label(question.role)}：{question.how}
                  </span>
                  {canWrite && settling !== undefined && (
                    <button type="button" className="ta-link ta-noprint" onClick={() => onSettle(settling)}>
                      补这条情况
                    </button>
                  )}
                </li>
              );
            })}
          </ul>
        )}
        <ol className="ta-recog-rows" aria-label={`${one.label}判定表`}>
          {one.table.map((row) => (
            <li
              key={row.code}
              className={`ta-recog-row ta-recog-row-${row.state}`}
              aria-current={row.state === "lit" ? "true" : undefined}
            >
              <span className="ta-recog-state">{stateWords[row.state]}</span>
              <span>{row.label}</span>
              {row.cite !== null && (row.state === "lit" || row.state === "open") && (
                <span className="ta-grey ta-small">
                  {nameOfCitation(row.cite)}：{row.cite.says}
                  {isUnchecked(row.cite) && <b className="ta-amber">（待核）</b>}
                </span>
              )}
            </li>
          ))}
        </ol>
        {judgement !== null && (
          <>
            <p className="ta-small ta-grey">
              {judgement.cite.map((cite) => nameOfCitation(cite)).join("、")} · 按 {judgement.versionFrom}{" "}
              起的规定
            </p>
            <button
              type="button"
              className="ta-link ta-noprint"
              aria-expanded={isWhy}
              onClick={() => setWhy(!isWhy)}
            >
              {isWhy ? "收起逐项判断" : "看逐项判断、来源和参数"}
            </button>
            {isWhy && <ConditionTree explanation={{ ...judgement.explanation, missing: [] }} />}
          </>
        )}
      </div>
    </section>
  );
}

const stateWords = { lit: "适用", passed: "不适用", open: "不清楚", behind: "" } as const;

function Mismatch({ one, verdict }: { readonly one: CategoryAnswer; readonly verdict: string }) {
  if (one.recognised && verdict === "no")
    return <p className="ta-amber">登记簿里有这一类，按规则已不符合：请核对情况，或办理退出。</p>;
  if (!one.recognised && verdict === "yes" && one.category !== "inDifficulty")
    return <p className="ta-green">按规则符合，登记簿里还没有：请核对证明，办理认定。</p>;
  return null;
}
