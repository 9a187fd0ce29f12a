import { Button } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import { ExportButton } from "../../../../faces/desk/parts/ExportButton.tsx";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { ReasonDialog } from "../../../../faces/desk/parts/ReasonDialog.tsx";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  type CampaignView,
  endCampaign,
  listCampaignChildren,
  listCampaigns,
  readCampaign,
  startCampaign,
} from "../campaigns.contract.ts";
import { AnswersPaper } from "./AnswersPaper.tsx";
import { CampaignChildren } from "./CampaignChildren.tsx";
import { CampaignForm } from "./CampaignForm.tsx";
import { CampaignStateWord } from "./CampaignStateWord.tsx";
import { PlacesPaper } from "./PlacesPaper.tsx";
import "./campaigns.css";

/** One campaign: how far each place is, what was answered, who was not reached yet. */
export function CampaignPage() {
  const { id = "" } = useParams();
  const { values, set } = useUrlState();
  const { place } = values;
  const { data, error, refetch } = useRead(
    readCampaign,
    { params: { id }, query: place === undefined ? {} : { place } },
    { keepPrevious: true },
  );
  if (data === undefined)
    return error === null ? (
      <div className="ta-page ta-skeleton" style={{ height: 320 }} />
    ) : (
      <div className="ta-page">
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      </div>
    );
  const { state, counts, from, dueOn, placeName, chosen, brief, ended } = data;
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>{data.title}</h1>
        <CampaignStateWord state={state} />
        <span className="ta-grey">
          {placeName} · {from} 至 {dueOn} · {chosen}
        </span>
        <Acts campaign={data} place={place} />
      </header>
      <p className="ta-campaign-brief">{brief}</p>
      {ended !== null && (
        <p className="ta-grey">
          {momentText(ended.at)} 结束
          {ended.by === null ? "：都问到了" : `（${ended.by}）：${ended.why ?? ""}`}
        </p>
      )}
      {state === "draft" ? (
        data.can.includes("change") && <CampaignForm key={data.version} before={data} />
      ) : (
        <>
          <p>
            孩子 <b>{counts.children}</b>，已问到 <b>{counts.answered}</b>，还没有问到 <b>{counts.open}</b>
            {counts.excused > 0 && (
              <>
                ，不用问 <b>{counts.excused}</b>
              </>
            )}
          </p>
          <div className="ta-campaign-halves">
            <PlacesPaper campaign={data} place={place} onPlace={(code) => set({ place: code })} />
            <AnswersPaper campaign={data} values={values} set={set} />
          </div>
          <CampaignChildren campaign={data} values={values} set={set} />
        </>
      )}
    </div>
  );
}

interface ActsProps {
  readonly campaign: CampaignView;
  readonly place: string | undefined;
}

function Acts({ campaign, place }: ActsProps) {
  const { id, title, version, can, state, counts } = campaign;
  const [isEnding, setEnding] = useState(false);
  const makesOld = [listCampaigns, readCampaign, listCampaignChildren];
  const start = useWrite(startCampaign, { makesOld });
  const end = useWrite(endCampaign, { makesOld, onDone: () => setEnding(false) });
  return (
    <div className="ta-page-acts ta-noprint">
      {start.error !== null && <ProblemNote problem={start.error} compact />}
      {state !== "draft" && (
        <ExportButton
          operation={listCampaignChildren}
          input={{ params: { id }, query: place === undefined ? {} : { place } }}
          what={`“${title}”的 ${counts.children} 个孩子和他们的回答，一个孩子一行，不含身份证号。`}
        />
      )}
      {can.includes("start") && (
        <Button
          type="primary"
          loading={start.isPending}
          onClick={() => start.mutate({ params: { id }, version, body: {} })}
        >
          开始
        </Button>
      )}
      {can.includes("end") && <Button onClick={() => setEnding(true)}>结束</Button>}
      {isEnding && (
        <ReasonDialog
          title={`结束：${title}`}
          what={
            counts.open > 0
              ? `还有 ${counts.open} 个孩子没有问到。结束以后不再问，村里的待办会撤下；手机上已经写好的回答仍然会收。`
              : "孩子都问到了。结束以后村里的待办会撤下。"
          }
          label="为什么结束"
          okText="结束"
          busy={end.isPending}
          problem={end.error}
          onConfirm={(reason) => end.mutate({ params: { id }, version, body: { reason } })}
          onClose={() => setEnding(false)}
        />
      )}
    </div>
  );
}
