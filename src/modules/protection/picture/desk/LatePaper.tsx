import { Link } from "react-router";
import { TimeLeft } from "../../../../faces/desk/parts/TimeLeft.tsx";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { ColourMark } from "../../desk/ColourMark.tsx";
import type { readPicture } from "../picture.contract.ts";

type Picture = OutputOf<typeof readPicture>;

interface LatePaperProps {
  readonly place: string;
  readonly late: NonNullable<Picture["late"]>;
}

/** Who is late, the longest first: which clock, since when, who answers for it. */
export function LatePaper({ place, late }: LatePaperProps) {
  const { cases, reports, items } = late;
  return (
    <section className="ta-paper" aria-label="超过时限的">
      <div className="ta-paper-head">
        <h2>超过时限的</h2>
        <span className="ta-grey">只列您看得到的，拖得最久的在前</span>
        <span className="ta-spring" />
        {cases > 0 && <Link to={`/cases?late=true&place=${place}`}>个案 {cases} 件</Link>}
        {reports > 0 && <Link to={`/reports?open=all&late=true&place=${place}`}>报告 {reports} 份</Link>}
      </div>
      {items.length === 0 ? (
        <p className="ta-paper-body ta-green">没有超过时限的。</p>
      ) : (
        <div className="ta-scroll ta-picture-late">
          <table className="ta-lines">
            <thead>
              <tr>
                {["哪一件", "哪个时限", "拖了多久", "现在谁负责", "首接", "地点"].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((one) => (
                <tr key={`${one.kind}${one.id}`}>
                  <td className="ta-nowrap">
                    <ColourMark colour={one.colour} />{" "}
                    <Link to={`/${one.kind === "case" ? "cases" : "reports"}/${one.id}`}>{one.title}</Link>
                  </td>
                  <td>{one.what}</td>
                  <td className="ta-nowrap">
                    <TimeLeft dueAt={one.dueAt} />
                  </td>
                  <td className="ta-nowrap">{one.responsible}</td>
                  <td className="ta-nowrap">{one.firstReceiver ?? "—"}</td>
                  <td>{one.placeName}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
