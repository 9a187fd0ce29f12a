import { useEffect, useState } from "react";
import { Link, useParams } from "react-router";
import { AsOfPicker } from "../../../faces/desk/parts/AsOfPicker.tsx";
import { EmptyState } from "../../../faces/desk/parts/EmptyState.tsx";
import { ProblemNote } from "../../../faces/desk/parts/ProblemNote.tsx";
import { useUrlState } from "../../../faces/desk/parts/useUrlState.ts";
import { useCan } from "../../../faces/desk/session/session.ts";
import { useToday } from "../../../faces/desk/session/useToday.ts";
import { isUnchecked, nameOfCitation } from "../../../kernel/citation.ts";
import { useRead } from "../../../platform/client/useRead.ts";
import { type CategoryAnswer, type RecognitionAnswer, readRecognition } from "../recognition.contract.ts";
import { CategoryPaper } from "./CategoryPaper.tsx";
import { ParentsPaper } from "./ParentsPaper.tsx";
import { SettleDialog } from "./SettleDialog.tsx";
import type { Settling } from "./settling.ts";
import { VerdictTag } from "./VerdictTag.tsx";
import "./recognition.css";

/** What one child is by the law's tables on a day, why, and what is missing. */
export function RecognitionPage() {
  const { id = "" } = useParams();
  const { values, set } = useUrlState();
  const today = useToday();
  const asOf = values["asOf"];
  const day = asOf === undefined ? "" : `?asOf=${asOf}`;
  const seesBenefits = useCan("finding.read");
  const { data, error, refetch } = useRead(
    readRecognition,
    { params: { id }, query: { asOf } },
    { keepPrevious: true },
  );
  const name = data?.name;
  useEffect(() => {
    if (name !== undefined) document.title = `${name} · 身份认定 · 童安`;
  }, [name]);
  return (
    <div className="ta-page ta-stack">
      <div className="ta-page-head">
        <h1 className="ta-recog-name">{name ?? "身份认定"}</h1>
        {name !== undefined && <span className="ta-grey">身份认定</span>}
        <span className="ta-page-acts ta-wrap">
          <AsOfPicker value={asOf} today={today} onChange={(day) => set({ asOf: day })} />
          {seesBenefits && <Link to={`/children/${id}/benefits${day}`}>看待遇</Link>}
          <Link to={`/children/${id}${day}`}>看档案</Link>
        </span>
      </div>
      {error !== null && error.status === 404 && (
        <EmptyState title="没有这份档案">档案不存在，或者不在您的辖区内。</EmptyState>
      )}
      {error !== null && error.status !== 404 && (
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && <Skeleton />}
      {data !== undefined && <Answer answer={data} isPast={asOf !== undefined} />}
    </div>
  );
}

function Answer({ answer, isPast }: { readonly answer: RecognitionAnswer; readonly isPast: boolean }) {
  const [settling, setSettling] = useState<Settling | undefined>();
  const canWrite = answer.can.includes("child.write") && !isPast;
  const [shown, others] = split(answer.categories);
  return (
    <>
      {isPast && <p className="ta-amber">看的是 {answer.asOf} 的情况和当天的规定；要登记情况请回到今天。</p>}
      <ParentsPaper answer={answer} canWrite={canWrite} onSettle={setSettling} />
      {answer.notes.length > 0 && (
        <ul className="ta-recog-notes" aria-label="几类同时出现">
          {answer.notes.map(({ words, cite }) => (
            <li key={words}>
              {words}
              <span className="ta-grey ta-small">
                {" "}
                {nameOfCitation(cite)}
                {isUnchecked(cite) && <b className="ta-amber">（待核）</b>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {shown.map((one) => (
        <CategoryPaper
          key={one.category}
          one={one}
          answer={answer}
          canWrite={canWrite}
          onSettle={setSettling}
        />
      ))}
      <Others categories={others} answer={answer} canWrite={canWrite} onSettle={setSettling} />
      {settling !== undefined && (
        <SettleDialog
          childId={answer.childId}
          version={answer.version}
          settling={settling}
          onClose={() => setSettling(undefined)}
        />
      )}
    </>
  );
}

interface OthersProps {
  readonly categories: readonly CategoryAnswer[];
  readonly answer: RecognitionAnswer;
  readonly canWrite: boolean;
  readonly onSettle: (settling: Settling) => void;
}

/** Categories to which nothing points: one line each, opened on demand. */
function Others({ categories, answer, canWrite, onSettle }: OthersProps) {
  const [open, setOpen] = useState<string | undefined>();
  const chosen = categories.find(({ category }) => category === open);
  return (
    <section className="ta-paper" aria-label="其他类别">
      <div className="ta-paper-head">
        <h2>其他类别</h2>
        <span className="ta-grey ta-small">没有线索指向这些类别，不用为它们补情况</span>
      </div>
      <div className="ta-paper-body ta-wrap">
        {categories.map((one) => (
          <button
            key={one.category}
            type="button"
            className="ta-plain ta-recog-other"
            aria-expanded={open === one.category}
            onClick={() => setOpen(open === one.category ? undefined : one.category)}
          >
            <span>{one.label}</span> <VerdictTag verdict={one.judgement?.verdict ?? "no"} />
          </button>
        ))}
      </div>
      {chosen !== undefined && (
        <CategoryPaper one={chosen} answer={answer} canWrite={canWrite} onSettle={onSettle} />
      )}
    </section>
  );
}

function split(categories: readonly CategoryAnswer[]): [CategoryAnswer[], CategoryAnswer[]] {
  const isShown = ({ recognised, asks, judgement }: CategoryAnswer) =>
    recognised || asks || judgement?.verdict === "yes";
  return [categories.filter(isShown), categories.filter((one) => !isShown(one))];
}

function Skeleton() {
  return (
    <div className="ta-paper ta-paper-body" aria-busy="true">
      <span className="ta-hidden">正在判断</span>
      <div className="ta-skeleton" style={{ width: 220, height: 20, marginBottom: 14 }} />
      <div className="ta-skeleton" style={{ width: "70%", height: 160 }} />
    </div>
  );
}
