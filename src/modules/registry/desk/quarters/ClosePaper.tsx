import { Button, Input } from "antd";
import { useState } from "react";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  closeQuarter,
  listQuarters,
  type QuarterView,
  readQuarter,
} from "../../quarters/quarters.contract.ts";
import { sayCount } from "./quarter-words.ts";

/** The district freezes the quarter; what is missing stands here by name. */
export function ClosePaper({ view }: { readonly view: QuarterView }) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const close = useWrite(closeQuarter, {
    makesOld: [readQuarter, listQuarters],
    onDone: () => setAsking(false),
  });
  const open = view.townships.filter((township) => !township.reviewed);
  const complete = open.length === 0;
  return (
    <section className="ta-paper" aria-label="封存">
      <div className="ta-paper-head">
        <h2>封存本季度</h2>
        <div className="ta-page-acts">
          <Button type={complete ? "primary" : "default"} onClick={() => setAsking(true)}>
            封存季度
          </Button>
        </div>
      </div>
      <div className="ta-paper-body">
        {complete ? (
          <p className="ta-green">各镇街都已审核完，可以封存。</p>
        ) : (
          <>
            <p>还没有审核完的镇街 {open.length} 个：</p>
            <ul className="ta-quarter-missing">
              {open.map((township) => (
                <li key={township.code}>
                  {township.name}{" "}
                  <span className="ta-grey">
                    {township.villages} 个村已确认 {township.confirmed}、审核 {township.accepted}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      {asking && (
        <ActDialog
          title={`封存${view.title}`}
          what={
            <>
              <p>
                将把截至 {view.asOf} 的孤儿、事实无人抚养、农村留守、困境和全部在册名册（共{" "}
                {sayCount(view.counts.all)} 人）原样封存并加密封，同时算出与上一次封存的差异。
              </p>
              <p>封存后不能再改；以后的更正会出现在下一季度的变化里。</p>
            </>
          }
          okText="封存"
          ready={complete || reason.trim().length >= 2}
          busy={close.isPending}
          problem={close.error}
          onConfirm={() =>
            close.mutate({ params: { quarter: view.id }, body: complete ? {} : { reason: reason.trim() } })
          }
          onClose={() => setAsking(false)}
        >
          {!complete && (
            <Input.TextArea
              autoFocus
              rows={2}
              maxLength={500}
              value={reason}
              placeholder={`还有 ${open.length} 个镇街没有审核完，写明现在就封存的原因`}
              aria-label="未审核完仍封存的原因"
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </ActDialog>
      )}
    </section>
  );
}
