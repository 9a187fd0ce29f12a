import { Button, Input } from "antd";
import { useState } from "react";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { explainChecks, type PayrollView, readPayroll } from "../../payroll/payroll.contract.ts";

type Check = PayrollView["checks"][number];

/** What is amiss: held back until it is mended, or to be explained before the month is submitted. */
export function ChecksPaper({ view }: { readonly view: PayrollView }) {
  const [explaining, setExplaining] = useState<Check | undefined>();
  return (
    <section className="ta-paper" aria-label="检查">
      <div className="ta-paper-head">
        <h2>检查</h2>
        <span className="ta-grey">暂扣的不会丢：改好后，下个月自动补发</span>
      </div>
      <ul className="ta-paper-body">
        {view.checks.map((check) => (
          <li key={check.code} className="ta-pay-check">
            <div className="ta-row">
              <span
                className={check.kind === "blocking" ? "ta-red" : check.open > 0 ? "ta-amber" : "ta-green"}
              >
                {check.kind === "blocking" ? "暂扣" : check.open > 0 ? "待说明" : "已说明"}
              </span>
              <span className="ta-spring">
                {check.label} <strong className="ta-num">{check.lines}</strong> 条
                {check.open > 0 && check.open < check.lines ? `，还有 ${check.open} 条没有说明` : ""}
              </span>
              {check.kind === "warning" && view.can.includes("explain") && (
                <Button size="small" onClick={() => setExplaining(check)}>
                  {check.open > 0 ? "说明" : "补充说明"}
                </Button>
              )}
            </div>
            {check.words.map((said) => (
              <div key={said.at} className="ta-grey ta-small">
                {said.childName === null ? "" : `${said.childName}：`}
                {said.word}（{said.by} {momentText(said.at)}）
              </div>
            ))}
          </li>
        ))}
      </ul>
      {explaining !== undefined && (
        <ExplainDialog month={view.month} check={explaining} onClose={() => setExplaining(undefined)} />
      )}
    </section>
  );
}

interface ExplainDialogProps {
  readonly month: string;
  readonly check: Check;
  readonly onClose: () => void;
}

function ExplainDialog({ month, check, onClose }: ExplainDialogProps) {
  const [word, setWord] = useState("");
  const explain = useWrite(explainChecks, { makesOld: [readPayroll], onDone: onClose });
  return (
    <ActDialog
      title={check.label}
      what={`这次发放里有 ${check.lines} 条。说明会随名册给复核和审批的人看。`}
      okText="保存说明"
      ready={word.trim().length >= 2}
      busy={explain.isPending}
      problem={explain.error}
      onConfirm={() => explain.mutate({ params: { month }, body: { check: check.code, word: word.trim() } })}
      onClose={onClose}
    >
      <Input.TextArea
        autoFocus
        rows={3}
        maxLength={300}
        value={word}
        aria-label="说明"
        placeholder="核实了什么、怎么处理"
        onChange={(event) => setWord(event.target.value)}
      />
    </ActDialog>
  );
}
