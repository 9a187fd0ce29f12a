import { App, Button, Checkbox, Input, Select } from "antd";
import { Link } from "react-router";
import { EmptyState } from "../../../faces/desk/parts/EmptyState.tsx";
import { ProblemNote } from "../../../faces/desk/parts/ProblemNote.tsx";
import { useUnsaved } from "../../../faces/desk/parts/useUnsaved.tsx";
import { useCan } from "../../../faces/desk/session/session.ts";
import type { ProgrammeCode } from "../programs/program-codes.contract.ts";
import { EXPECTED_HEADINGS } from "../screening/split-pasted.ts";
import { CheckedRows } from "./CheckedRows.tsx";
import { type TakeUp, useTakeUp } from "./useTakeUp.ts";
import "./benefits.css";

/** What another department settled, pasted by the row: checked first, then recorded as one act. */
export function TakeUpPage() {
  const { message } = App.useApp();
  const mayList = useCan("referral.read");
  const takeUp = useTakeUp((written, left) => {
    void message.success(`已登记 ${written} 行。${left === 0 ? "" : `没有登记的 ${left} 行留在框里。`}`);
  });
  const { offer, programmes, text, checked, rows } = takeUp;
  useUnsaved(text.trim() !== "", "粘贴的内容");
  if (offer.data !== undefined && programmes.length === 0)
    return (
      <div className="ta-page">
        <EmptyState title="没有由您登记的项目">
          岗位里要写明是哪个部门，而且这个部门有转介的项目。请与区民政局联系。
        </EmptyState>
      </div>
    );
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>登记落实情况</h1>
        <span className="ta-grey">从表格里连列名一起复制，粘贴到下面；先核对，再登记</span>
        {mayList && (
          <div className="ta-page-acts">
            <Link to="/referrals">看转介单</Link>
          </div>
        )}
      </header>
      {offer.error !== null && <ProblemNote problem={offer.error} onRetry={() => void offer.refetch()} />}
      <section className="ta-paper ta-paper-body ta-stack" aria-label="粘贴">
        <div>
          <Choices takeUp={takeUp} />
        </div>
        <div>
          <Input.TextArea
            aria-label="从表格里复制的行"
            className="ta-take-text"
            wrap="off"
            autoSize={{ minRows: 6, maxRows: 14 }}
            value={text}
            placeholder={`${EXPECTED_HEADINGS.join("\t")}\n列名可以不一样，顺序不限。没有身份证号的，要有姓名和出生日期。`}
            onChange={({ target }) => takeUp.change({ text: target.value })}
          />
        </div>
        {takeUp.restored && text !== "" && <p className="ta-grey">上次粘贴的还在这里。</p>}
        <div>
          <Acts takeUp={takeUp} />
        </div>
        {takeUp.problem !== null && <ProblemNote problem={takeUp.problem} compact />}
      </section>
      {checked !== undefined && <CheckedRows rows={rows} judged={checked.rows} />}
    </div>
  );
}

function Choices({ takeUp }: { readonly takeUp: TakeUp }) {
  const { offer, programmes, programme, unreferred, change } = takeUp;
  return (
    <div className="ta-wrap">
      <Select
        aria-label="待遇项目"
        className="ta-take-programme"
        allowClear
        placeholder="哪个项目（表里有项目列的不用选）"
        value={programme ?? null}
        options={programmes.map(({ code, title, to }) => ({ value: code, label: `${title}（${to}）` }))}
        onChange={(next: ProgrammeCode | null | undefined) => change({ programme: next ?? undefined })}
      />
      {offer.data?.can.includes("unreferred") === true && (
        <span>
          <Checkbox checked={unreferred} onChange={({ target }) => change({ unreferred: target.checked })}>
            没有转介过、已经落实的也登记
          </Checkbox>
        </span>
      )}
    </div>
  );
}

function Acts({ takeUp }: { readonly takeUp: TakeUp }) {
  const { checked, rows, isTooLong } = takeUp;
  const hasReady = checked !== undefined && checked.ready > 0;
  return (
    <div className="ta-wrap">
      <Button
        type={hasReady ? "default" : "primary"}
        disabled={!takeUp.canCheck}
        loading={takeUp.isChecking}
        onClick={takeUp.check}
      >
        核对{rows.length === 0 ? "" : ` ${rows.length} 行`}
      </Button>
      {hasReady && (
        <Button type="primary" loading={takeUp.isWriting} onClick={takeUp.write}>
          登记 {checked.ready} 行
        </Button>
      )}
      <span className={isTooLong ? "ta-red" : "ta-grey"}>{wordsOf(takeUp)}</span>
    </div>
  );
}

function wordsOf({ text, pasted, rows, most, isTooLong }: TakeUp): string {
  if (text === "") return `一次最多 ${most} 行`;
  if (typeof pasted === "string") return pasted;
  if (isTooLong) return `有 ${rows.length} 行，一次最多 ${most} 行，请分几次粘贴`;
  return pasted.ignored.length === 0 ? "" : `用不到的列：${pasted.ignored.join("、")}`;
}
