import { Button } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { memberUnitCodes } from "../../../../kernel/member-units.ts";
import { printFeedback } from "../../../../modules/matching/outbound/feedback.contract.ts";
import { readDesk } from "../../../../modules/registry/desk.contract.ts";
import { download } from "../../../../platform/client/download.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { XLSX_TYPE } from "../../../../platform/excel/file-types.contract.ts";
import {
  type BatchDetails,
  downloadFaults,
  listBatches,
  readBatch,
  releaseBatch,
  sendBackBatch,
} from "../../../../platform/exchange/batches.contract.ts";
import {
  batchEventCodes,
  batchStateCodes,
  batchViaCodes,
  heldForCodes,
} from "../../../../platform/exchange/exchange-codes.contract.ts";
import { LinkButton } from "../../parts/LinkButton.tsx";
import { dayText, momentText } from "../../parts/moment.ts";
import { PageWaiting } from "../../parts/PageWaiting.tsx";
import { PrintMenu } from "../../parts/PrintMenu.tsx";
import { ProblemNote } from "../../parts/ProblemNote.tsx";
import { ReasonDialog } from "../../parts/ReasonDialog.tsx";
import { useCan } from "../../session/session.ts";
import { batchTone, talliesText } from "./exchange-words.ts";
import { FactsTable } from "./FactsTable.tsx";
import "./exchange.css";

const EVERY_MS = 2_000;

/** One batch: how far it is, why it stands still, what was done with it. */
export function BatchPage() {
  const { id = "" } = useParams();
  const [isRunning, setRunning] = useState(false);
  const { data, error, refetch } = useRead(
    readBatch,
    { params: { id } },
    { everyMs: isRunning ? EVERY_MS : false },
  );
  const runs = data?.state === "reading" || data?.state === "matching";
  if (runs !== isRunning) setRunning(runs);
  if (data === undefined) return <PageWaiting problem={error} onRetry={() => void refetch()} />;
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>
          {data.agreementTitle} 第 {data.ordinal} 批
        </h1>
        <span className={batchTone[data.state]} role="status">
          {batchStateCodes.label(data.state)}
        </span>
        <Acts batch={data} />
      </header>
      {isRunning && (
        <p className="ta-grey" role="status">
          系统在办，不用等在这里；好了会自己变。停电、重启以后接着办。
        </p>
      )}
      {data.state === "held" && <HeldPaper batch={data} />}
      {data.problem !== null && data.state === "refused" && (
        <section className="ta-paper ta-exchange-refused" aria-label="退回的原因">
          <div className="ta-paper-head">
            <h2>没有收：{data.problem.title}</h2>
          </div>
          <p className="ta-paper-body">{data.problem.detail}</p>
        </section>
      )}
      <Facts of={data} />
      <Events of={data} />
    </div>
  );
}

/** What can be done with it now, the next step first. */
function Acts({ batch }: { readonly batch: BatchDetails }) {
  const mayReview = useCan("match.read");
  const mayReceive = useCan("exchange.receive");
  const maySend = useCan("exchange.send");
  const { id, state, agreementId, tallies } = batch;
  const isOver = state === "settled" || state === "dropped";
  return (
    <div className="ta-page-acts ta-noprint">
      {mayReview && (state === "review" || state === "settled") && (
        <LinkButton
          isFirst={state === "review"}
          to={`/exchange/review?batch=${id}${state === "review" ? "" : "&view=certain"}`}
        >
          {state === "review" ? `去复核 ${tallies["waiting"] ?? ""}` : "看认定了谁"}
        </LinkButton>
      )}
      {mayReceive && state === "refused" && (
        <LinkButton isFirst to={`/exchange/agreements/${agreementId}?upload=true`}>
          重新上传
        </LinkButton>
      )}
      {maySend && isOver && (
        <PrintMenu
          operation={printFeedback}
          inputFor={(as) => ({ params: { batchId: id }, query: { as } })}
          label="打印给对方的反馈表"
        />
      )}
      {batch.can.includes("faults") && <FaultsButton id={id} />}
    </div>
  );
}

