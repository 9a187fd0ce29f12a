import { Checkbox, Input, Radio, Select } from "antd";
import { Field } from "../../../../../faces/desk/form/Field.tsx";
import { PlacePicker } from "../../../../../faces/desk/parts/PlacePicker.tsx";
import { useSession } from "../../../../../faces/desk/session/session.ts";
import { channelCodes, shortSituation, situationCodes } from "../../../protection-codes.contract.ts";
import { labelOf } from "../../open/label-of.ts";
import {
  type Danger,
  dangerCodes,
  doneCodes,
  type Injury,
  injuryCodes,
  ReportContent,
} from "../../report-form.contract.ts";
import { Ticket } from "../../reports.contract.ts";
import { channelsOf, hasTicket, isForOthers, type OwnChannel, type ReportDraft } from "./report-draft.ts";

interface WhatFieldsProps {
  readonly draft: ReportDraft;
  readonly onChange: (part: Partial<ReportDraft>) => void;
}

const { shape } = ReportContent;

/** What was seen, where and when, how bad it is. */
export function WhatFields({ draft, onChange }: WhatFieldsProps) {
  const { post } = useSession();
  const channels = channelsOf(post.role);
  return (
    <section className="ta-paper" aria-label="看到、听到了什么">
      <div className="ta-paper-body ta-form">
        {channels.length > 1 && (
          <Field label="怎么知道的" required>
            {({ id }) => (
              <Select
                id={id}
                style={{ width: "100%" }}
                value={draft.channel}
                options={channels.map((value) => ({ value, label: channelCodes.label(value) }))}
                onChange={(channel: OwnChannel) => onChange({ channel })}
              />
            )}
          </Field>
        )}
        {hasTicket(draft.channel) && (
          <Field label={labelOf(Ticket)} hint="热线工单上的编号；同一个工单登记过的会告诉您是哪份报告">
            {({ id, describedBy }) => (
              <Input
                id={id}
                aria-describedby={describedBy}
                autoComplete="off"
                maxLength={60}
                value={draft.ticket}
                onChange={({ target }) => onChange({ ticket: target.value })}
              />
            )}
          </Field>
        )}
        <Field label={labelOf(shape.danger)} required wide={channels.length <= 1 || hasTicket(draft.channel)}>
          {({ id }) => (
            <Radio.Group
              id={id}
              value={draft.danger}
              options={dangerCodes.options.map((option) => ({ ...option }))}
              onChange={({ target }) => onChange({ danger: target.value as Danger })}
            />
          )}
        </Field>
        <Field
          label={labelOf(shape.statement)}
          required
          wide
          hint={isForOthers(draft.channel) ? "照对方的原话写；听不清的也写上“听不清”" : undefined}
        >
          {({ id, describedBy }) => (
            <Input.TextArea
              id={id}
              aria-describedby={describedBy}
              autoSize={{ minRows: 4, maxRows: 14 }}
              maxLength={4000}
              value={draft.statement}
              onChange={({ target }) => onChange({ statement: target.value })}
            />
          )}
        </Field>
        <Field label={labelOf(shape.situations)} wide>
          {() => (
            <Checkbox.Group
              className="ta-choices"
              value={[...draft.situations]}
              options={situationCodes.codes.map((value) => ({ value, label: shortSituation[value] }))}
              onChange={(situations) => onChange({ situations })}
            />
          )}
        </Field>
        <Field label={labelOf(shape.placeCode)} hint="说不清可以不选">
          {({ id }) => (
            <PlacePicker
              id={id}
              within={post.placeCode.slice(0, 6)}
              allowClear
              value={draft.placeCode}
              onChange={(placeCode) => onChange({ placeCode })}
            />
          )}
        </Field>
        <Field label={labelOf(shape.address)}>
          {({ id }) => (
            <Input
              id={id}
              maxLength={200}
              value={draft.address}
              onChange={({ target }) => onChange({ address: target.value })}
            />
          )}
        </Field>
        <Field label={labelOf(shape.seenAt)} hint="不知道可以不填">
          {({ id }) => (
            <Input
              id={id}
              type="datetime-local"
              value={draft.seenAt}
              onChange={({ target }) => onChange({ seenAt: target.value })}
            />
          )}
        </Field>
        <Field label={labelOf(shape.injury)}>
          {({ id }) => (
            <Select
              id={id}
              style={{ width: "100%" }}
              value={draft.injury}
              options={injuryCodes.options.map((option) => ({ ...option }))}
              onChange={(injury: Injury) => onChange({ injury })}
            />
          )}
        </Field>
        <Field label={labelOf(shape.done)} wide>
          {() => (
            <Checkbox.Group
              value={[...draft.done]}
              options={doneCodes.options.map((option) => ({ ...option }))}
              onChange={(done) => onChange({ done })}
            />
          )}
        </Field>
      </div>
    </section>
  );
}
