import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { usePages } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  acceptHandedOver,
  type HandedOverRow,
  listHandedOver,
} from "../../../../platform/sync/handed-over.contract.ts";
import { receiptStateCodes } from "../../../../platform/sync/mutation.contract.ts";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { dayText, momentText } from "../../parts/moment.ts";
import { nextWaiting } from "../../parts/next-row.ts";
import { ProblemNote } from "../../parts/ProblemNote.tsx";
import { useUrlState } from "../../parts/useUrlState.ts";
import { WorkBeside } from "../../parts/WorkBeside.tsx";
import { useCan } from "../../session/session.ts";
import { DiscardHandedOverDialog } from "./DiscardHandedOverDialog.tsx";
import "./devices.css";

const keyOf = ({ id }: HandedOverRow) => id;

/** What somebody wrote on a phone and is somebody else's to do now: nothing of it is lost, all of it is decided by a person. */
export function HandedOverPage() {
  const { values, set } = useUrlState();
  const seesChildren = useCan("child.read");
  const list = usePages(listHandedOver, { query: { limit: 100 } });
  const { rows } = list;
  const [last, setLast] = useState<string | undefined>();
  const settled = (row: HandedOverRow, words: string) => {
    setLast(`${row.childName === null ? "" : `${row.childName} `}${row.title}：${words}`);
    set({ item: nextWaiting(rows ?? [], keyOf, row.id, () => true) });
  };
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>别的手机交来的记录</h1>
        <span className="ta-grey">
          写的人换了村、离了岗，或者当时没有收下的；写的内容都在，由现在负责的人看过再办
        </span>
      </header>
      {last !== undefined && (
        <p role="status" className="ta-small ta-green">
          刚才：{last}
        </p>
      )}
      <WorkBeside
        label="交来的记录"
        rows={rows}
        problem={list.error}
        onRetry={() => void list.refetch()}
        empty={
          <EmptyState title="没有交来的记录">
            孩子换了村、儿童主任换了人，手机上没有上传的记录会列在这里。
          </EmptyState>
        }
        more={{
          has: list.hasNextPage,
          isLoading: list.isFetchingNextPage,
          load: () => void list.fetchNextPage(),
        }}
        rowKey={keyOf}
        line={(row) => (
          <>
            <span className="ta-strong">{row.childName ?? row.title}</span>
            {row.childName !== null && <span>{row.title}</span>}
            <span className="ta-small">
              {dayText(row.writtenAt)} {row.place.name}
            </span>
            <span className={row.state === "refused" ? "ta-amber ta-small" : "ta-grey ta-small"}>
              {receiptStateCodes.label(row.state)}
            </span>
          </>
        )}
        chosen={values["item"]}
        onChoose={(id) => set({ item: id })}
        notHere={
          <p>
            这一条不在列出的里面，可能已经有人办过。
            <button type="button" className="ta-link" onClick={() => set({ item: undefined })}>
              看列出的
            </button>
          </p>
        }
      >
        {(row) => <HandedOverSheet key={row.id} row={row} seesChildren={seesChildren} onSettled={settled} />}
      </WorkBeside>
    </div>
  );
}

interface ChildNameProps {
  readonly row: HandedOverRow;
  readonly name: string;
  readonly isOpen: boolean;
}

/** Opens the file, for who may read it: what was written is judged beside what holds. */
function ChildName({ row, name, isOpen }: ChildNameProps) {
  return isOpen && row.childId !== null ? <Link to={`/children/${row.childId}`}>{name}</Link> : name;
}

interface HandedOverSheetProps {
  readonly row: HandedOverRow;
  readonly seesChildren: boolean;
  readonly onSettled: (row: HandedOverRow, words: string) => void;
}

function HandedOverSheet({ row, seesChildren, onSettled }: HandedOverSheetProps) {
  const [discarding, setDiscarding] = useState(false);
  const accept = useWrite(acceptHandedOver, {
    makesOld: [listHandedOver],
    goesOnAtOnce: true,
    onDone: ({ told }) => onSettled(row, told ?? "已经办了"),
  });
  return (
    <section className="ta-paper" aria-label="记录">
      <div className="ta-paper-head">
        <h2 className="ta-device-who">
          {row.childName === null ? (
            row.title
          ) : (
            <ChildName row={row} name={row.childName} isOpen={seesChildren} />
          )}
        </h2>
        {row.childName !== null && <span>{row.title}</span>}
        <span className="ta-grey">{row.no}</span>
      </div>
      <div className="ta-paper-body ta-stack">
        <p className="ta-amber">{row.why}</p>
        {row.errors.length > 0 && (
          <ul className="ta-device-after">
            {row.errors.map(({ path, code, message }) => (
              <li key={`${path}-${code}`}>{message}</li>
            ))}
          </ul>
        )}
        <dl className="ta-handed-words">
          {row.words.map(({ label, value }) => (
            <div key={`${label}-${value}`}>
              <dt className="ta-grey">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p className="ta-grey ta-small">
          {row.author}在{row.writtenFor.name}写的，手机上的时间 {momentText(row.writtenAt)}；
          {momentText(row.receivedAt)} 收到
          {row.writtenFor.code !== row.place.code && `；孩子现在在${row.place.name}`}
        </p>
        {accept.error !== null && <ProblemNote problem={accept.error} compact />}
        <div className="ta-wrap ta-noprint">
          {row.can.includes("accept") && (
            <Button
              type="primary"
              loading={accept.isPending}
              onClick={() => accept.mutate({ params: { id: row.id } })}
            >
              看过了，照这样办
            </Button>
          )}
          {row.can.includes("discard") && (
            <Button disabled={accept.isPending} onClick={() => setDiscarding(true)}>
              不用办，写明原因
            </Button>
          )}
        </div>
        {row.can.includes("accept") && (
          <p className="ta-grey ta-small">照这样办以后，算您接办的，写的人也留在记录里。</p>
        )}
      </div>
      {discarding && (
        <DiscardHandedOverDialog
          row={row}
          onClose={() => setDiscarding(false)}
          onDone={() => onSettled(row, "注明不用办")}
        />
      )}
    </section>
  );
}
