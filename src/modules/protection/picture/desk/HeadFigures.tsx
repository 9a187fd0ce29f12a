import { Link } from "react-router";
import type { PictureView } from "../picture.contract.ts";
import { Says } from "./PictureTable.tsx";

interface HeadFiguresProps {
  readonly picture: Pick<PictureView, "head" | "sealedBeyond">;
}

/** Three figures, true and in plain words, for whoever has no time for more. */
export function HeadFigures({ picture: { head, sealedBeyond } }: HeadFiguresProps) {
  return (
    <div className="ta-picture-head">
      {head.map((figure) => (
        <section key={figure.code} className="ta-paper" aria-label={figure.title}>
          <div className="ta-paper-body">
            <h2>{figure.title}</h2>
            {figure.code === "danger" ? (
              <Danger {...figure} sealedBeyond={sealedBeyond} />
            ) : (
              <Share {...figure} />
            )}
            <Says says={figure.says} />
          </div>
        </section>
      ))}
    </div>
  );
}

/** A share of so few says more than is known. */
const FEW = 20;

type Head = PictureView["head"][number];

function Danger({ count, of, link, sealedBeyond }: Head & { readonly sealedBeyond: number }) {
  return (
    <>
      <p className="ta-picture-number ta-num">
        <Link to={link}>{count.toLocaleString("zh-CN")}</Link> 件
      </p>
      <p className={of > 0 ? "ta-red" : "ta-green"}>
        {of > 0 ? `其中 ${of.toLocaleString("zh-CN")} 件超过了时限` : "没有超过时限的"}
      </p>
      {sealedBeyond > 0 && <p className="ta-grey">另有涉密个案 {sealedBeyond} 件，不计入各表</p>}
    </>
  );
}

function Share({ count, of }: Head) {
  if (of === 0) return <p className="ta-grey">这段时间还没有到期的，说不出按时率。</p>;
  const late = of - count;
  return (
    <>
      <p className="ta-picture-number ta-num">
        {of < FEW ? `${count} / ${of}` : `${((count / of) * 100).toFixed(1)}%`}
      </p>
      <p className={late > 0 ? "ta-red" : "ta-green"}>
        {of.toLocaleString("zh-CN")} 件里 {count.toLocaleString("zh-CN")} 件按时
        {late > 0 && `，${late.toLocaleString("zh-CN")} 件超时`}
      </p>
    </>
  );
}
