import { Button, Input, InputNumber, Select } from "antd";
import { useNavigate } from "react-router";
import { DateField } from "../../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { WordsField } from "../../../../faces/desk/form/WordsField.tsx";
import { PlacePicker } from "../../../../faces/desk/parts/PlacePicker.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { categoryCodes, riskCodes } from "../../../registry/codes.contract.ts";
import { campaignTemplates } from "../campaign-templates.ts";
import {
  type CampaignView,
  campaignLedgerLabels,
  campaignLedgers,
  changeCampaign,
  countSelection,
  createCampaign,
  listCampaigns,
  readCampaign,
} from "../campaigns.contract.ts";
import { QuestionsField } from "./QuestionsField.tsx";
import { type CampaignDraft, useCampaignDraft } from "./useCampaignDraft.ts";
import "./campaigns.css";

/** Whom, what, and by when; kept as a draft first. */
export function CampaignForm({ before }: { readonly before?: CampaignView }) {
  const navigate = useNavigate();
  const draft = useCampaignDraft(before);
  const { typed, set } = draft;
  const makesOld = [listCampaigns, readCampaign];
  const create = useWrite(createCampaign, {
    makesOld,
    onDone: ({ id }) => void navigate(`/campaigns/${id}`),
  });
  const change = useWrite(changeCampaign, { makesOld });
  const save = () => {
    const content = draft.content();
    if (content === undefined) return;
    if (before === undefined)
      create.mutate({
        body: {
          id: draft.id,
          ...content,
          ...(typed.template === undefined ? {} : { template: typed.template }),
        },
      });
    else change.mutate({ params: { id: before.id }, version: before.version, body: content });
  };
  const problem = create.error ?? change.error;
  return (
    <section className="ta-paper ta-campaign-form" aria-label="草稿">
      <div className="ta-paper-body">
        {before === undefined && (
          <Field
            label="从常用的开始"
            hint={campaignTemplates.find(({ code }) => code === typed.template)?.source}
          >
            {({ id }) => (
              <Select
                id={id}
                style={{ width: "100%" }}
                placeholder="也可以不选，自己写"
                value={typed.template ?? null}
                options={campaignTemplates.map(({ code, title }) => ({ value: code, label: title }))}
                onChange={(code: string | null) => draft.begin(code ?? undefined)}
              />
            )}
          </Field>
        )}
        <Field label="名称" required>
          {({ id }) => (
            <Input
              id={id}
              maxLength={40}
              value={typed.title}
              onChange={({ target }) => set({ title: target.value })}
            />
          )}
        </Field>
        <WordsField
          label="说明"
          required
          longest={400}
          hint="为什么、要做什么、要留意什么，用村里的话写"
          value={typed.brief}
          onChange={(brief) => set({ brief })}
        />
        <div className="ta-campaign-pair">
          <Field label="从哪天起" required>
            {({ id }) => <DateField id={id} value={typed.from} onChange={(from) => set({ from })} />}
          </Field>
          <Field
            label="哪天前问完"
            required
            fault={
              typed.dueOn !== undefined && typed.from !== undefined && typed.dueOn < typed.from
                ? "不能早于开始的那天"
                : undefined
            }
          >
            {({ id }) => <DateField id={id} value={typed.dueOn} onChange={(dueOn) => set({ dueOn })} />}
          </Field>
        </div>
        <Selection draft={draft} />
        <QuestionsField questions={typed.questions} onChange={(questions) => set({ questions })} />
        {problem !== null && <ProblemNote problem={problem} />}
        <Button
          type="primary"
          disabled={draft.content() === undefined}
          loading={create.isPending || change.isPending}
          onClick={save}
        >
          保存草稿
        </Button>
        {change.isSuccess && <span className="ta-green"> 已保存</span>}
      </div>
    </section>
  );
}

function Selection({ draft: { typed, set } }: { readonly draft: CampaignDraft }) {
  const { place, ledger, category, risk, ageFrom, ageTo } = typed;
  const count = useRead(
    countSelection,
    {
      query: {
        place: place ?? "",
        ledger,
        category: category.join(","),
        risk: risk.join(","),
        ...(ageFrom === undefined ? {} : { ageFrom }),
        ...(ageTo === undefined ? {} : { ageTo }),
      },
    },
    { enabled: place !== undefined, keepPrevious: true },
  );
  return (
    <>
      <div className="ta-campaign-pair">
        <Field label="区域" required>
          {({ id }) => <PlacePicker id={id} value={place} onChange={(code) => set({ place: code })} />}
        </Field>
        <Field label="台账">
          {({ id }) => (
            <Select
              id={id}
              style={{ width: "100%" }}
              value={ledger}
              options={campaignLedgers.map((value) => ({ value, label: campaignLedgerLabels[value] }))}
              onChange={(value) => set({ ledger: value })}
            />
          )}
        </Field>
        <Field label="儿童类别" hint="不选就不限">
          {({ id }) => (
            <Select
              id={id}
              mode="multiple"
              style={{ width: "100%" }}
              value={category}
              options={categoryCodes.options.map((one) => ({ ...one }))}
              onChange={(value) => set({ category: value })}
            />
          )}
        </Field>
        <Field label="风险等级" hint="不选就不限">
          {({ id }) => (
            <Select
              id={id}
              mode="multiple"
              style={{ width: "100%" }}
              value={risk}
              options={riskCodes.options.map((one) => ({ ...one }))}
              onChange={(value) => set({ risk: value })}
            />
          )}
        </Field>
        <Field label="年龄从">
          {({ id }) => (
            <InputNumber
              id={id}
              min={0}
              max={30}
              value={ageFrom ?? null}
              onChange={(value) => set({ ageFrom: value ?? undefined })}
            />
          )}
        </Field>
        <Field label="年龄到">
          {({ id }) => (
            <InputNumber
              id={id}
              min={0}
              max={30}
              value={ageTo ?? null}
              onChange={(value) => set({ ageTo: value ?? undefined })}
            />
          )}
        </Field>
      </div>
      <p role="status" className={count.data?.children === 0 ? "ta-amber" : "ta-grey"}>
        {count.data !== undefined &&
          (count.data.children === 0
            ? "这样选，一个孩子也没有，请放宽条件。"
            : `今天这样选有 ${count.data.children} 个孩子，在 ${count.data.villages} 个村（社区）。开始以后，符合条件的新来的孩子会自动加进来。`)}
      </p>
    </>
  );
}
