import { Link } from "react-router";
import { useFile } from "./file-context.ts";
import { dueLine } from "./file-words.ts";

/** What one must know before reading on: another day, an ended file, a possible double, what is due. */
export function FileNotices({ onToday }: { readonly onToday: () => void }) {
  const { file, today, isPast } = useFile();
  const due = isPast ? [] : file.due;
  return (
    <div className="ta-file-notices">
      {isPast && (
        <p className="ta-bar ta-bar-blue" role="status">
          这是 <b>{file.asOf}</b> 这一天的情况，只能看，不能改。
          <button type="button" className="ta-link ta-noprint" onClick={onToday}>
            回到今天
          </button>
        </p>
      )}
      {file.mergedInto !== null && (
        <p className="ta-bar">
          这份档案已经并入另一份。<Link to={`/children/${file.mergedInto}`}>打开合并后的档案</Link>
        </p>
      )}
      {file.endedOn !== null && file.mergedInto === null && (
        <p className="ta-bar">
          档案已于 <b>{file.endedOn}</b> 结束：{file.endedWhy ?? "没有写原因"}。
          {!isPast && "孩子回来了，可以办理“恢复建档”。"}
        </p>
      )}
      {file.possibleDoubles.length > 0 && (
        <p className="ta-bar ta-bar-amber">
          可能和{" "}
          {file.possibleDoubles.map((double, index) => (
            <span key={double.id}>
              {index > 0 && "、"}
              <Link to={`/children/${double.id}`}>{double.name}</Link>（{double.villageName}，{double.why}）
            </span>
          ))}{" "}
          是同一个孩子。
          {file.can.includes("child.merge") && (
            <Link to={`/doubles?pair=${[file.id, file.possibleDoubles[0]?.id ?? ""].sort().join("_")}`}>
              对照两份档案
            </Link>
          )}
        </p>
      )}
      {due.map(({ on, what, why }) => {
        const { text, tone } = dueLine(on, today);
        return (
          <p
            key={`${on}-${what}-${why}`}
            className={`ta-bar ta-bar-${tone === "late" ? "red" : tone === "soon" ? "amber" : "calm"}`}
          >
            <b>{what}</b> {text}。<span className="ta-grey">{why}</span>
          </p>
        );
      })}
    </div>
  );
}
