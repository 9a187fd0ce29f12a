import { Button, Segmented } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { DataTable } from "../../../../faces/desk/parts/DataTable.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import type { Column } from "../../../../faces/desk/parts/table-column.ts";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useSession } from "../../../../faces/desk/session/session.ts";
import { Notice } from "../../../../faces/desk/shell/Notice.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import { checkOutcomeCodes, type EmergencyView, readEmergency } from "../events/emergencies.contract.ts";
import { CheckDialog } from "./CheckDialog.tsx";
import { Progress } from "./EmergenciesPage.tsx";
import { EndEmergencyDialog } from "./EndEmergencyDialog.tsx";
import "./special.css";

type Check = EmergencyView["checks"][number];
const onlys = ["open", "withoutCare", "notReached"] as const;

/** The round from door to door: first who is without care, then who was not reached, then who is still to be seen. */
export function EmergencyPage() {
  const { id = "" } = useParams();
  const { values, set } = useUrlState();
  const { post } = useSession();
  const only = onlys.find((one) => one === values["only"]);
  const { data, error, refetch } = useRead(readEmergency, { params: { id }, query: { only } });
  const [checking, setChecking] = useState<Check>();
  const [ending, setEnding] = useState(false);
  if (error?.status === 404)
    return (
      <Notice title="没有找到这次突发事件">
        它不在您的辖区内。<Link to="/emergencies">回到突发事件</Link>
      </Notice>
    );
  return (
    <div className="ta-page ta-list-page">
      <header className="ta-page-head">
        <h1>{data?.name ?? ""}</h1>
        {data !== undefined && (
          <span className="ta-grey">
            {data.declaredOn} {data.declaredBy}发布 · {data.places.map(({ name }) => name).join("、")} ·{" "}
            {data.plan}
            {data.endedOn !== null && ` · ${data.endedOn} 结束：${data.endedWhy ?? ""}`}
          </span>
        )}
        {typeof data?.planStartId === "string" && post.role === "districtOfficer" && (
          <Link to={`/records/protection.planStarts/${data.planStartId}`}>各单位的应急任务</Link>
        )}
        <div className="ta-page-acts">
          {data?.can.includes("end") === true && <Button onClick={() => setEnding(true)}>结束</Button>}
        </div>
      </header>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data !== undefined && <Progress emergency={data} />}
      <Segmented
        className="ta-special-narrow"
        aria-label="看哪些孩子"
        value={only ?? "all"}
        options={[
          { value: "all", label: "全部" },
          { value: "open", label: "还没有排查" },
          { value: "withoutCare", label: "没有人照料" },
          { value: "notReached", label: "没有联系上" },
        ]}
        onChange={(value) => set({ only: value === "all" ? undefined : value })}
      />
      <DataTable
        label="逐户排查"
        columns={columnsOf(data?.can.includes("check") === true ? setChecking : undefined)}
        rows={data?.checks}
        rowKey={(row) => row.childId}
        isPending={data === undefined}
        problem={null}
        onRetry={() => void refetch()}
        empty={<EmptyState title="这里没有孩子">换一个范围看看。</EmptyState>}
      />
      {data?.more === true && (
        <p className="ta-grey">孩子很多，只列出前面的。请按上面的范围看，或到各镇街看。</p>
      )}
      {checking !== undefined && (
        <CheckDialog emergencyId={id} child={checking} onClose={() => setChecking(undefined)} />
      )}
      {ending && <EndEmergencyDialog emergencyId={id} left={leftOf(data)} onClose={() => setEnding(false)} />}
    </div>
  );
}

/** As the server counts before it lets an emergency end. */
function leftOf(emergency: EmergencyView | undefined): number {
  if (emergency === undefined) return 0;
  const { all, checked, notReached } = emergency.counts;
  return all - checked + notReached;
}

function columnsOf(onCheck: ((child: Check) => void) | undefined): Column<Check>[] {
  return [
    {
      key: "name",
      title: "儿童",
      width: 100,
      cell: (row) => <Link to={`/children/${row.childId}`}>{row.name}</Link>,
    },
    ...(onCheck === undefined ? [] : [actsColumn(onCheck)]),
    {
      key: "outcome",
      title: "排查结果",
      width: 130,
      cell: (row) =>
        row.outcome === null ? (
          <span className="ta-faint">还没有排查</span>
        ) : (
          <span className={row.outcome === "withoutCare" ? "ta-red" : undefined}>
            {checkOutcomeCodes.label(row.outcome)}
          </span>
        ),
    },
    { key: "place", title: "村（居）", width: 160, cell: (row) => row.placeName },
    { key: "note", title: "说明", width: 220, cell: (row) => row.note ?? "" },
    {
      key: "by",
      title: "谁、哪天",
      width: 150,
      cell: (row) => (row.checkedOn === null ? "" : `${row.checkedBy ?? ""} ${row.checkedOn}`),
    },
  ];
}

function actsColumn(onCheck: (child: Check) => void): Column<Check> {
  return {
    key: "acts",
    title: "办理",
    width: 170,
    cell: (row) => (
      <span className="ta-wrap">
        <Button size="small" aria-label={`登记${row.name}的排查结果`} onClick={() => onCheck(row)}>
          {row.outcome === null ? "登记结果" : "改"}
        </Button>
        {row.outcome === "withoutCare" && (
          <Link to={`/special/new?procedure=leftWithoutCare&child=${row.childId}`}>登记照料</Link>
        )}
      </span>
    ),
  };
}
