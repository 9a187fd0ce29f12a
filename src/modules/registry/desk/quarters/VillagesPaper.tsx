import { Button, Input, Select } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { DataTable } from "../../../../faces/desk/parts/DataTable.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import type { Column } from "../../../../faces/desk/parts/table-column.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { reviewVillages } from "../../quarters/confirm-village.contract.ts";
import {
  listQuarters,
  type QuarterView,
  readQuarter,
  villageStates,
} from "../../quarters/quarters.contract.ts";
import { ledgerWords, sayChanges, sayCount } from "./quarter-words.ts";

type Village = QuarterView["villages"][number];

const tones: Readonly<Record<Village["state"], string>> = {
  waiting: "ta-amber",
  confirmed: "",
  accepted: "ta-green",
  returned: "ta-red",
};

/** The villages of a township (or of all), with what each says; a township accepts or returns them. */
export function VillagesPaper({ view }: { readonly view: QuarterView }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [returning, setReturning] = useState(false);
  const [township, setTownship] = useState<string | undefined>();
  const makesOld = [readQuarter, listQuarters];
  const accept = useWrite(reviewVillages, { makesOld, onDone: () => setChosen(new Set()) });
  const mayReview = view.can.includes("review") && view.state === "open";
  const district = view.townships.length > 1;
  const rows = township === undefined ? view.villages : view.villages.filter(isIn(township));
  const acceptable = view.villages.filter(
    (village) => chosen.has(village.code) && village.can.includes("accept"),
  );
  const returnable = view.villages.filter(
    (village) => chosen.has(village.code) && village.can.includes("return"),
  );
  return (
    <section className="ta-paper ta-paper-long" aria-label="各村（社区）">
      <div className="ta-paper-head">
        <h2>各村（社区）</h2>
        {mayReview && <span className="ta-grey">勾选已确认的村，一次审核</span>}
        {district && (
          <Select
            aria-label="只看一个镇街"
            className="ta-noprint"
            style={{ width: 240 }}
            size="small"
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            placeholder="全部镇街"
            value={township ?? null}
            options={view.townships.map((one) => ({
              value: one.code,
              label: `${one.name}（${one.villages} 个村已确认 ${one.confirmed}）`,
            }))}
            onChange={(code: string | null | undefined) => setTownship(code ?? undefined)}
          />
        )}
        {mayReview && (
          <div className="ta-page-acts">
            <Button
              type="primary"
              disabled={acceptable.length === 0}
              loading={accept.isPending}
              onClick={() =>
                accept.mutate({
                  params: { quarter: view.id },
                  body: { villageCodes: acceptable.map((village) => village.code), decision: "accept" },
                })
              }
            >
              审核通过{acceptable.length > 0 ? ` ${acceptable.length} 个` : ""}
            </Button>
            <Button disabled={returnable.length === 0} onClick={() => setReturning(true)}>
              退回
            </Button>
          </div>
        )}
      </div>
      {accept.error !== null && <ProblemNote problem={accept.error} compact />}
      <DataTable
        label="各村（社区）"
        fills={false}
        columns={columnsOf(view, rows, district)}
        rows={rows}
        rowKey={(village) => village.code}
        totals={`共 ${rows.length} 个`}
        empty={<EmptyState title="没有村（社区）">辖区内没有需要确认的村（社区）。</EmptyState>}
        {...(mayReview ? { chosen: { keys: chosen, set: setChosen } } : {})}
      />
      {returning && (
        <ReturnDialog
          view={view}
          villages={returnable}
          onDone={() => {
            setReturning(false);
            setChosen(new Set());
          }}
          onClose={() => setReturning(false)}
        />
      )}
    </section>
  );
}

function isIn(township: string): (village: Village) => boolean {
  return (village) => village.townshipCode === township;
}

function columnsOf(view: QuarterView, rows: readonly Village[], district: boolean): Column<Village>[] {
  const count = (key: keyof typeof ledgerWords): Column<Village> => ({
    key,
    title: ledgerWords[key],
    width: 108,
    align: "right",
    cell: (village) =>
      village.counts[key] === 0 ? <span className="ta-zero">0</span> : sayCount(village.counts[key]),
    total: sayCount(rows.reduce((sum, village) => sum + village.counts[key], 0)),
  });
  return [
    {
      key: "name",
      title: "村（社区）",
      width: 150,
      cell: (village) => (
        <Link to={`/ledgers/all?place=${village.code}&asOf=${view.asOf}`}>{village.name}</Link>
      ),
      text: (village) => village.name,
    },
    ...(district
      ? [{ key: "township", title: "镇街", width: 110, cell: (village: Village) => village.townshipName }]
      : []),
    {
      key: "state",
      title: "进度",
      width: 170,
      cell: (village) => <span className={tones[village.state]}>{villageStates[village.state]}</span>,
    },
    count("all"),
    count("leftBehind"),
    count("orphan"),
    count("defactoUnattended"),
    count("inDifficulty"),
    { key: "changes", title: "与上季度相比", width: 190, cell: (village) => sayChanges(village.changes) },
    {
      key: "note",
      title: "说明",
      width: 220,
      cell: (village) =>
        village.returnReason === null ? (village.note ?? "") : `退回：${village.returnReason}`,
      text: (village) => village.returnReason ?? village.note ?? "",
    },
  ];
}

interface ReturnDialogProps {
  readonly view: QuarterView;
  readonly villages: readonly Village[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function ReturnDialog({ view, villages, onDone, onClose }: ReturnDialogProps) {
  const [reason, setReason] = useState("");
  const send = useWrite(reviewVillages, { makesOld: [readQuarter, listQuarters], onDone });
  return (
    <ActDialog
      title={`退回 ${villages.map((village) => village.name).join("、")}`}
      what="村里会收到一条待办，写明您的原因；改好后重新确认，您再审核。"
      okText="退回"
      ready={reason.trim().length >= 2}
      busy={send.isPending}
      problem={send.error}
      onConfirm={() =>
        send.mutate({
          params: { quarter: view.id },
          body: {
            villageCodes: villages.map((village) => village.code),
            decision: "return",
            reason: reason.trim(),
          },
        })
      }
      onClose={onClose}
    >
      <Input.TextArea
        autoFocus
        rows={3}
        maxLength={500}
        value={reason}
        placeholder="哪里要核实，例如：名册上少了 3 组的两个孩子"
        aria-label="退回原因"
        onChange={(event) => setReason(event.target.value)}
      />
    </ActDialog>
  );
}
