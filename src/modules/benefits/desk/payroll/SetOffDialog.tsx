import { Input, Select } from "antd";
import { useState } from "react";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import type { FormValue } from "../../../../faces/desk/form/form-value.ts";
import { SchemaForm } from "../../../../faces/desk/form/SchemaForm.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { parseYuan } from "../../../../kernel/money.ts";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { listRecoveries, type RecoveryView } from "../../payroll/recoveries.contract.ts";
import { readSetOff, recordSetOff, SetOffInput, type SetOffOffer } from "../../payroll/set-offs.contract.ts";
import { sayYuan } from "./payroll-words.ts";

const NO_TABLES = new Map();

interface SetOffDialogProps {
  readonly recovery: RecoveryView;
  readonly onClose: () => void;
}

/** What another programme lacks, against what this one was paid too much: the payee's consent in writing is recorded with it. */
export function SetOffDialog({ recovery, onClose }: SetOffDialogProps) {
  const today = useToday();
  const sides = useRead(readSetOff, { params: { id: recovery.id } });
  const write = useWrite(recordSetOff, { makesOld: [listRecoveries, readSetOff], onDone: onClose });
  const [typed, setTyped] = useState({ programme: "", yuan: "" });
  const [consent, setConsent] = useState<FormValue>({ consentOn: today });
  const offers = sides.data?.offers ?? [];
  const offer = offers.find(({ programme }) => programme === typed.programme) ?? offers[0];
  const fen = typed.yuan === "" ? offer?.atMostFen : parseYuan(typed.yuan);
  const isAmountRight = offer !== undefined && fen !== undefined && fen > 0 && fen <= offer.atMostFen;
  const body = SetOffInput.safeParse({ ...consent, programme: offer?.programme, fen });
  return (
    <ActDialog
      title={`用另一项目抵：${recovery.name}`}
      what={<Sides recovery={recovery} sides={sides.data} />}
      okText="登记抵扣"
      ready={isAmountRight && body.success}
      busy={write.isPending}
      problem={write.error ?? sides.error}
      onConfirm={() =>
        write.mutate({ params: { id: recovery.id }, version: recovery.version, body: body.data } as never)
      }
      onClose={onClose}
    >
      {offer !== undefined && (
        <>
          <Field label="用哪一项欠发的款项抵" required>
            {({ id }) => (
              <Select
                id={id}
                style={{ width: "100%" }}
                value={offer.programme}
                options={offers.map((one) => ({ value: one.programme, label: sayOffer(one) }))}
                onChange={(programme: string) => setTyped({ ...typed, programme, yuan: "" })}
              />
            )}
          </Field>
          <Field
            label="抵多少"
            hint={`最多 ${sayYuan(offer.atMostFen)}，不填就是全部`}
            fault={
              typed.yuan === "" || isAmountRight ? undefined : `请填不超过 ${sayYuan(offer.atMostFen)}的金额`
            }
          >
            {({ id, describedBy, invalid }) => (
              <Input
                id={id}
                value={typed.yuan}
                suffix="元"
                inputMode="decimal"
                aria-describedby={describedBy}
                status={invalid ? "error" : ""}
                onChange={(event) => setTyped({ ...typed, yuan: event.target.value })}
              />
            )}
          </Field>
          <SchemaForm
            schema={SetOffInput}
            tables={NO_TABLES}
            without={["programme", "fen"]}
            maxDate={today}
            value={consent}
            onChange={setConsent}
          />
        </>
      )}
    </ActDialog>
  );
}

function sayOffer({ programmeName, lackingFen, fromMonth, toMonth }: SetOffOffer): string {
  const months = fromMonth === toMonth ? fromMonth : `${fromMonth} 至 ${toMonth}`;
  return `${programmeName}：${months} 欠发 ${sayYuan(lackingFen)}`;
}

interface SidesProps {
  readonly recovery: RecoveryView;
  readonly sides: OutputOf<typeof readSetOff> | undefined;
}

function Sides({ recovery, sides }: SidesProps) {
  return (
    <>
      <p>
        {recovery.programmeName}还要追回 {sayYuan(recovery.outstandingFen)}。
      </p>
      {sides !== undefined && <p>{sides.says}。</p>}
      {sides?.allowed === true && sides.offers.length === 0 && (
        <p>这个孩子别的项目没有欠发的款项。退票和暂缓的不算，改好账号或核实后会照发。</p>
      )}
      {sides?.done.map((one) => (
        <p key={one.at} className="ta-grey">
          已用{one.programmeName}抵 {sayYuan(one.fen)}：{one.consentBy} {one.consentOn} 同意，
          {one.consentDocument}（{one.by}登记）
        </p>
      ))}
    </>
  );
}
