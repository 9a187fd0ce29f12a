import { useState } from "react";
import type { AdoptionCount } from "../../entitlements/adoption.contract.ts";
import { paidPrograms } from "../../entitlements/paid-programs.contract.ts";

type Sums = Pick<AdoptionCount, "recognised" | "entitled" | "ready" | "withoutAllowance">;

/** By programme; the townships that still have somebody open below. */
export function AdoptionCounts({ items }: { readonly items: readonly AdoptionCount[] }) {
  const [isOpen, setOpen] = useState(false);
  const programmes = [...new Set(items.map((one) => one.programme))].sort();
  const open = items.filter((one) => one.ready + one.withoutAllowance > 0);
  return (
    <section className="ta-paper" aria-label="还没有转入的">
      <div className="ta-paper-head">
        <h2>还没有转入的</h2>
        <span className="ta-grey">
          {sumOf(items).ready === 0 ? "台账上在发的都已经转入" : `可以转入 ${sumOf(items).ready} 人`}
        </span>
        <span className="ta-spring" />
        {open.length > 0 && (
          <button
            type="button"
            className="ta-link ta-noprint"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? "收起镇街" : "按镇街看"}
          </button>
        )}
      </div>
      <div className="ta-scroll">
        <table className="ta-lines ta-ent-table">
          <thead>
            <tr>
              <th>项目</th>
              <th className="ta-num">已认定</th>
              <th className="ta-num">已在本系统</th>
              <th className="ta-num">可以转入</th>
              <th className="ta-num">台账没有发放</th>
            </tr>
          </thead>
          <tbody>
            {programmes.map((programme) => (
              <Row
                key={programme}
                title={paidPrograms.label(programme)}
                sums={sumOf(items.filter((one) => one.programme === programme))}
              />
            ))}
            {isOpen && (
              <tr>
                <th scope="rowgroup" colSpan={5}>
                  其中还有没转入的镇街
                </th>
              </tr>
            )}
            {isOpen &&
              open.map((one) => (
                <Row
                  key={`${one.placeCode}${one.programme}`}
                  title={`${one.placeName} · ${one.programmeName}`}
                  sums={one}
                />
              ))}
          </tbody>
        </table>
      </div>
      <p className="ta-paper-body ta-grey ta-small">
        “台账没有发放”的孩子已经认定，但台账上没有在发的记录，不能转入；确实该发的，从孩子的页面发起申请。
      </p>
    </section>
  );
}

function Row({ title, sums }: { readonly title: string; readonly sums: Sums }) {
  const { recognised, entitled, ready, withoutAllowance } = sums;
  return (
    <tr>
      <td>{title}</td>
      <td className="ta-num">{recognised}</td>
      <td className="ta-num">{entitled}</td>
      <td className={ready > 0 ? "ta-num ta-amber" : "ta-num ta-zero"}>{ready}</td>
      <td className={withoutAllowance > 0 ? "ta-num" : "ta-num ta-zero"}>{withoutAllowance}</td>
    </tr>
  );
}

function sumOf(counts: readonly Sums[]): Sums {
  const sum = (key: keyof Sums) => counts.reduce((total, one) => total + one[key], 0);
  return {
    recognised: sum("recognised"),
    entitled: sum("entitled"),
    ready: sum("ready"),
    withoutAllowance: sum("withoutAllowance"),
  };
}
