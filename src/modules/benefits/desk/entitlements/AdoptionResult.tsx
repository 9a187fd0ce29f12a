import type { ReactNode } from "react";
import { Link } from "react-router";
import type { OutputOf } from "../../../../kernel/operation.ts";
import type { adoptFromLedger } from "../../entitlements/adoption.contract.ts";
import { paidPrograms } from "../../entitlements/paid-programs.contract.ts";

interface AdoptionResultProps {
  readonly result: OutputOf<typeof adoptFromLedger>;
  readonly children?: ReactNode;
}

/** What would be taken over, or was, in numbers; below it who cannot be paid yet and what is missing. */
export function AdoptionResult({ result, children }: AdoptionResultProps) {
  const { committed, found, already, adopted, byProgramme, incomplete } = result;
  const parts = Object.entries(byProgramme).map(
    ([code, count]) => `${paidPrograms.has(code) ? paidPrograms.label(code) : code} ${count} 人`,
  );
  return (
    <div role="status" className="ta-stack">
      <div className="ta-wrap">
        <span className={committed ? "ta-green" : undefined}>
          {committed ? "已转入" : "可以转入"} <b className="ta-num">{adopted}</b> 人
          {parts.length > 0 && `：${parts.join("，")}`}。台账上在发 {found} 人，原来已经在本系统的 {already}{" "}
          人{committed && adopted === 0 && "，这次没有新转入的"}。
        </span>
        {children}
      </div>
      {incomplete.length > 0 && (
        <div>
          <p className="ta-amber">
            {incomplete.length} 人缺资料，{committed ? "已经转入，" : "也会转入，"}补齐以前发放时暂扣：
          </p>
          <div className="ta-scroll ta-ent-tall">
            <table className="ta-lines ta-ent-table">
              <thead>
                <tr>
                  <th>姓名</th>
                  <th>缺什么</th>
                </tr>
              </thead>
              <tbody>
                {incomplete.map((one) => (
                  <tr key={one.childId}>
                    <td>
                      <Link to={`/children/${one.childId}`}>{one.name}</Link>
                    </td>
                    <td>{one.missing.join("、")}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      )}
    </div>
  );
}
