import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { useRead } from "../../../../platform/client/useRead.ts";
import { sayRecordValue } from "../../../../platform/records/record-fields.contract.ts";
import { readUnder, type UnderView } from "../../../../platform/records/under.contract.ts";
import { ProblemNote } from "../../parts/ProblemNote.tsx";
import { stateColours, stateMarks, stateWords } from "../duties/duty-words.ts";
import { HandOutDialog } from "./HandOutDialog.tsx";

type Handed = UnderView["kinds"][number];

/** What was handed out to units under an entry: who, what, until when, how it stands. */
export function UnderPaper({ kind, id }: { readonly kind: string; readonly id: string }) {
  const { data, error, refetch } = useRead(readUnder, { params: { kind, id } });
  if (error !== null) return <ProblemNote problem={error} onRetry={() => void refetch()} />;
  return (
    <>
      {data?.kinds.map((child) => (
        <HandedPaper key={child.code} parent={{ kind, id }} child={child} />
      ))}
    </>
  );
}

interface HandedPaperProps {
  readonly parent: { readonly kind: string; readonly id: string };
  readonly child: Handed;
}

function HandedPaper({ parent, child }: HandedPaperProps) {
  const [isHanding, setHanding] = useState(false);
  const late = child.items.filter(({ duty }) => duty?.state === "overdue").length;
  const done = child.items.filter(({ duty }) => duty?.state === "done").length;
  const fields = child.fields.filter(({ field }) =>
    child.items.some(({ content }) => content[field] !== undefined),
  );
  return (
    <section className="ta-paper" aria-label={child.title}>
      <div className="ta-paper-head">
        <h2>{child.title}</h2>
        {child.items.length > 0 && (
          <span className="ta-grey">
            {child.items.length} 项，已办结 {done} 项
          </span>
        )}
        {late > 0 && <span className="ta-red">逾期 {late} 项</span>}
        {child.units.length > 0 && (
          <div className="ta-page-acts ta-noprint">
            <Button onClick={() => setHanding(true)}>交办</Button>
          </div>
        )}
      </div>
      {child.items.length === 0 ? (
        <p className="ta-paper-body ta-grey">还没有交办给哪个单位。</p>
      ) : (
        <div className="ta-record-figures">
          <table>
            <thead>
              <tr>
                <th scope="col">单位</th>
                <th scope="col">状态</th>
                {fields.map(({ field, label }) => (
                  <th key={field} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {child.items.map((item) => (
                <tr key={item.id}>
                  <th scope="row">
                    <Link to={`/records/${child.code}/${item.id}`}>{item.unitName}</Link>
                  </th>
                  <td className="ta-nowrap">
                    <Standing duty={item.duty} />
                  </td>
                  {fields.map((field) => (
                    <td key={field.field}>{sayRecordValue(field, item.content[field.field])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {isHanding && <HandOutDialog parent={parent} child={child} onClose={() => setHanding(false)} />}
    </section>
  );
}

function Standing({ duty }: Pick<Handed["items"][number], "duty">) {
  if (duty === null) return null;
  return (
    <span className={stateColours[duty.state]}>
      <span aria-hidden="true">{stateMarks[duty.state]} </span>
      {stateWords({ ...duty, daysLeft: null, excuse: null })}
    </span>
  );
}
