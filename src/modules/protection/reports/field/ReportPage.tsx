/** A child is in danger: whom to call stands first, then a report of one page, which is taken without a line too. */
import { useState } from "react";
import { useOpenForm } from "../../../../faces/field/app-update.ts";
import { useHeld } from "../../../../faces/field/Held.tsx";
import { goInstead, useAddress, wordsOf } from "../../../../faces/field/hash-address.ts";
import { Choices, SeveralChoices } from "../../../../faces/field/parts/Choices.tsx";
import { MainButton } from "../../../../faces/field/parts/MainButton.tsx";
import { Note } from "../../../../faces/field/parts/Note.tsx";
import { Page } from "../../../../faces/field/parts/Page.tsx";
import { Waiting } from "../../../../faces/field/parts/Waiting.tsx";
import { WordsField } from "../../../../faces/field/parts/WordsField.tsx";
import { usePhone, useToday } from "../../../../faces/field/phone-context.ts";
import { sayState } from "../../../../faces/field/say-state.ts";
import { useKeptDraft } from "../../../../faces/field/useKeptDraft.ts";
import { asProblem } from "../../../../platform/client/api-problem.ts";
import { newId } from "../../../../platform/client/new-id.ts";
import type { Situation } from "../../protection-codes.contract.ts";
import { adviceNumbers, emergencyNumbers } from "../help-numbers.contract.ts";
import { dangerCodes, doneCodes, injuryCodes } from "../report-form.contract.ts";
import { plainSituations } from "../situation-words.ts";
import { ChildChoice } from "./ChildChoice.tsx";
import {
  beginReport,
  faultsOfReport,
  type ReportDraft,
  readKeptReport,
  reportMutation,
} from "./report-draft.ts";

const situations = (Object.entries(plainSituations) as [Situation, string][]).map(([value, label]) => ({
  value,
  label,
}));
const DRAFT = "report";

export function ReportPage() {
  const { now, fault } = useHeld();
  const words = wordsOf(useAddress());
  const [sent, setSent] = useState<{ mutationId: string; childId: string | null }>();
  const isAtVisit = words.get("visit") === "1";
  if (sent !== undefined)
    return <Reported mutationId={sent.mutationId} backTo={isAtVisit ? sent.childId : null} />;
  // Where the files are locked, a danger can still be written down.
  if (now === undefined && fault === null) return <Waiting />;
  return (
    <ReportForm
      key={words.get("child") ?? ""}
      askedChild={words.get("child")}
      isAtVisit={isAtVisit}
      onSent={(mutationId, childId) => setSent({ mutationId, childId })}
    />
  );
}

interface ReportFormProps {
  readonly askedChild: string | null;
  readonly isAtVisit: boolean;
  readonly onSent: (mutationId: string, childId: string | null) => void;
}

