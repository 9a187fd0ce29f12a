import { Link } from "react-router";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { ColourMark } from "../../desk/ColourMark.tsx";
import type { PictureView } from "../picture.contract.ts";

interface LatePaperProps {
  readonly late: PictureView["late"];
  readonly place: string;
}

/** What is late, by name: which step, since when, and who answers for it. */
export function LatePaper({ late: { total, items }, place }: LatePaperProps) {
  return (
    <section className="ta-paper" aria-label="超过时限的个案" id="late">
      <div className="ta-paper-head">
        <h2>超过时限的个案 {total.toLocaleString("zh-CN")} 件</h2>
        {total > items.length && (
          <div className="ta-page-acts">
            <Link to={`/cases?place=${place}&late=true`}>全部</Link>
          </div>
        )}
      </div>
      {items.length === 0 && <div className="ta-paper-body ta-green">没有超过时限的个案。</div>}
      {items.map((one) => (
        <div key={one.id} className="ta-picture-late">
          <ColourMark colour={one.colour} />
          <span className="ta-picture-what">
            <Link to={`/cases/${one.id}`}>{one.title}</Link>
            <span className="ta-grey"> {one.placeName}</span>
          </span>
          <span className="ta-red">
            {one.clock}应在 {momentText(one.dueAt)} 前
          </span>
          <span className="ta-grey">负责人 {one.leadName}</span>
        </div>
      ))}
    </section>
  );
}
