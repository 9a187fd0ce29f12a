import { Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { DateField, MonthField } from "../../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { yuanText } from "../../../../faces/desk/form/form-value.ts";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { formatYuan } from "../../../../kernel/money.ts";
import { sayMonth } from "../../../../kernel/month.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  type ChangePreview,
  listChanges,
  previewDraft,
  proposeChange,
} from "../../../../platform/parameters/parameter-changes.contract.ts";
import { type PriceMonth, readPriceMonths } from "../../payroll/price-months.contract.ts";
import { type PriceAct, priceDraft, type TypedPrice } from "./price-draft.ts";

const words: Readonly<
  Record<PriceAct, { readonly title: string; readonly okText: string; readonly what: string }>
> = {
  declare: {
    title: "登记启动月份",
    okText: "提出登记",
    what: "按发展改革部门的通知登记。提出以后由另一位经办或领导确认，确认以后才算进发放。",
  },
  correct: {
    title: "更正金额",
    okText: "提出更正",
    what: "确认以后按更正的数重算：少发的补发，多发的列入追回。",
  },
  strike: {
    title: "撤销这个月",
    okText: "提出撤销",
    what: "确认以后这个月不再发；已经发出的列入追回。",
  },
};

interface PriceDialogProps {
  readonly act: PriceAct;
  readonly of: PriceMonth | undefined;
  readonly onClose: () => void;
}

/** The document, the month and the amount; looked at before it is put before another person. */
export function PriceDialog({ act, of, onClose }: PriceDialogProps) {
  const navigate = useNavigate();
  const today = useToday();
  const [typed, setTyped] = useState<TypedPrice>({
    month: of?.month,
    yuan: of === undefined ? "" : yuanText(of.fen),
    document: of?.document ?? "",
    title: "",
    issuedOn: undefined,
    compared: false,
    reason: "",
  });
  const preview = useWrite(previewDraft);
  const propose = useWrite(proposeChange, {
    makesOld: [readPriceMonths, listChanges],
    onDone: ({ id }) => void navigate(`/parameters/changes/${id}`),
  });
  const draft = priceDraft(act, typed);
  const put = (part: Partial<TypedPrice>) => {
    setTyped({ ...typed, ...part });
    preview.reset();
    propose.reset();
  };
  const seen = preview.data;
  const { title, okText, what } = words[act];
  return (
    <ActDialog
      title={of === undefined ? title : `${title}：${sayMonth(of.month)}`}
      what={what}
      okText={okText}
      danger={act === "strike"}
      ready={draft !== undefined && seen !== undefined}
      busy={propose.isPending}
      problem={propose.error}
      width={640}
      onConfirm={() => {
        if (draft === undefined || seen === undefined) return;
        propose.mutate(
          { body: { ...draft, previewDigest: seen.digest } },
          {
            // What was looked at has moved: it is shown anew, and proposed by another press.
            onError: ({ code }) =>
              code === "platform.parameter.previewStale" && preview.mutate({ body: draft }),
          },
        );
      }}
      onClose={onClose}
    >
      <div className="ta-form">
        {act === "declare" && (
          <Field label="哪个月" required>
            {({ id }) => <MonthField id={id} value={typed.month} onChange={(month) => put({ month })} />}
          </Field>
        )}
        {act !== "strike" && (
          <Field label="每人金额" required>
            {({ id }) => (
              <Input
                id={id}
                suffix="元"
                inputMode="decimal"
                value={typed.yuan}
                onChange={({ target }) => put({ yuan: target.value })}
              />
            )}
          </Field>
        )}
        <Field label="文号" required>
          {({ id }) => (
            <Input
              id={id}
              maxLength={120}
              value={typed.document}
              onChange={({ target }) => put({ document: target.value })}
            />
          )}
        </Field>
        <Field label="发文日期" required>
          {({ id }) => (
            <DateField
              id={id}
              value={typed.issuedOn}
              max={today}
              onChange={(issuedOn) => put({ issuedOn })}
            />
          )}
        </Field>
        <Field label="文件名称" required wide>
          {({ id }) => (
            <Input
              id={id}
              maxLength={200}
              value={typed.title}
              onChange={({ target }) => put({ title: target.value })}
            />
          )}
        </Field>
        <Field label={act === "declare" ? "说明" : "原因"} required wide>
          {({ id }) => (
            <Input.TextArea
              id={id}
              rows={2}
              maxLength={500}
              value={typed.reason}
              placeholder={act === "declare" ? "例如：按通知录入" : "哪里不对，依据什么改"}
              onChange={({ target }) => put({ reason: target.value })}
            />
          )}
        </Field>
      </div>
      <Checkbox checked={typed.compared} onChange={({ target }) => put({ compared: target.checked })}>
        已与文件原文逐项核对
      </Checkbox>
      <div className="ta-wrap">
        <Button
          disabled={draft === undefined}
          loading={preview.isPending}
          onClick={() => draft !== undefined && preview.mutate({ body: draft })}
        >
          看影响
        </Button>
        <span className="ta-grey">{seen === undefined ? "看过影响才能提出" : sayImpact(seen)}</span>
      </div>
      {preview.error !== null && <ProblemNote problem={preview.error} compact />}
    </ActDialog>
  );
}

function sayImpact({ impacts }: ChangePreview): string {
  const [impact] = impacts;
  if (impact === undefined) return "没有孩子受影响。";
  const fen = impact.monthlyFen + impact.arrearsFen;
  return `${impact.affected} 人，一共${fen < 0 ? "少发" : "发"} ${formatYuan(Math.abs(fen))} 元，列入下一次发放。`;
}