function FaultsButton({ id }: { readonly id: string }) {
  const [problem, setProblem] = useState<unknown>();
  const take = async () => {
    setProblem(undefined);
    try {
      await download(downloadFaults, { params: { id }, accept: XLSX_TYPE });
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <>
      <Button onClick={() => void take()}>下载读不了的行</Button>
      {problem !== undefined && <ProblemNote problem={problem} compact />}
    </>
  );
}

/** What a person is asked, with what it is compared with. */
function HeldPaper({ batch }: { readonly batch: BatchDetails }) {
  const [act, setAct] = useState<"release" | "sendBack" | undefined>();
  const done = { makesOld: [readBatch, listBatches, readDesk], onDone: () => setAct(undefined) };
  const release = useWrite(releaseBatch, done);
  const sendBack = useWrite(sendBackBatch, done);
  const input = (why: string) => ({ params: { id: batch.id }, version: batch.version, body: { why } });
  return (
    <section className="ta-paper ta-exchange-held" aria-label="暂缓的原因">
      <div className="ta-paper-head">
        <h2>暂缓：{batch.heldFor.map((one) => heldForCodes.label(one)).join("；")}</h2>
        {batch.can.length > 0 && (
          <div className="ta-page-acts ta-noprint">
            {batch.can.includes("release") && (
              <Button type="primary" onClick={() => setAct("release")}>
                放行
              </Button>
            )}
            {batch.can.includes("sendBack") && (
              <Button danger onClick={() => setAct("sendBack")}>
                退回
              </Button>
            )}
          </div>
        )}
      </div>
      <div className="ta-paper-body">
        <p>
          这一批 {batch.rows} 行，截至 {batch.asOf ?? "不明"}。放行以前不比对，什么也不会写进档案。
          {batch.problem !== null && ` ${batch.problem.title}：${batch.problem.detail}`}
        </p>
        {batch.before.length > 0 && (
          <p className="ta-grey">
            以前：
            {batch.before
              .map(
                ({ receivedAt, rows, asOf }) => `${dayText(receivedAt)} ${rows} 行（截至 ${asOf ?? "不明"}）`,
              )
              .join("，")}
          </p>
        )}
      </div>
      {act === "release" && (
        <ReasonDialog
          title="放行这一批"
          what="放行以后马上开始比对，确定的会写进档案。请先和对方核实。"
          okText="放行"
          label="为什么可以相信"
          busy={release.isPending}
          problem={release.error}
          onConfirm={(why) => release.mutate(input(why))}
          onClose={() => setAct(undefined)}
        />
      )}
      {act === "sendBack" && (
        <ReasonDialog
          title="退回这一批"
          what="读到的内容和文件都删除，不比对；请对方重新提供。"
          okText="退回"
          danger
          label="退回的原因"
          busy={sendBack.isPending}
          problem={sendBack.error}
          onConfirm={(why) => sendBack.mutate(input(why))}
          onClose={() => setAct(undefined)}
        />
      )}
    </section>
  );
}

function Facts({ of: batch }: { readonly of: BatchDetails }) {
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [
      "协议",
      <Link key="agreement" to={`/exchange/agreements/${batch.agreementId}`}>
        {batch.agreementTitle}
      </Link>,
    ],
    ["单位和种类", `${memberUnitCodes.label(batch.unit)} · ${batch.subjectTitle}`],
    ["数字", talliesText(batch)],
    ["截至日期", batch.asOf ?? ""],
    ["对应的应到日", batch.dueOn ?? "不定期"],
    ["收到", `${momentText(batch.receivedAt)} · ${batchViaCodes.label(batch.via)} · ${batch.receivedBy}`],
    ["文件", `${batch.fileName}（${Math.max(1, Math.round(batch.fileSize / 1024))} KB）`],
    ["保存", batch.dropAfter === null ? "" : `到 ${batch.dropAfter}，之后删除名册里的行，只留数字`],
  ];
  return (
    <section className="ta-paper" aria-label="这一批">
      <FactsTable facts={facts} />
    </section>
  );
}

function Events({ of: { events } }: { readonly of: BatchDetails }) {
  return (
    <section className="ta-paper" aria-label="经过">
      <div className="ta-paper-head">
        <h2>经过</h2>
      </div>
      <table className="ta-lines ta-exchange-events">
        <tbody>
          {events.map((one) => (
            <tr key={`${one.at}/${one.what}`}>
              <th scope="row">{momentText(one.at)}</th>
              <td>{batchEventCodes.label(one.what)}</td>
              <td>
                {one.by}
                {one.note !== null && `：${one.note}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