function ReportForm({ askedChild, isAtVisit, onSent }: ReportFormProps) {
  useOpenForm();
  const phone = usePhone();
  const { now } = useHeld();
  const villages = now?.desk?.villages ?? [];
  const key = askedChild === null ? DRAFT : `${DRAFT}:${askedChild}`;
  const kept = useKeptDraft<ReportDraft>(key, readKeptReport, () =>
    beginReport(newId(), askedChild, villages[0]?.code ?? now?.children[0]?.villageCode ?? ""),
  );
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [fault, setFault] = useState<string | null>(null);
  const { value: draft } = kept;
  if (draft === undefined) return <Waiting />;
  const change = (part: Partial<ReportDraft>) => {
    setFaults({});
    kept.set((before) => ({ ...before, ...part }));
  };
  const child = now?.children.find(({ id }) => id === draft.childId) ?? null;
  const save = async () => {
    const found = faultsOfReport(draft);
    setFaults(found);
    const first = Object.values(found)[0];
    if (first !== undefined) {
      setFault(`还差一处：${first}`);
      return;
    }
    const mutation = reportMutation(draft, { child, isAtVisit }, newId);
    try {
      await phone.save({ mutations: [mutation], forgetDrafts: [key] });
      kept.finish();
      if (draft.childId !== null) await phone.keepDraft(`reported:${draft.childId}`, { reportId: draft.id });
      onSent(mutation.id, draft.childId);
      void phone.syncNow();
    } catch (error) {
      const { title, detail } = asProblem(error);
      setFault(`${title}。${detail} 不要等，请先打 110。`);
    }
  };
  return (
    <Page title="上报危险" {...(askedChild === null && now !== undefined ? {} : { back: "/" })} withoutReport>
      <CallFirst />
      <h2>再写一份报告</h2>
      <p className="fd-hint">等孩子安全了再写。看到什么写什么，不用查清楚。</p>
      <Choices
        label="孩子现在有危险吗"
        options={dangerCodes.options}
        value={draft.danger}
        onChange={(danger) => change({ danger })}
        fault={faults["danger"]}
        isColumn
      />
      <WordsField
        label="看到、听到了什么"
        rows={4}
        max={4000}
        value={draft.statement}
        onChange={(statement) => change({ statement })}
        fault={faults["statement"]}
      />
      <ChildChoice draft={draft} child={child} change={change} />
      <SeveralChoices
        label="是哪种情况（可以选几个，也可以不选）"
        options={situations}
        value={draft.situations}
        onChange={(chosen) => change({ situations: chosen })}
        isColumn
      />
      <Choices
        label="伤得怎么样"
        options={injuryCodes.options}
        value={draft.injury}
        onChange={(injury) => change({ injury })}
      />
      <SeveralChoices
        label="已经做了什么"
        options={doneCodes.options}
        value={draft.done}
        onChange={(done) => change({ done })}
      />
      {villages.length > 1 && child === null && (
        <Choices
          label="在哪个村（社区）"
          options={villages.map(({ code, name }) => ({ value: code, label: name }))}
          value={draft.villageCode}
          onChange={(villageCode) => change({ villageCode })}
        />
      )}
      <WordsField
        label="在什么地方（可以不写）"
        value={draft.address}
        max={200}
        onChange={(address) => change({ address })}
      />
      <MainButton isDanger onClick={() => void save()}>
        报告
      </MainButton>
      {fault !== null && (
        <Note tone="red" isNews>
          {fault}
        </Note>
      )}
      <details className="fd-more">
        <summary>为什么必须报告</summary>
        <p>
          村（居）民委员会及其工作人员，在工作中发现未成年人身心健康受到侵害、疑似受到侵害或者面临其他危险情形的，应当立即向公安、民政、教育等有关部门报告。——《未成年人保护法》第十一条
        </p>
        <p>只是怀疑也要报，报错了不追究。是谁报的，会保密。</p>
      </details>
    </Page>
  );
}

function CallFirst() {
  return (
    <section className="fd-call-first" aria-label="先打电话">
      <a className="fd-call-110" href="tel:110">
        <b>110</b> {emergencyNumbers[0]?.what}
      </a>
      <ul className="fd-numbers">
        {[...emergencyNumbers.slice(1), ...adviceNumbers].map(({ number, what }) => (
          <li key={number}>
            <a href={`tel:${number}`}>
              <b>{number}</b> {what}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reported({ mutationId, backTo }: { readonly mutationId: string; readonly backTo: string | null }) {
  const { now } = useHeld();
  const today = useToday();
  const item = now?.outbox.find(({ id }) => id === mutationId);
  const isReceived = item?.state === "received";
  return (
    <Page
      title="上报危险"
      withoutReport
      action={
        <MainButton onClick={() => goInstead(backTo === null ? "/" : `/children/${backTo}/visit`)}>
          {backTo === null ? "回到今天" : "回去接着写走访"}
        </MainButton>
      }
    >
      {isReceived ? (
        <div className="fd-saved" role="status">
          <h2>报告已收到</h2>
          <p className="fd-saved-state">{sayState(item, today)}</p>
          <p>镇街和区里会有人处理，会告诉您结果。</p>
        </div>
      ) : (
        <Note tone="red" isNews>
          <h2>报告还没有送到</h2>
          <p>
            已经存在手机上，有信号会最先上传。<b>现在没有人看到这份报告。</b>不要等它，请打电话：
          </p>
          <a className="fd-call-110" href="tel:110">
            打 110
          </a>
          <p>
            也要打给镇街，或者 <a href="tel:12345">12345</a>。
          </p>
        </Note>
      )}
    </Page>
  );
}
