import { Checkbox, Input, InputNumber, Radio, Select } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { type MemberUnit, memberUnitCodes } from "../../../../kernel/member-units.ts";
import { newUuid } from "../../../../platform/client/new-uuid.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  type AgreementView,
  askAgreement,
  listAgreements,
  listSubjects,
  readAgreement,
} from "../../../../platform/exchange/agreements.contract.ts";
import {
  type Direction,
  directionCodes,
  type Frequency,
  frequencyCodes,
} from "../../../../platform/exchange/exchange-codes.contract.ts";
import { DateField } from "../../form/DateField.tsx";
import { Field } from "../../form/Field.tsx";
import { ActDialog } from "../../parts/ActDialog.tsx";
import { ProblemNote } from "../../parts/ProblemNote.tsx";
import { useToday } from "../../session/useToday.ts";
import { bodyOf, draftOf, emptyDraft } from "./agreement-draft.ts";

interface AgreementDialogProps {
  /** The one in force that is to be changed. */
  readonly replaced?: AgreementView;
  readonly onClose: () => void;
}

/** An agreement is asked for, or another edition of it. */
export function AgreementDialog({ replaced, onClose }: AgreementDialogProps) {
  const today = useToday();
  const [id] = useState(newUuid);
  const [draft, setDraft] = useState(() => (replaced === undefined ? emptyDraft(today) : draftOf(replaced)));
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  const book = useRead(listSubjects, {});
  const navigate = useNavigate();
  const write = useWrite(askAgreement, {
    makesOld: [listAgreements, readAgreement],
    onDone: (agreement) => {
      onClose();
      void navigate(`/exchange/agreements/${agreement.id}`);
    },
  });
  const subjects = (book.data?.items ?? []).filter(({ direction }) => direction === draft.direction);
  const subject = subjects.find(({ code }) => code === draft.subject);
  const body = bodyOf(draft);
  const faultOf = (key: string) =>
    write.error?.errors.find(({ path }) => path === key || path.startsWith(`${key}.`))?.message;
  /** What the kind says of itself is filled in, as far as nobody has typed anything. */
  const choose = (code: string) => {
    const chosen = subjects.find((one) => one.code === code);
    if (chosen === undefined) return;
    const unit = memberUnitCodes.codes.find((one) => one === chosen.unit) ?? draft.unit;
    set({
      subject: code,
      unit,
      title: draft.title === "" ? chosen.title : draft.title,
      legalBasis: draft.legalBasis === "" ? chosen.basis : draft.legalBasis,
      fields: chosen.fields.filter(({ needed }) => needed).map((field) => field.code),
    });
  };
  const text = (
    key: "title" | "legalBasis" | "purpose" | "contactName" | "contactPhone" | "folder",
    label: string,
    { hint, optional = false }: { readonly hint?: string; readonly optional?: boolean } = {},
  ) => (
    <Field label={label} required={!optional} hint={hint} fault={faultOf(key)}>
      {(ids) => (
        <Input
          id={ids.id}
          aria-describedby={ids.describedBy}
          autoComplete="off"
          maxLength={300}
          value={draft[key]}
          onChange={({ target }) => set({ [key]: target.value })}
        />
      )}
    </Field>
  );
  const isFixed = replaced !== undefined;
  return (
    <ActDialog
      title={isFixed ? `提出新版：${replaced.title}` : "提出信息共享协议"}
      what={
        isFixed
          ? "另一位经办人同意以后，新版代替现在这一版；同意以前照旧。"
          : "提出以后要另一位经办人同意才生效。没有勾选的字段，收到了也不保存。"
      }
      okText="提出"
      width={760}
      ready={body !== undefined}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => {
        if (body === undefined) return;
        write.mutate({ body: { id, ...body, ...(isFixed ? { replaces: replaced.id } : {}) } });
      }}
      onClose={onClose}
    >
      {book.error !== null && (
        <ProblemNote problem={book.error} onRetry={() => void book.refetch()} compact />
      )}
      <Field label="方向" required>
        {(ids) => (
          <Radio.Group
            id={ids.id}
            disabled={isFixed}
            value={draft.direction}
            options={directionCodes.options.map((option) => ({ ...option }))}
            onChange={({ target }) =>
              set({ direction: target.value as Direction, subject: undefined, fields: [] })
            }
          />
        )}
      </Field>
      <Field label="种类" required>
        {(ids) => (
          <Select
            id={ids.id}
            style={{ width: "100%" }}
            disabled={isFixed}
            loading={book.isPending}
            placeholder="请选择"
            value={draft.subject ?? null}
            options={subjects.map(({ code, title }) => ({ value: code, label: title }))}
            onChange={(code: string | null) => {
              if (code !== null) choose(code);
            }}
          />
        )}
      </Field>
      <Field label="单位" required>
        {(ids) => (
          <Select
            id={ids.id}
            style={{ width: "100%" }}
            disabled={isFixed}
            showSearch={{ optionFilterProp: "label" }}
            placeholder="请选择"
            value={draft.unit ?? null}
            options={memberUnitCodes.options.map((option) => ({ ...option }))}
            onChange={(unit: MemberUnit | null) => set({ unit: unit ?? undefined })}
          />
        )}
      </Field>
      {text("title", "名称")}
      {text("legalBasis", "法律依据", { hint: "法律条文、文件文号或来函" })}
      {text("purpose", "用途", { hint: "例如：发现父母服刑的儿童，上门核实生活状况" })}
      {subject !== undefined && (
        <Field label="字段" required hint="只勾用得着的；没有勾的不保存、不抄送" fault={faultOf("fields")}>
          {() => (
            <div className="ta-exchange-fields">
              <Checkbox.Group
                value={[...draft.fields]}
                options={subject.fields.map(({ code, label, needed }) => ({
                  value: code,
                  label: needed ? `${label}（必需）` : label,
                  disabled: needed,
                }))}
                onChange={(fields: string[]) => set({ fields })}
              />
            </div>
          )}
        </Field>
      )}
      <Field label="频次" required>
        {(ids) => (
          <Select
            id={ids.id}
            style={{ width: "100%" }}
            value={draft.frequency}
            options={frequencyCodes.options.map((option) => ({ ...option }))}
            onChange={(frequency: Frequency) => set({ frequency })}
          />
        )}
      </Field>
      {draft.frequency !== "onDemand" && (
        <Field label="首次应到日" required hint="以后按频次往后推" fault={faultOf("firstDue")}>
          {(ids) => (
            <DateField
              id={ids.id}
              describedBy={ids.describedBy}
              value={draft.firstDue}
              onChange={(firstDue) => set({ firstDue })}
            />
          )}
        </Field>
      )}
      <Field label="宽限天数" required hint="过了应到日再加这些天还没来，列到待办">
        {(ids) => (
          <InputNumber
            id={ids.id}
            aria-describedby={ids.describedBy}
            min={0}
            max={180}
            precision={0}
            value={draft.graceDays}
            onChange={(days) => set({ graceDays: days ?? 0 })}
          />
        )}
      </Field>
      <Field label="保存天数" required hint="一批办结以后，名册里的行保存多少天，到期删除，只留数字">
        {(ids) => (
          <InputNumber
            id={ids.id}
            aria-describedby={ids.describedBy}
            min={0}
            max={3650}
            precision={0}
            value={draft.retentionDays}
            onChange={(days) => set({ retentionDays: days ?? 0 })}
          />
        )}
      </Field>
      <Field label="生效日" required fault={faultOf("validFrom")}>
        {(ids) => (
          <DateField id={ids.id} value={draft.validFrom} onChange={(validFrom) => set({ validFrom })} />
        )}
      </Field>
      <Field label="到期日" hint="不填就一直有效" fault={faultOf("validTo")}>
        {(ids) => (
          <DateField
            id={ids.id}
            describedBy={ids.describedBy}
            value={draft.validTo}
            onChange={(validTo) => set({ validTo })}
          />
        )}
      </Field>
      {text("contactName", "对方联系人")}
      {text("contactPhone", "联系电话")}
      {draft.direction === "in" && (
        <Field label="凭密钥报送的单位" hint="对方系统自己报送时选；只有它的密钥能在这份协议下报送">
          {(ids) => (
            <Select
              id={ids.id}
              aria-describedby={ids.describedBy}
              style={{ width: "100%" }}
              allowClear
              placeholder="不用密钥"
              value={draft.partnerId ?? null}
              options={(book.data?.partners ?? []).map((one) => ({ value: one.id, label: one.name }))}
              onChange={(partnerId: string | null) => set({ partnerId: partnerId ?? undefined })}
            />
          )}
        </Field>
      )}
      {draft.direction === "in" &&
        (book.data?.watchesFolder ?? false) &&
        text("folder", "交换文件夹", {
          hint: "对方把文件放进去，系统每分钟看一次；不用就空着",
          optional: true,
        })}
    </ActDialog>
  );
}
