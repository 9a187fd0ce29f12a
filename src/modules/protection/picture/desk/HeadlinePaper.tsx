import type { ReactNode } from "react";
import { Link } from "react-router";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { shareWords } from "../../desk/share-words.ts";
import { caseListOf, paceListOf } from "../figure-links.ts";
import type { readPicture } from "../picture.contract.ts";
import { measures } from "../picture-tables.ts";
import { sayDefinition } from "../say-cell.ts";

type Picture = OutputOf<typeof readPicture>;

interface HeadlinePaperProps {
  readonly picture: Picture;
  readonly headline: NonNullable<Picture["headline"]>;
}

/** Three figures that are true: how much danger there is now, and whether it was met in time. */
export function HeadlinePaper({ picture, headline }: HeadlinePaperProps) {
  const { red, orange, late, sealed, firstAct, feedback } = headline;
  const { asOf, period } = picture;
  const at = `截至 ${momentText(asOf)}`;
  const linked = (colour: "red" | "orange", count: number) =>
    count === 0 ? (
      0
    ) : (
      <Link to={caseListOf(picture, "openByColour", colour, "open") ?? "/cases"}>{count}</Link>
    );
  const missedOf = (code: string) => {
    const table = picture.tables.find((one) => one.code === code);
    return table === undefined ? undefined : paceListOf(picture, table, null, "missed");
  };
  const openTable = picture.tables.find(({ code }) => code === "openByColour");
  return (
    <div className="ta-picture-three">
      <Figure
        title="现在在办的红色、橙色个案"
        value={(red + orange).toLocaleString("zh-CN")}
        unit="件"
        when={at}
        what={openTable === undefined ? "" : sayDefinition(openTable.definition)}
      >
        红 {linked("red", red)}，橙 {linked("orange", orange)}；
        {late === 0 ? (
          <span className="ta-green">没有超过时限的</span>
        ) : (
          <span className="ta-red">其中 {late} 件超过时限</span>
        )}
        {sealed === null ? "。涉密个案只在全区计总数。" : `。另有涉密个案 ${sealed.open} 件`}
        {sealed !== null && (sealed.late > 0 ? `（${sealed.late} 件超过时限）。` : "。")}
      </Figure>
      <ShareFigure
        title="首次处置按时的"
        share={firstAct}
        missedList={missedOf("firstActByColour")}
        when={`${period.label}立案的，${at}`}
        nothing="这段时间还没有到时限的个案"
        of="件该处置"
        what={sayDefinition(measures.firstAct.definition)}
      />
      <ShareFigure
        title="按时答复了报告人的"
        share={feedback}
        missedList={missedOf("feedbackByColour")}
        when={`${period.label}处置完的，${at}`}
        nothing="这段时间还没有到时限的答复"
        of="份该答复"
        what={sayDefinition(measures.feedback.definition)}
      />
    </div>
  );
}

interface ShareFigureProps {
  readonly title: string;
  readonly share: { readonly met: number; readonly of: number };
  readonly missedList: string | undefined;
  readonly when: string;
  readonly nothing: string;
  readonly of: string;
  readonly what: string;
}

function ShareFigure({ title, share, missedList, when, nothing, of, what }: ShareFigureProps) {
  const missed = share.of - share.met;
  return (
    <Figure title={title} value={shareWords(share.met, share.of)} unit="" when={when} what={what}>
      {share.of === 0 ? (
        <span className="ta-grey">{nothing}</span>
      ) : (
        <>
          {share.of} {of}，{share.met} 按时
          {missed > 0 && (
            <span className="ta-red">
              ，{missedList === undefined ? missed : <Link to={missedList}>{missed}</Link>} 超时
            </span>
          )}
        </>
      )}
    </Figure>
  );
}

interface FigureProps {
  readonly title: string;
  readonly value: string;
  readonly unit: string;
  readonly when: string;
  readonly what: string;
  readonly children: ReactNode;
}

function Figure({ title, value, unit, when, what, children }: FigureProps) {
  return (
    <section className="ta-paper ta-paper-body ta-picture-figure" aria-label={title}>
      <h2>{title}</h2>
      <p className="ta-picture-value">
        <b className="ta-num">{value}</b> {unit}
      </p>
      <p>{children}</p>
      <p className="ta-grey ta-small">{when}</p>
      <details className="ta-picture-what">
        <summary>这里数的是什么</summary>
        <p>{what}</p>
      </details>
    </section>
  );
}
