import { Button, Input, Radio, Select } from "antd";
import { useDraft } from "../../../../platform/client/useDraft.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { decideApplication } from "../../../../platform/procedures/acts.contract.ts";
import type { MatterView } from "../../../../platform/procedures/matter-view.contract.ts";
import { DateField } from "../../form/DateField.tsx";
import { ProblemNote } from "../../parts/ProblemNote.tsx";
import { useShortcut } from "../../shortcuts.ts";
import { madeOld } from "./made-old.ts";
import { opinionFor } from "./opinion-words.ts";

/** Under which an opinion is kept until it is submitted. */
export const opinionKey = (matterId: string, ordinal: number) => `opinion/${matterId}/${ordinal}`;

export interface Opinion {
  readonly outcome?: string | undefined;
  readonly to?: string | undefined;
  readonly opinion: string;
  readonly on?: string | undefined;
}

interface OpinionBarProps {
  readonly matter: MatterView;
  readonly onDone: (said: string) => void;
  readonly onReload: () => void;
}

/** The opinion at the foot of the page: what is decided, in what words, on which day. What is typed survives every error. */
export function OpinionBar({ matter, onDone, onReload }: OpinionBarProps) {
  const step = matter.steps.find(({ state }) => state === "open");
  const draft = useDraft<Opinion>(opinionKey(matter.id, step?.ordinal ?? 0), { opinion: "" });
  const write = useWrite(decideApplication, {
    makesOld: madeOld,
    onDone: (_, { body }) => {
      draft.clear();
      const label = matter.outcomes.find(({ code }) => code === body.outcome)?.label ?? "";
      onDone(`${matter.subjectName}：${label}`);
    },
  });
  const { opinion, on } = draft.value;
  const only = matter.outcomes.length === 1 ? matter.outcomes[0] : undefined;
  const chosen = only ?? matter.outcomes.find(({ code }) => code === draft.value.outcome);
  // Where there is one way back, nobody has to choose it.
  const to = chosen?.to.length === 1 ? chosen.to[0]?.code : draft.value.to;
  const words = opinion.trim();
  // A refusal and a return need no papers.
  const isLacking = (chosen?.leads === "next" || chosen?.leads === "approved") && matter.missing.length > 0;
  const ready =
    chosen !== undefined &&
    !isLacking &&
    (!chosen.needsReasons || words.length >= 2) &&
    (chosen.leads !== "back" || to !== undefined);
  const choose = (outcome: string) => {
    const next = matter.outcomes.find(({ code }) => code === outcome);
    draft.set({ ...draft.value, outcome, opinion: opinionFor(next, chosen, opinion) });
    // What was wrong with the other outcome is not wrong with this one.
    if (write.error?.status !== 412) write.reset();
  };
  const decide = () => {
    if (!ready || step === undefined) return;
    const body = {
      step: step.ordinal,
      outcome: chosen.code,
      opinion: words,
      ...(chosen.leads === "back" && to !== undefined ? { to } : {}),
      ...(on === undefined ? {} : { on }),
    };
    write.mutate({ params: { id: matter.id }, version: matter.version, body });
  };
  useShortcut({ key: "Ctrl+S", what: "提交意见" }, decide, {
    whileTyping: true,
    enabled: ready && !write.isPending,
  });
  return (
    <section className="ta-opinion-bar ta-noprint" aria-label="办理意见">
      {matter.behalf !== null && <p className="ta-amber">您正在代 {matter.behalf} 办理，会注明“代”。</p>}
      {matter.standing !== null && (
        <p className="ta-grey">
          时限正在暂停（{matter.standing.title}），结束以后再办；材料迟迟不补的，可以不予通过。
        </p>
      )}
      {draft.restored && <p className="ta-grey">上次没有提交的意见还在这里。</p>}
      <div className="ta-wrap">
        <Radio.Group
          optionType="button"
          aria-label="办理结果"
          value={chosen?.code}
          onChange={(event) => choose(String(event.target.value))}
          options={matter.outcomes.map(({ code, label }) => ({ value: code, label }))}
        />
        {chosen?.leads === "back" && chosen.to.length > 1 && (
          <Select
            aria-label="退回到"
            placeholder="退回到哪一步"
            style={{ minWidth: 160 }}
            value={to ?? null}
            options={chosen.to.map(({ code, title }) => ({ value: code, label: `退回到${title}` }))}
            onChange={(value) => draft.set({ ...draft.value, to: value })}
          />
        )}
        {(chosen?.phrases ?? []).map((phrase) => (
          <button
            key={phrase}
            type="button"
            className="ta-chip"
            onClick={() => draft.set({ ...draft.value, opinion: phrase })}
          >
            {phrase}
          </button>
        ))}
      </div>
      {isLacking && (
        <p className="ta-red" role="status">
          还缺{matter.missing.map(({ title }) => title).join("、")}
          。收到的先在“材料”里登记，没有收到的用“一次性告知补正”。
        </p>
      )}
      <div className="ta-opinion-line">
        <Input.TextArea
          aria-label="意见"
          autoSize={{ minRows: 1, maxRows: 5 }}
          maxLength={2000}
          value={opinion}
          placeholder={
            chosen?.needsReasons !== true
              ? "意见（可以点上面的常用语）"
              : matter.isOfOffice
                ? "请写明情况和理由（会写进文书）"
                : "请写明理由（会告知申请人）"
          }
          onChange={(event) => draft.set({ ...draft.value, opinion: event.target.value })}
        />
        <div className="ta-opinion-day">
          <DateField
            label="办理日期"
            value={on ?? matter.today}
            min={matter.earliestOn}
            max={matter.today}
            onChange={(day) => {
              draft.set({ ...draft.value, on: day === matter.today ? undefined : day });
            }}
          />
        </div>
        <Button
          type="primary"
          danger={chosen?.leads === "refused"}
          disabled={!ready}
          loading={write.isPending}
          onClick={decide}
        >
          {chosen?.label ?? "请选办理结果"}
        </Button>
      </div>
      {write.error !== null && (
        <ProblemNote problem={write.error} compact>
          {typeof write.error.extra["happened"] === "string" && <p>{write.error.extra["happened"]}</p>}
          {write.error.status === 412 && (
            <button
              type="button"
              className="ta-link"
              onClick={() => {
                write.reset();
                onReload();
              }}
            >
              看最新进展
            </button>
          )}
        </ProblemNote>
      )}
    </section>
  );
}
