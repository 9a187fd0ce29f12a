import { Link } from "react-router";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { helpKindCodes } from "../assessment-codes.contract.ts";
import type { AssessmentView } from "../assessments.contract.ts";
import { GradeTag } from "./GradeTag.tsx";
import { ScoreHead } from "./ScoreHead.tsx";

/** What came out: scores by section and item, the child's words, conclusion, suggestions. */
export function ResultPaper({ one }: { readonly one: AssessmentView }) {
  const { joint } = one;
  if (joint === null) return null;
  return (
    <section className="ta-paper ta-paper-long" aria-label="评估结果">
      <div className="ta-paper-head">
        <h2>{one.grade === null ? "合议结果，等待确认" : "评估结果"}</h2>
        {one.confirmedBy !== null && (
          <span className="ta-grey">
            {one.confirmedOn} {one.confirmedBy}确认
          </span>
        )}
      </div>
      <div className="ta-paper-body ta-stack">
        <ScoreHead score={joint.score} />
        {joint.score.redLines.length > 0 && (
          <p className="ta-red">
            <b>命中红线：</b>
            {joint.score.redLines.join("；")}
          </p>
        )}
        {Object.entries(joint.dropped).map(([code, why]) => (
          <p key={code} className="ta-amber">
            有评估人员标了“{one.template.redLines.find((line) => line.code === code)?.title}”，合议没有采用：
            {why}
          </p>
        ))}
        <dl className="ta-assess-words">
          <dt>孩子本人的意见</dt>
          <dd>
            {joint.voice === null
              ? `没有听取：${joint.voiceWhyNot ?? "未到应当听取意见的年龄"}`
              : `${joint.voice}（${joint.voiceOn ?? ""}）`}
          </dd>
          <dt>评估结论</dt>
          <dd>{joint.conclusion}</dd>
          <dt>建议</dt>
          <dd>{joint.suggestions}</dd>
        </dl>
        <details>
          <summary>逐项得分和各人看到的</summary>
          <div className="ta-scroll">
            <table className="ta-lines">
              <thead>
                <tr>
                  <th>项目</th>
                  <th className="ta-num">分值</th>
                  <th className="ta-num">合议</th>
                  {one.sheets.map(({ id, name }) => (
                    <th key={id}>{name}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {one.template.sections
                  .flatMap((section) => section.items)
                  .map(({ code, title, of }) => (
                    <tr key={code}>
                      <td>{title}</td>
                      <td className="ta-num">{of}</td>
                      <td className="ta-num">
                        <b>{joint.answers.points[code] ?? "—"}</b>
                      </td>
                      {one.sheets.map(({ id, answers, seen }) => (
                        <td key={id}>
                          {answers?.points[code] ?? "—"}
                          {seen?.[code] !== undefined && <span className="ta-grey"> {seen[code]}</span>}
                        </td>
                      ))}
                    </tr>
                  ))}
              </tbody>
            </table>
          </div>
        </details>
      </div>
    </section>
  );
}

/** The same child before: did guidance help? */
export function EarlierPaper({ one }: { readonly one: AssessmentView }) {
  if (one.earlier.length === 0) return null;
  const current =
    one.joint === null
      ? []
      : [
          {
            id: one.id,
            confirmedOn: one.confirmedOn ?? "这一次",
            grade: one.grade ?? one.joint.score.worst,
            percent: one.joint.score.percent,
            redLine: one.joint.score.redLines.length > 0,
            sections: one.joint.score.sections,
          },
        ];
  const rows = [...current, ...one.earlier];
  return (
    <section className="ta-paper" aria-label="和以前比">
      <div className="ta-paper-head">
        <h2>和以前比</h2>
      </div>
      <div className="ta-scroll">
        <table className="ta-lines">
          <thead>
            <tr>
              <th>日期</th>
              {one.template.sections.map(({ code, title }) => (
                <th key={code} className="ta-num">
                  {title}
                </th>
              ))}
              <th className="ta-num">得分</th>
              <th className="ta-num">变化</th>
              <th>等级</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, nth) => (
              <tr key={row.id}>
                <td>
                  {row.id === one.id ? (
                    row.confirmedOn
                  ) : (
                    <Link to={`/assessments/${row.id}`}>{row.confirmedOn}</Link>
                  )}
                </td>
                {one.template.sections.map(({ code }) => {
                  const section = row.sections.find((candidate) => candidate.code === code);
                  return (
                    <td key={code} className="ta-num">
                      {section === undefined ? "—" : `${section.points}/${section.of}`}
                    </td>
                  );
                })}
                <td className="ta-num">{row.percent}</td>
                <td className="ta-num">{changeSince(row.percent, rows[nth + 1]?.percent)}</td>
                <td>
                  <GradeTag grade={row.grade} redLine={row.redLine} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function changeSince(percent: number, before: number | undefined): string {
  if (before === undefined) return "—";
  const by = Math.round((percent - before) * 10) / 10;
  return by > 0 ? `+${by}` : String(by);
}

/** Guidance, supervision, support since then. */
export function HelpPaper({ one }: { readonly one: AssessmentView }) {
  if (one.grade === null) return null;
  return (
    <section className="ta-paper" aria-label="对监护人的服务">
      <div className="ta-paper-head">
        <h2>对监护人的指导、监督、帮扶</h2>
        <span className="ta-grey">{one.help.length === 0 ? "还没有登记" : `${one.help.length} 次`}</span>
      </div>
      {one.help.length > 0 && (
        <table className="ta-lines">
          <tbody>
            {one.help.map(({ kind, on, what, outcome, by }) => (
              <tr key={`${on}${what}`}>
                <td className="ta-nowrap">{on}</td>
                <td className="ta-nowrap">{helpKindCodes.label(kind)}</td>
                <td>
                  {what}
                  {outcome !== null && <span className="ta-grey">（{outcome}）</span>}
                </td>
                <td className="ta-nowrap">{by}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

const actWords: Readonly<Record<string, string>> = {
  start: "发起",
  inform: "登记告知",
  sign: "评分签字",
  submit: "提交合议",
  return: "退回",
  confirm: "确认",
  tell: "登记告知结果",
  objection: "受理复评申请",
  reader: "指定可以看的人",
  cancel: "取消",
};

export function EventsPaper({ one }: { readonly one: AssessmentView }) {
  return (
    <section className="ta-paper ta-paper-body" aria-label="经过">
      <h2>经过</h2>
      <ul className="ta-assess-events">
        {one.events.map(({ at, by, act, note }) => (
          <li key={`${at}${act}`}>
            <span className="ta-grey">{momentText(at)}</span> {by} {actWords[act] ?? act}
            {note === null ? "" : `：${note}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
