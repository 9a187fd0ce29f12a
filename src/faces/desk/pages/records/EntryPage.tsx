import { Button } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { useRead } from "../../../../platform/client/useRead.ts";
import { printEntry } from "../../../../platform/records/print-records.contract.ts";
import { entryStateCodes } from "../../../../platform/records/record-codes.contract.ts";
import { sayRecordValue } from "../../../../platform/records/record-fields.contract.ts";
import { type EntryFile, type KindView, readEntry } from "../../../../platform/records/records.contract.ts";
import { ProblemNote } from "../../parts/ProblemNote.tsx";
import { Notice } from "../../shell/Notice.tsx";
import { Basis } from "./Basis.tsx";
import { EntryActDialog, type SimpleAct } from "./EntryActDialog.tsx";
import { EntryEditor } from "./EntryEditor.tsx";
import { HistoryPaper } from "./HistoryPaper.tsx";
import { PapersPaper } from "./PapersPaper.tsx";
import { PrintButton } from "./PrintButton.tsx";
import { UnderPaper } from "./UnderPaper.tsx";
import { useKind } from "./useKind.ts";
import "./records.css";

/** One entry: what it says, its papers, what became of it, and what may be done. */
export function EntryPage() {
  const { kind: code = "", id = "" } = useParams();
  const { kind, isUnknown, error } = useKind(code);
  const entry = useRead(readEntry, { params: { kind: code, id } });
  const problem = error ?? entry.error;
  if (problem !== null) return <ProblemNote problem={problem} onRetry={() => void entry.refetch()} />;
  if (isUnknown) return <Notice title="没有这本台账">它不在您岗位的职责内，或者地址不对。</Notice>;
  if (kind === undefined || entry.data === undefined) return <div className="ta-page" aria-busy="true" />;
  return <Entry kind={kind} entry={entry.data} />;
}

const actWords: Readonly<Record<SimpleAct, string>> = {
  submit: "提交",
  confirm: "核对无误",
  return: "退回",
  withdraw: "撤销",
};

const FIRST: readonly SimpleAct[] = ["confirm", "return", "submit"];

function Entry({ kind, entry }: { readonly kind: KindView; readonly entry: EntryFile }) {
  const [isEditing, setEditing] = useState(false);
  const [act, setAct] = useState<SimpleAct>();
  return (
    <div className="ta-page ta-stack ta-record">
      <header className="ta-page-head">
        <h1>{kind.title}</h1>
        <span className="ta-grey">
          {entry.unitName} · {entry.on}
        </span>
        <StateTag state={entry.state} />
        {entry.isLate && <span className="ta-amber">补登：周期过后才登记</span>}
        <Link to={`/records/${kind.code}`}>全部记录</Link>
        {entry.parent !== null && (
          <Link to={`/records/${entry.parent.kind}/${entry.parent.id}`}>
            {entry.parent.title} {entry.parent.on}
          </Link>
        )}
        <div className="ta-page-acts ta-row ta-noprint">
          {FIRST.filter((one) => entry.can.includes(one)).map((one) => (
            <Button
              key={one}
              type={one === "confirm" || one === "submit" ? "primary" : "default"}
              onClick={() => setAct(one)}
            >
              {actWords[one]}
            </Button>
          ))}
          {entry.can.includes("edit") && !isEditing && (
            <Button onClick={() => setEditing(true)}>补充或更正</Button>
          )}
          {entry.can.includes("withdraw") && !isEditing && (
            <Button danger onClick={() => setAct("withdraw")}>
              {actWords.withdraw}
            </Button>
          )}
          <PrintButton operation={printEntry} input={{ params: { kind: kind.code, id: entry.id } }} />
        </div>
      </header>
      <Basis basis={kind.basis} />
      {isEditing ? (
        <EntryEditor key={entry.version} kind={kind} entry={entry} onClose={() => setEditing(false)} />
      ) : (
        <Facts kind={kind} entry={entry} />
      )}
      {kind.handsOut && <UnderPaper kind={kind.code} id={entry.id} />}
      {kind.evidence !== "none" && <PapersPaper kind={kind} entry={entry} />}
      <HistoryPaper entry={entry} />
      {act !== undefined && (
        <EntryActDialog
          kind={kind}
          entry={entry}
          act={act}
          title={actWords[act]}
          onClose={() => setAct(undefined)}
        />
      )}
    </div>
  );
}

function StateTag({ state }: { readonly state: EntryFile["state"] }) {
  const colour = { draft: "ta-grey", submitted: "ta-amber", returned: "ta-red", withdrawn: "ta-grey" }[
    state as string
  ];
  return <span className={colour ?? "ta-green"}>{entryStateCodes.label(state)}</span>;
}

function Facts({ kind, entry }: { readonly kind: KindView; readonly entry: EntryFile }) {
  const lines: (readonly [string, string])[] = [
    ["单位", entry.isForAnother ? `${entry.unitName}（${entry.createdBy}代填）` : entry.unitName],
    [kind.dayLabel, entry.on],
    ...(kind.about === null ? [] : [[kind.about.label, entry.aboutName ?? "没有写"] as const]),
    ...entry.fields.map(
      (field) =>
        [
          field.label,
          `${sayRecordValue(field, entry.content[field.field])}${field.kind === "money" && entry.content[field.field] !== undefined ? " 元" : ""}` ||
            "没有填",
        ] as const,
    ),
    ...(entry.paperNote === null ? [] : [["原件存放处", entry.paperNote] as const]),
    ["登记人", entry.createdBy],
    ...(entry.checkedBy === null ? [] : [["核对人", entry.checkedBy] as const]),
  ];
  return (
    <section className="ta-paper" aria-label="内容">
      <table className="ta-record-facts">
        <tbody>
          {lines.map(([label, words]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className={words === "没有填" ? "ta-grey" : ""}>{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
