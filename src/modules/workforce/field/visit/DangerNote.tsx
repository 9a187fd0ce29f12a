import { Note } from "../../../../faces/field/parts/Note.tsx";

const signs = [
  "新的、说不清来历的伤，或者旧伤叠新伤",
  "怕回家、怕某个人，一碰就躲",
  "饿得很瘦，天冷没有衣服穿",
  "长期没有大人照看，或者被丢下",
  "隐私部位疼、走路不对劲",
] as const;

/** When something is wrong with the body or the care, the law's road stands before the form goes on. */
export function DangerNote({
  childId,
  reportId,
}: {
  readonly childId: string;
  readonly reportId: string | null;
}) {
  return (
    <Note tone="red" isNews>
      <h2>这种情况必须马上报告</h2>
      <p>
        <a className="fd-call-110" href="tel:110">
          先打 110
        </a>
        孩子受伤、昏迷，打 <a href="tel:120">120</a>。
      </p>
      {reportId === null ? (
        <a className="fd-card-act fd-card-act-red" href={`#/report?child=${childId}&visit=1`}>
          写报告
        </a>
      ) : (
        <p>
          <b>已经写了报告。</b>走访可以接着写完。
        </p>
      )}
      <details>
        <summary>依据和要看的迹象</summary>
        <ul className="fd-ask">
          {signs.map((sign) => (
            <li key={sign}>{sign}</li>
          ))}
        </ul>
        <p>
          村（居）民委员会及其工作人员，在工作中发现未成年人身心健康受到侵害、疑似受到侵害或者面临其他危险情形的，应当立即向公安、民政、教育等有关部门报告。
          ——《未成年人保护法》第十一条
        </p>
        <p>不用自己查清楚，不要反复问孩子，不要去找可能伤害他的人。听到什么记什么。</p>
      </details>
    </Note>
  );
}
