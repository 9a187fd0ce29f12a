import { useState } from "react";
import type { OutputOf } from "../../../kernel/operation.ts";
import type { countFindings } from "../screening/findings.contract.ts";

interface FindingMatrixProps {
  readonly counts: OutputOf<typeof countFindings>;
  readonly about: string | undefined;
  readonly onChoose: (patch: { place?: string | undefined; about?: string | undefined }) => void;
}

/** Places down, programmes across; each figure opens its names. */
export function FindingMatrix({ counts, about, onChoose }: FindingMatrixProps) {
  const { subjects, rows, total, place } = counts;
  const [isWide, setWide] = useState(false);
  const figure = (code: string, key: string, count: number | undefined) =>
    count === undefined ? (
      <span className="ta-zero">0</span>
    ) : (
      <button type="button" className="ta-link ta-num" onClick={() => onChoose({ place: code, about: key })}>
        {count}
      </button>
    );
  return (
    <section className="ta-paper" aria-label="各地各项目">
      <div className="ta-paper-body ta-find-matrix">
        <table>
          <thead>
            <tr>
              <th scope="col">{place.name}</th>
              {subjects.map((subject) => (
                <th key={subject.about} scope="col" className={subject.about === about ? "is-chosen" : ""}>
                  {subject.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">合计</th>
              {subjects.map((subject) => (
                <td key={subject.about} className={subject.about === about ? "is-chosen" : ""}>
                  {figure(place.code, subject.about, total[subject.about])}
                </td>
              ))}
            </tr>
            {isWide &&
              rows.map((row) => (
                <tr key={row.code}>
                  <th scope="row">
                    <button type="button" className="ta-link" onClick={() => onChoose({ place: row.code })}>
                      {row.name}
                    </button>
                  </th>
                  {subjects.map((subject) => (
                    <td key={subject.about} className={subject.about === about ? "is-chosen" : ""}>
                      {figure(row.code, subject.about, row.counts[subject.about])}
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
        {rows.length > 1 && (
          <button type="button" className="ta-link ta-noprint" onClick={() => setWide(!isWide)}>
            {isWide ? "收起各地" : `看 ${rows.length} 个地方各有多少`}
          </button>
        )}
      </div>
    </section>
  );
}
