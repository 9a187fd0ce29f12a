import { Button } from "antd";
import { useState } from "react";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { PlacePicker } from "../../../../faces/desk/parts/PlacePicker.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useSession } from "../../../../faces/desk/session/session.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { type Roster, readRoster, withdrawRosterEntry } from "../roster.contract.ts";
import { RosterDialog } from "./RosterDialog.tsx";
import "./roster.css";

/** Who receives reports here and when; what nobody is named for, and who receives then. */
export function RosterPage() {
  const { post } = useSession();
  const { values, set } = useUrlState();
  const isDistrict = post.placeCode.length === 6;
  const place = isDistrict ? (values["place"] ?? post.placeCode).slice(0, 9) : post.placeCode;
  const { data, error, refetch } = useRead(readRoster, { params: { place } }, { keepPrevious: true });
  return (
    <div className="ta-page ta-stack ta-roster">
      <header className="ta-page-head">
        <h1>值班表</h1>
        <span className="ta-grey">报告来了先由谁接。没有排班的时间，由在岗的人接，不会没有人</span>
      </header>
      {isDistrict && (
        <div className="ta-roster-place ta-noprint">
          <PlacePicker label="哪个镇街" value={place} onChange={(code) => set({ place: code })} />
        </div>
      )}
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined ? (
        error === null && <div className="ta-paper ta-skeleton" style={{ height: 240 }} aria-busy="true" />
      ) : (
        <Shown roster={data} />
      )}
    </div>
  );
}

function Shown({ roster }: { readonly roster: Roster }) {
  const { placeCode, placeName, entries, gaps, fallback, now } = roster;
  const [adding, setAdding] = useState(false);
  const withdraw = useWrite(withdrawRosterEntry, { makesOld: [readRoster] });
  const maySet = roster.can.includes("set");
  return (
    <>
      <section className="ta-paper" aria-label="排好的班">
        <div className="ta-paper-head">
          <h2>{placeName}</h2>
          <span>
            现在由<b>{now?.name ?? "区民政经办"}</b>接报告
            <span className="ta-grey">
              {now?.byRoster === true ? "（按值班表）" : "（没有排班，按岗位）"}
            </span>
          </span>
          {maySet && (
            <div className="ta-page-acts ta-noprint">
              <Button type="primary" onClick={() => setAdding(true)}>
                排班
              </Button>
            </div>
          )}
        </div>
        {entries.length === 0 ? (
          <EmptyState title="还没有排班">
            所有时间都由在岗的人接报告。夜里、节假日有人轮值的，在这里排上。
          </EmptyState>
        ) : (
          <ul className="ta-roster-entries">
            {entries.map(({ id, name, from, to, isNow }) => (
              <li key={id}>
                <b>{name}</b>
                <span>
                  {momentText(from)} 到 {to === null ? "另行通知" : momentText(to)}
                </span>
                {isNow && <span className="ta-green">正在值班</span>}
                <span className="ta-spring" />
                {maySet && (
                  <Button
                    size="small"
                    type="text"
                    loading={withdraw.isPending && withdraw.variables.params.id === id}
                    onClick={() => withdraw.mutate({ params: { place: placeCode, id }, body: {} })}
                  >
                    撤下
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
        {withdraw.error !== null && <ProblemNote problem={withdraw.error} compact />}
      </section>
      {gaps.length > 0 && entries.length > 0 && (
        <section className="ta-paper" aria-label="没有排班的时间">
          <div className="ta-paper-head">
            <h2>两周内没有排班的时间</h2>
            <span className="ta-grey">由{fallback ?? "区民政经办"}接报告</span>
          </div>
          <ul className="ta-roster-entries">
            {gaps.map(({ from, to }) => (
              <li key={from}>
                {momentText(from)} 到 {momentText(to)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {adding && <RosterDialog roster={roster} onClose={() => setAdding(false)} />}
    </>
  );
}
