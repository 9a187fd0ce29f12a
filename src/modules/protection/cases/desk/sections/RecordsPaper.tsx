import { useState } from "react";
import { momentText } from "../../../../../faces/desk/parts/moment.ts";
import { usePrintingSince } from "../../../../../faces/desk/parts/print.ts";
import type { CaseView, RecordView } from "../../case-view.contract.ts";
import { type RecordKind, recordKindCodes } from "../../records/record-kinds.contract.ts";
import type { OpenAct } from "../OpenCaseAct.tsx";
import { PrintCase } from "../PrintCase.tsx";
import { linesOf } from "../record-lines.ts";
import { papersOf } from "../record-papers-menu.ts";

interface RecordsPaperProps {
  readonly view: CaseView;
  readonly onAct: (act: OpenAct) => void;
}

const SHOWN = 8;
const MORE = 30;

/** What was written, newest first; what was put right stands struck out with the reason. */
export function RecordsPaper({ view, onAct }: RecordsPaperProps) {
  const [kind, setKind] = useState<RecordKind | undefined>();
  const [shown, setShown] = useState(SHOWN);
  const isPrinting = usePrintingSince() !== undefined;
  const newest = [...view.records]
    .sort((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1))
    .filter((one) => kind === undefined || one.kind === kind);
  const kinds = recordKindCodes.codes.filter((code) => view.records.some((one) => one.kind === code));
  const rest = isPrinting ? 0 : Math.max(0, newest.length - shown);
  return (
    <section className="ta-paper ta-paper-long" aria-label="记录">
      <div className="ta-paper-head">
        <h2>记录</h2>
        <span className="ta-grey ta-small">
          {view.records.length === 0 ? "还没有" : `${view.records.length} 条，新的在前`}
        </span>
      </div>
      {view.records.length > SHOWN && (
        <div className="ta-chips ta-case-chips ta-noprint" role="group" aria-label="只看一种">
          <Chip on={kind === undefined} onClick={() => setKind(undefined)}>
            全部
          </Chip>
          {kinds.map((code) => (
            <Chip key={code} on={kind === code} onClick={() => setKind(code)}>
              {recordKindCodes.label(code)}
            </Chip>
          ))}
        </div>
      )}
      <ol className="ta-case-list ta-case-blocks">
        {(isPrinting ? newest : newest.slice(0, shown)).map((record) => (
          <Record
            key={record.id}
            caseId={view.id}
            record={record}
            onCorrect={
              record.canCorrect && view.writes.includes(record.kind)
                ? () => onAct({ kind: "record", record: record.kind, corrects: record })
                : undefined
            }
          />
        ))}
      </ol>
      {rest > 0 && (
        <button type="button" className="ta-link ta-case-more" onClick={() => setShown(shown + MORE)}>
          还有 {rest} 条
        </button>
      )}
    </section>
  );
}

const orderOf = ({ happenedAt, recordedAt }: RecordView) => `${happenedAt} ${recordedAt}`;

interface RecordProps {
  readonly caseId: string;
  readonly record: RecordView;
  readonly onCorrect: (() => void) | undefined;
}

function Record({ caseId, record, onCorrect }: RecordProps) {
  const { kind, content, happenedAt, recordedAt, byName, replacedWhy } = record;
  const isReplaced = replacedWhy !== null;
  const happened = momentText(happenedAt);
  const recorded = momentText(recordedAt);
  const facts = (
    <dl className="ta-case-facts">
      {linesOf(kind, content).map(({ label, text, rows }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {rows === undefined
              ? text
              : rows.map((row) => (
                  <span key={row} className="ta-case-row">
                    {row}
                  </span>
                ))}
          </dd>
        </div>
      ))}
    </dl>
  );
  return (
    <li className={isReplaced ? "ta-case-replaced" : ""}>
      <p className="ta-case-record-head">
        <b>{recordKindCodes.label(kind)}</b>{" "}
        <span className="ta-grey ta-small">
          {happened} {byName}
          {recorded !== happened && ` · ${recorded} 记`}
        </span>
        {onCorrect !== undefined && (
          <button type="button" className="ta-link ta-small ta-noprint ta-case-end" onClick={onCorrect}>
            更正
          </button>
        )}
      </p>
      {isReplaced && <p className="ta-amber ta-small">已更正：{replacedWhy}</p>}
      {isReplaced ? <del>{facts}</del> : facts}
      {!isReplaced && papersOf(kind).length > 0 && (
        <div className="ta-wrap ta-noprint">
          {papersOf(kind).map((paper) => (
            <PrintCase key={paper} caseId={caseId} paper={paper} of={record.id} />
          ))}
        </div>
      )}
    </li>
  );
}

interface ChipProps {
  readonly on: boolean;
  readonly onClick: () => void;
  readonly children: string;
}

function Chip({ on, onClick, children }: ChipProps) {
  return (
    <button
      type="button"
      aria-pressed={on}
      className={on ? "ta-chip ta-chip-on" : "ta-chip"}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
