import { Button } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { memberUnitCodes } from "../../../../kernel/member-units.ts";
import { readDesk } from "../../../../modules/registry/desk.contract.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  type AgreementView,
  decideAgreement,
  endAgreement,
  listAgreements,
  readAgreement,
  withdrawAgreement,
} from "../../../../platform/exchange/agreements.contract.ts";
import {
  agreementStateCodes,
  directionCodes,
} from "../../../../platform/exchange/exchange-codes.contract.ts";
import { dayText, momentText } from "../../parts/moment.ts";
import { PageWaiting } from "../../parts/PageWaiting.tsx";
import { ReasonDialog } from "../../parts/ReasonDialog.tsx";
import { useUrlState } from "../../parts/useUrlState.ts";
import { AgreementDialog } from "./AgreementDialog.tsx";
import { agreementTone, dueText, lightTone, rhythmText } from "./exchange-words.ts";
import { FactsTable } from "./FactsTable.tsx";
import { UploadDialog } from "./UploadDialog.tsx";
import "./exchange.css";

type Open = "accept" | "decline" | "withdraw" | "change" | "end" | "upload";

/** One agreement: what holds, who agreed, what came, what was before. */
export function AgreementPage() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useRead(readAgreement, { params: { id } });
  const { values, set } = useUrlState();
  const [act, setAct] = useState<Exclude<Open, "upload"> | undefined>();
  const open: Open | undefined = values["upload"] === "true" ? "upload" : act;
  const setOpen = (next: Open | undefined) => {
    set({ upload: next === "upload" ? "true" : undefined });
    setAct(next === "upload" ? undefined : next);
  };
  if (data === undefined) return <PageWaiting problem={error} onRetry={() => void refetch()} />;
  const { can } = data;
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>{data.title}</h1>
        <span className={agreementTone[data.state]}>{agreementStateCodes.label(data.state)}</span>
        <div className="ta-page-acts ta-noprint">
          {can.includes("upload") && (
            <Button type="primary" onClick={() => setOpen("upload")}>
              上传一批
            </Button>
          )}
          {can.includes("decide") && (
            <>
              <Button type="primary" onClick={() => setOpen("accept")}>
                同意
              </Button>
              <Button onClick={() => setOpen("decline")}>不同意</Button>
            </>
          )}
          {can.includes("withdraw") && <Button onClick={() => setOpen("withdraw")}>撤回</Button>}
          {can.includes("change") && <Button onClick={() => setOpen("change")}>提出新版</Button>}
          {can.includes("end") && (
            <Button danger onClick={() => setOpen("end")}>
              终止
            </Button>
          )}
        </div>
      </header>
      <Facts of={data} />
      <Editions of={data.editions} shown={data.id} />
      {open === "change" && <AgreementDialog replaced={data} onClose={() => setOpen(undefined)} />}
      {open === "upload" && can.includes("upload") && (
        <UploadDialog agreement={data} onClose={() => setOpen(undefined)} />
      )}
      {open !== undefined && open !== "change" && open !== "upload" && (
        <ActOnAgreement of={data} act={open} onClose={() => setOpen(undefined)} />
      )}
    </div>
  );
}

