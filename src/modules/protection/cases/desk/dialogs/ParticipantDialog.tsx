import { Input, Select } from "antd";
import { useState } from "react";
import { DateField } from "../../../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../../faces/desk/parts/ActDialog.tsx";
import { ProblemNote } from "../../../../../faces/desk/parts/ProblemNote.tsx";
import { useToday } from "../../../../../faces/desk/session/useToday.ts";
import { useRead } from "../../../../../platform/client/useRead.ts";
import { type CasePart, casePartCodes } from "../../../protection-codes.contract.ts";
import { addParticipant, listCandidates } from "../../cases.contract.ts";
import { useCaseWrite } from "../useCaseWrite.ts";
import type { CaseDialogProps } from "./case-dialog.ts";
import { WhyField } from "./WhyField.tsx";

/** Whoever leads becomes it by taking the case over. */
const parts = casePartCodes.options.filter(({ value }) => value !== "lead");

/** First the part, then who may take it: of a unit its own liaison. */
export function ParticipantDialog({ view, onClose }: CaseDialogProps) {
  const today = useToday();
  const [part, setPart] = useState<CasePart | undefined>();
  const [accountId, setAccountId] = useState<string | undefined>();
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState<string | undefined>();
  const write = useCaseWrite(addParticipant, view.id, onClose);
  const here = view.participants.filter(({ ended }) => !ended).map((one) => one.accountId);
  const isReady = part !== undefined && accountId !== undefined && reason.trim() !== "";
  return (
    <ActDialog
      title="请人参与"
      what="对方马上能打开这个个案，只看到这项职责要用的部分。"
      okText="请来参与"
      ready={isReady}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => {
        if (!isReady) return;
        const body = { accountId, part, reason: reason.trim(), ...(until === undefined ? {} : { until }) };
        write.mutate({ params: { id: view.id }, body });
      }}
      onClose={onClose}
    >
      <Field label="职责" required>
        {(ids) => (
          <Select
            id={ids.id}
            style={{ width: "100%" }}
            placeholder="请选择"
            value={part ?? null}
            options={parts.map((option) => ({ ...option }))}
            onChange={(chosen) => {
              setPart(chosen);
              setAccountId(undefined);
            }}
          />
        )}
      </Field>
      {part !== undefined && (
        <Candidates caseId={view.id} part={part} here={here} value={accountId} onChange={setAccountId} />
      )}
      <WhyField label="为什么要请" value={reason} max={200} onChange={setReason} />
      <Field label="到哪天为止" hint="不填就一直参与到结案">
        {(ids) => <DateField {...ids} value={until} min={today} onChange={setUntil} />}
      </Field>
    </ActDialog>
  );
}

/** Fewer are found at a glance. */
const SEARCHED_FROM = 6;

interface CandidatesProps {
  readonly caseId: string;
  readonly part: CasePart;
  readonly here: readonly string[];
  readonly value: string | undefined;
  readonly onChange: (accountId: string) => void;
}

function Candidates({ caseId, part, here, value, onChange }: CandidatesProps) {
  const [q, setQ] = useState("");
  const { data, error, refetch } = useRead(
    listCandidates,
    { params: { id: caseId }, query: { part, q } },
    { keepPrevious: true },
  );
  if (error !== null) return <ProblemNote problem={error} onRetry={() => void refetch()} compact />;
  const items = (data?.items ?? []).filter((one) => !here.includes(one.accountId));
  return (
    <fieldset className="ta-case-people">
      <legend>请谁</legend>
      {(items.length >= SEARCHED_FROM || q !== "") && (
        <Input
          aria-label="按姓名找"
          placeholder="按姓名找"
          allowClear
          value={q}
          onChange={({ target }) => setQ(target.value)}
        />
      )}
      {data !== undefined && items.length === 0 && (
        <p className="ta-grey">
          没有可以担任这项职责的账号。请联系系统管理员开通，或者在协办单里由您代为联系。
        </p>
      )}
      {items.map((one) => (
        <label key={one.accountId} className="ta-case-person">
          <input
            type="radio"
            name="participant"
            checked={value === one.accountId}
            onChange={() => onChange(one.accountId)}
          />{" "}
          <b>{one.name}</b>{" "}
          <span className="ta-grey">
            {one.title} {one.placeName}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
