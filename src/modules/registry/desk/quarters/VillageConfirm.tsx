import { Button, Input } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { confirmVillage, withdrawConfirmation } from "../../quarters/confirm-village.contract.ts";
import { listQuarters, type QuarterView, readQuarter } from "../../quarters/quarters.contract.ts";
import { ledgerWords, sayChanges } from "./quarter-words.ts";

interface VillageConfirmProps {
  readonly view: QuarterView;
  readonly village: QuarterView["villages"][number];
}

/** What a village's director does: look at the list, say that it is right, or take that back. */
export function VillageConfirm({ view, village }: VillageConfirmProps) {
  const [note, setNote] = useState("");
  const makesOld = [readQuarter, listQuarters];
  const confirm = useWrite(confirmVillage, { makesOld });
  const withdraw = useWrite(withdrawConfirmation, { makesOld });
  const problem = confirm.error ?? withdraw.error;
  const params = { quarter: view.id };
  return (
    <section className="ta-paper" aria-label={`${village.name}的孩子`}>
      <div className="ta-paper-head">
        <h2>本季度{village.name}的孩子</h2>
        <Link to={`/ledgers/all?asOf=${view.asOf}`}>逐个看名册</Link>
      </div>
      <div className="ta-paper-body ta-stack">
        <p>
          {Object.entries(ledgerWords)
            .map(([ledger, word]) => `${word} ${village.counts[ledger as keyof typeof ledgerWords]} 人`)
            .join("，")}
          。与上季度相比：{sayChanges(village.changes)}。
        </p>
        {village.returnReason !== null && <p className="ta-red">镇街退回：{village.returnReason}</p>}
        {village.confirmedAt !== null && (
          <p className="ta-green">
            {village.confirmedBy} 已在 {momentText(village.confirmedAt)} 确认
            {village.note === null ? "" : `，说明：${village.note}`}
          </p>
        )}
        {problem !== null && <ProblemNote problem={problem} compact />}
        {village.can.includes("confirm") && (
          <>
            <Input.TextArea
              rows={2}
              maxLength={500}
              value={note}
              placeholder="有要说明的写在这里（可不填）"
              aria-label="说明"
              onChange={(event) => setNote(event.target.value)}
            />
            <div className="ta-row">
              <Button
                type="primary"
                loading={confirm.isPending}
                onClick={() =>
                  confirm.mutate({
                    params,
                    body: { villageCode: village.code, ...(note.trim() === "" ? {} : { note: note.trim() }) },
                  })
                }
              >
                确认本季度名册
              </Button>
              <span className="ta-grey ta-small">
                表示：名册上的孩子都在，该有的孩子都在名册上，变化我都知道。镇街审核前可以撤回。
              </span>
            </div>
          </>
        )}
        {village.can.includes("withdraw") && (
          <Button
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate({ params: { ...params, villageCode: village.code } })}
          >
            撤回确认
          </Button>
        )}
      </div>
    </section>
  );
}