function Facts({ of: one }: { readonly of: AgreementView }) {
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    ["单位", `${memberUnitCodes.label(one.unit)}（${directionCodes.label(one.direction)}）`],
    ["种类", one.subjectTitle],
    [
      "更新情况",
      one.due === null ? (
        "现在不等"
      ) : (
        <span key="due" className={`ta-exchange-light ${lightTone[one.due.light]}`}>
          {dueText(one)}
        </span>
      ),
    ],
    ["最近一次", one.lastSuccess === null ? "还没有" : momentText(one.lastSuccess)],
    ["频次", rhythmText(one)],
    ["法律依据", one.legalBasis],
    ["用途", one.purpose],
    ["字段", one.fields.map(({ label }) => label).join("、")],
    ["保存", `一批办结后 ${one.retentionDays} 天，到期删除，只留数字`],
    [
      "有效期",
      `${one.validFrom} 起${one.validTo === null ? "，一直有效" : `，到 ${one.validTo}（不含当天）`}`,
    ],
    ["联系人", `${one.contactName} ${one.contactPhone}`],
    ["来路", ways(one)],
    [
      "提出和同意",
      `${momentText(one.askedAt)} ${one.askedBy}提出${one.agreedAt === null ? "" : `；${momentText(one.agreedAt)} ${one.agreedBy ?? ""}同意`}`,
    ],
    [
      "结束",
      one.endedAt === null ? null : `${momentText(one.endedAt)} ${one.endedBy ?? ""}：${one.endedWhy ?? ""}`,
    ],
  ];
  return (
    <section className="ta-paper" aria-label="协议内容">
      <div className="ta-paper-head">
        <h2>第 {one.edition} 版</h2>
        <Link to={one.direction === "in" ? `/exchange/batches?agreement=${one.id}` : "/exchange/copies"}>
          {one.direction === "in" ? "看收到的批次" : "去抄送"}
        </Link>
      </div>
      <FactsTable facts={facts} />
    </section>
  );
}

function ways({ direction, partnerName, folder }: AgreementView): string {
  if (direction === "out") return "由我们抄送";
  return [
    "上传",
    ...(partnerName === null ? [] : [`${partnerName}凭密钥报送`]),
    ...(folder === null ? [] : [`交换文件夹“${folder}”`]),
  ].join("、");
}

interface EditionsProps {
  readonly of: readonly AgreementView[];
  readonly shown: string;
}

function Editions({ of: editions, shown }: EditionsProps) {
  if (editions.length < 2) return null;
  return (
    <section className="ta-paper" aria-label="各版">
      <div className="ta-paper-head">
        <h2>各版</h2>
      </div>
      <table className="ta-lines">
        <tbody>
          {editions.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {one.id === shown ? (
                  `第 ${one.edition} 版`
                ) : (
                  <Link to={`/exchange/agreements/${one.id}`}>第 {one.edition} 版</Link>
                )}
              </th>
              <td>
                <span className={agreementTone[one.state]}>{agreementStateCodes.label(one.state)}</span>
              </td>
              <td>
                {dayText(one.askedAt)} {one.askedBy}提出，{one.fields.length} 个字段
                {one.endedWhy !== null && `；${one.endedWhy}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface ActProps {
  readonly of: AgreementView;
  readonly act: "accept" | "decline" | "withdraw" | "end";
  readonly onClose: () => void;
}

const words = {
  accept: {
    okText: "同意",
    label: "核对了什么",
    what: "同意以后马上按这一版收和抄送；有旧版的，旧版随之结束。请核对依据、用途和字段。",
  },
  decline: {
    okText: "不同意",
    label: "为什么不同意",
    what: "这一份不再生效，提出的人可以改了重新提出。",
    danger: true,
  },
  withdraw: { okText: "撤回", label: "为什么撤回", what: "撤回以后不再等同意，可以重新提出。" },
  end: {
    okText: "终止",
    label: "为什么终止",
    what: "以后不再收、不再抄送；已经收到的照常办完，按原来的天数保存。不能恢复，要恢复请重新提出。",
    danger: true,
  },
} as const;

function ActOnAgreement({ of: { id, title }, act, onClose }: ActProps) {
  const done = { makesOld: [listAgreements, readAgreement, readDesk], onDone: onClose };
  const decide = useWrite(decideAgreement, done);
  const withdraw = useWrite(withdrawAgreement, done);
  const end = useWrite(endAgreement, done);
  const confirm = (why: string) => {
    const params = { id };
    if (act === "withdraw") withdraw.mutate({ params, body: { why } });
    else if (act === "end") end.mutate({ params, body: { why } });
    else decide.mutate({ params, body: { accept: act === "accept", why } });
  };
  return (
    <ReasonDialog
      {...words[act]}
      title={`${words[act].okText}：${title}`}
      busy={decide.isPending || withdraw.isPending || end.isPending}
      problem={decide.error ?? withdraw.error ?? end.error}
      onConfirm={confirm}
      onClose={onClose}
    />
  );
}
