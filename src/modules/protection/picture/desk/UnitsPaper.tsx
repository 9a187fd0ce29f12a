import { Radio } from "antd";
import { Link } from "react-router";
import { dayText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { type MemberUnit, memberUnitCodes } from "../../../../kernel/member-units.ts";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { assignmentKindCodes } from "../../cases/case-view.contract.ts";
import { listUnitAssignments, type readPicture } from "../picture.contract.ts";

interface UnitsPaperProps {
  readonly picture: OutputOf<typeof readPicture>;
}

type Which = (typeof options)[number]["value"];
const options = [
  { value: "open", label: "没有办完" },
  { value: "overdue", label: "超期的" },
  { value: "resolution", label: "议定事项" },
  { value: "resolutionOverdue", label: "超期的议定事项" },
  { value: "sent", label: "这段时间发出的" },
] as const;

/** 跨部门未结清单: what units still owe in cases, to be opened one by one. */
export function UnitsPaper({ picture }: UnitsPaperProps) {
  const { values, set } = useUrlState();
  const which: Which = options.find(({ value }) => value === values["which"])?.value ?? "open";
  const named = values["unit"];
  const unit: MemberUnit | undefined = named !== undefined && memberUnitCodes.has(named) ? named : undefined;
  const { from, to } = picture.period;
  const query = {
    ...{ place: picture.place.code, which },
    ...(unit === undefined ? {} : { unit }),
    ...(which === "sent" ? { from, to } : {}),
  };
  const { data, error, refetch } = useRead(listUnitAssignments, { query }, { keepPrevious: true });
  return (
    <section className="ta-paper" aria-label="跨部门未结清单" id="units">
      <div className="ta-paper-head">
        <h2>跨部门未结清单{unit === undefined ? "" : `：${memberUnitCodes.label(unit)}`}</h2>
        {data !== undefined && <span className="ta-grey">{data.total} 件，先到期的在前；只列您看得到的</span>}
        <span className="ta-spring" />
        {unit !== undefined && (
          <button type="button" className="ta-link" onClick={() => set({ unit: undefined })}>
            看全部单位
          </button>
        )}
      </div>
      <div className="ta-paper-body ta-noprint">
        <Radio.Group
          optionType="button"
          size="small"
          aria-label="哪些协办单"
          value={which}
          options={[...options]}
          onChange={({ target }) => set({ which: String(target.value) })}
        />
      </div>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <p className="ta-paper-body ta-grey">没有这样的协办单。</p>}
      {data !== undefined && data.items.length > 0 && (
        <div className="ta-scroll ta-picture-late">
          <table className="ta-lines">
            <thead>
              <tr>
                {["单位", "个案", "种类", "期限", "签收", "回复"].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.items.map((one) => (
                <tr key={one.id}>
                  <td className="ta-nowrap">{one.unitName}</td>
                  <td className="ta-picture-case">
                    <Link to={`/cases/${one.caseId}`}>{one.caseTitle}</Link>
                  </td>
                  <td className="ta-nowrap">{assignmentKindCodes.label(one.kind)}</td>
                  <td className={one.isLate ? "ta-nowrap ta-red" : "ta-nowrap"}>
                    {dayText(one.dueAt)}
                    {one.isLate && " 已超期"}
                  </td>
                  <td className="ta-nowrap">{one.acceptedAt === null ? "—" : dayText(one.acceptedAt)}</td>
                  <td className="ta-nowrap">{one.settledAt === null ? "—" : dayText(one.settledAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
