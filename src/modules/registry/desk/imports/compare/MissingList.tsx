import { App, Button, Checkbox, Switch } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { dayText } from "../../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../../faces/desk/parts/ProblemNote.tsx";
import type { BodyOf, OutputOf } from "../../../../../kernel/operation.ts";
import { usePages } from "../../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../../platform/client/useWrite.ts";
import { sexCodes } from "../../../codes.contract.ts";
import { decideMissing, listMissing } from "../../../imports/compare-import.contract.ts";
import { type ImportBatch, type ImportCounts, readImport } from "../../../imports/import-batch.contract.ts";
import { missingDecisionCodes } from "../../../imports/import-codes.contract.ts";
import { LeftDialog } from "./LeftDialog.tsx";

type MissingChild = OutputOf<typeof listMissing>["items"][number];
type Decision = BodyOf<typeof decideMissing>["decisions"][number];

interface MissingListProps {
  readonly batch: ImportBatch;
  readonly counts: ImportCounts;
}

/** Children that the register has and the file has not: for each a person says what is so. */
export function MissingList({ batch, counts }: MissingListProps) {
  const { message } = App.useApp();
  const [withDecided, setWithDecided] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [leaving, setLeaving] = useState<readonly MissingChild[] | undefined>();
  const list = usePages(listMissing, {
    params: { id: batch.id },
    query: { limit: 200, ...(withDecided ? {} : { decided: false }) },
  });
  const decide = useWrite(decideMissing, {
    makesOld: [listMissing, readImport],
    onDone: ({ decided, tasks }) => {
      setChosen([]);
      setLeaving(undefined);
      void message.success(
        tasks > 0 ? `已请村里核实 ${tasks} 个孩子，任务在村儿童主任的“今天”里` : `${decided} 个孩子已处理`,
      );
    },
  });
  const may = batch.can.includes("missing");
  const rows = list.rows ?? [];
  const open = rows.filter((child) => child.decision === null || child.decision === "askVillage");
  const chosenRows = open.filter((child) => chosen.includes(child.childId));
  const send = (decisions: Decision[]) => decide.mutate({ params: { id: batch.id }, body: { decisions } });
  const simply = (children: readonly MissingChild[], decision: "stillHere" | "askVillage") =>
    send(children.map(({ childId }) => ({ childId, decision })));

  if (list.error !== null) return <ProblemNote problem={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <div className="ta-wrap ta-imp-tools">
        {may && open.length > 0 && (
          <>
            <Checkbox
              checked={chosenRows.length === open.length}
              indeterminate={chosenRows.length > 0 && chosenRows.length < open.length}
              onChange={({ target }) => setChosen(target.checked ? open.map(({ childId }) => childId) : [])}
            >
              选中 {chosenRows.length} 个
            </Checkbox>
            <Button size="small" disabled={chosenRows.length === 0} onClick={() => setLeaving(chosenRows)}>
              都已离开…
            </Button>
            <Button
              size="small"
              disabled={chosenRows.length === 0}
              onClick={() => simply(chosenRows, "stillHere")}
            >
              都还在
            </Button>
            <Button
              size="small"
              disabled={chosenRows.length === 0}
              onClick={() => simply(chosenRows, "askVillage")}
            >
              都请村里核实
            </Button>
          </>
        )}
        <span className="ta-spring" />
        <label className="ta-row ta-small">
          <Switch size="small" checked={withDecided} onChange={setWithDecided} />
          <span>也看已处理的 {counts.missingDecided} 个</span>
        </label>
      </div>
      {decide.error !== null && leaving === undefined && <ProblemNote compact problem={decide.error} />}
      {list.rows !== undefined && rows.length === 0 && (
        <p className="ta-imp-empty">
          {counts.missing === 0
            ? "登记簿里这本台账的孩子，这份表里都有。"
            : "都已经处理过了。打开右边的开关可以看处理结果。"}
        </p>
      )}
      {rows.length > 0 && (
        <div className="ta-imp-scroll">
          <table className="ta-imp-table">
            <thead>
              <tr>
                <th scope="col" aria-label="选中" />
                <th scope="col">姓名</th>
                <th scope="col">性别</th>
                <th scope="col">出生日期</th>
                <th scope="col">村（社区）</th>
                <th scope="col">列入台账</th>
                <th scope="col">怎么处理</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((child) => (
                <tr key={child.childId}>
                  <td>
                    {may && (
                      <Checkbox
                        aria-label={`选中${child.name}`}
                        disabled={!open.includes(child)}
                        checked={chosen.includes(child.childId)}
                        onChange={({ target }) =>
                          setChosen(
                            target.checked
                              ? [...chosen, child.childId]
                              : chosen.filter((id) => id !== child.childId),
                          )
                        }
                      />
                    )}
                  </td>
                  <th scope="row">
                    <Link to={`/children/${child.childId}`}>{child.name}</Link>
                  </th>
                  <td>{sexCodes.has(child.sex) ? sexCodes.label(child.sex) : child.sex}</td>
                  <td className="ta-nowrap">{child.birthDate ?? ""}</td>
                  <td>
                    {child.townshipName} {child.villageName}
                  </td>
                  <td className="ta-nowrap">{child.since ?? ""}</td>
                  <td>
                    <Decided child={child} />
                    {may && open.includes(child) && (
                      <span className="ta-imp-decide">
                        <Button size="small" onClick={() => setLeaving([child])}>
                          已离开…
                        </Button>
                        <Button size="small" onClick={() => simply([child], "stillHere")}>
                          还在
                        </Button>
                        {child.decision === null && (
                          <Button size="small" onClick={() => simply([child], "askVillage")}>
                            请村里核实
                          </Button>
                        )}
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {list.hasNextPage && (
            <p className="ta-imp-more">
              <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                再看二百个
              </Button>
            </p>
          )}
        </div>
      )}
      {leaving !== undefined && (
        <LeftDialog
          key={leaving.map(({ childId }) => childId).join()}
          names={leaving.map(({ name }) => name)}
          asOf={batch.asOf}
          pending={decide.isPending}
          problem={decide.error}
          onCancel={() => setLeaving(undefined)}
          onConfirm={(left) => send(leaving.map(({ childId }) => ({ childId, decision: "left", ...left })))}
        />
      )}
    </>
  );
}

function Decided({ child }: { readonly child: MissingChild }) {
  if (child.decision === null) return null;
  return (
    <span className={child.decision === "askVillage" ? "ta-amber" : "ta-green"}>
      {missingDecisionCodes.label(child.decision)}
      <span className="ta-grey ta-small">
        {child.decidedBy === null ? "" : ` ${child.decidedBy}`}{" "}
        {child.decidedAt === null ? "" : dayText(child.decidedAt)}
      </span>
    </span>
  );
}
