import { Button } from "antd";
import { useState } from "react";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import { readVisit } from "../visits.contract.ts";
import { AmendVisitDialog } from "./AmendVisitDialog.tsx";
import { AnswerVisitDialog } from "./AnswerVisitDialog.tsx";
import { ReturnVisitDialog } from "./ReturnVisitDialog.tsx";
import { SampleForm } from "./SampleForm.tsx";
import { VisitSheet } from "./VisitSheet.tsx";

/** One visit with what can be done about it. */
export function VisitDetails({ id }: { readonly id: string }) {
  const { data, error, refetch } = useRead(readVisit, { params: { id } });
  const [acting, setActing] = useState<"answer" | "return" | "amend" | "sample" | undefined>();
  const stop = () => setActing(undefined);
  if (data === undefined)
    return error === null ? (
      <div className="ta-skeleton" style={{ height: 260 }} />
    ) : (
      <ProblemNote problem={error} onRetry={() => void refetch()} />
    );
  return (
    <div className="ta-stack">
      <VisitSheet visit={data} />
      {acting === "sample" ? (
        <SampleForm key={data.id} visit={data} onDone={stop} onCancel={stop} />
      ) : (
        <div className="ta-wrap ta-noprint">
          {data.can.includes("answer") && (
            <Button type="primary" onClick={() => setActing("answer")}>
              登记核实的情况
            </Button>
          )}
          {data.can.includes("amend") && (
            <Button
              type={data.state === "returned" && !data.can.includes("answer") ? "primary" : "default"}
              onClick={() => setActing("amend")}
            >
              补充
            </Button>
          )}
          {data.can.includes("return") && (
            <Button onClick={() => setActing("return")}>退回，请村里补充</Button>
          )}
          {data.can.includes("sample") && <Button onClick={() => setActing("sample")}>登记抽查结果</Button>}
        </div>
      )}
      {acting === "answer" && <AnswerVisitDialog visit={data} onClose={stop} />}
      {acting === "return" && <ReturnVisitDialog visit={data} onClose={stop} />}
      {acting === "amend" && <AmendVisitDialog visit={data} onClose={stop} />}
    </div>
  );
}
