import { Input, Select } from "antd";
import { useState } from "react";
import { DateField } from "../../../../faces/desk/form/DateField.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { parseYuan } from "../../../../kernel/money.ts";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { listRecoveries, type RecoveryView } from "../../payroll/recoveries.contract.ts";
import { readSetOff, recordSetOff } from "../../payroll/set-offs.contract.ts";
import { sayYuan } from "./payroll-words.ts";

interface SetOffDialogProps {
  readonly recovery: RecoveryView;
  readonly onClose: () => void;
}

/** What another programme lacks, against what this one was paid too much: the payee's consent in writing is recorded with it. */
export function SetOffDialog({ recovery, onClose }: SetOffDialogProps) {
  const today = useToday();
  const sides = useRead(readSetOff, { params: { id: recovery.id } });
  const write = useWrite(recordSetOff, { makesOld: [listRecoveries, readSetOff], onDone: onClose });
  const [typed, setTyped] = useState({ programme: "", yuan: "", by: "", on: today, document: "" });
  const offers = sides.data?.offers ?? [];
  const offer = offers.find(({ programme }) => programme === typed.programme) ?? offers[0];
  const fen = typed.yuan === "" ? offer?.atMostFen : parseYuan(typed.yuan);
  const isAmountRight = offer !== undefined && fen !== undefined && fen > 0 && fen <= offer.atMostFen;
  const isSigned = typed.by.trim().length >= 2 && typed.document.trim().length >= 2;
  return (
    <ActDialog
      title={`用另一项目抵：${recovery.name}`}
      what={<Sides recovery={recovery} sides={sides.data} />}
      okText="登记抵扣"
      ready={isAmountRight && isSigned}
      busy={write.isPending}
      problem={write.error ?? sides.error}
      onConfirm={() =>
        write.mutate({
          params: { id: recovery.id },
          version: recovery.version,
          body: {
            programme: offer?.programme,
            fen,
            consentBy: typed.by.trim(),
            consentOn: typed.on,
            consentDocument: typed.document.trim(),
          },
        } as never)
      }
      onClose={onClose}
    >
      {offer !== undefined && (
        <div className="ta-stack">
          <Select
            aria-label="用哪一项抵"
            style={{ width: "100%" }}
            value={offer.programme}
            options={offers.map(({ programme, programmeName, lackingFen, fromMonth, toMonth }) => ({
              value: programme,
              label: `${programmeName}：${fromMonth} 至 ${toMonth} 欠发 ${sayYuan(lackingFen)}`,
            }))}
            onChange={(programme: string) => setTyped({ ...typed, programme, yuan: "" })}
          />
          <Input
            value={typed.yuan}
            suffix="元"
            inputMode="decimal"
            aria-label="抵多少"
            placeholder={`抵多少元，最多 ${sayYuan(offer.atMostFen)}，不填就是全部`}
            status={typed.yuan !== "" && !isAmountRight ? "error" : ""}
            onChange={(event) => setTyped({ ...typed, yuan: event.target.value })}
          />
          <Input
            value={typed.by}
            maxLength={40}
            aria-label="同意人"
            placeholder="在同意书上签字的领取人"
            onChange={(event) => setTyped({ ...typed, by: event.target.value })}
          />
          <Input
            value={typed.document}
            maxLength={100}
            aria-label="同意书编号或存放处"
            placeholder="同意书编号或存放处"
            onChange={(event) => setTyped({ ...typed, document: event.target.value })}
          />
          <DateField
            label="同意书日期"
            value={typed.on}
            onChange={(on: string | undefined) => setTyped({ ...typed, on: on ?? today })}
          />
        </div>
      )}
    </ActDialog>
  );
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
