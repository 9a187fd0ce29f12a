import { ChoiceDialog } from "../../../../faces/desk/parts/ChoiceDialog.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readDesk } from "../../../registry/desk.contract.ts";
import { listWatch, readWatch, settleWatch, type WatchItem } from "../watch.contract.ts";
import {
  needsNote,
  type WatchSettlement,
  watchRuleCodes,
  watchSettlementCodes,
} from "../watch-codes.contract.ts";
import { settlementsOf } from "../watch-helps.ts";

interface SettleWatchDialogProps {
  readonly item: WatchItem;
  readonly onClose: () => void;
}

const mustBeSaid = (reason: WatchSettlement | undefined) => reason !== undefined && needsNote.has(reason);

/** Somebody looked and says what came of it. */
export function SettleWatchDialog({ item, onClose }: SettleWatchDialogProps) {
  const settle = useWrite(settleWatch, { makesOld: [listWatch, readWatch, readDesk], onDone: onClose });
  return (
    <ChoiceDialog
      title={`${item.childName} ${item.particulars} · ${watchRuleCodes.label(item.rule)}`}
      what="登记后不再提示，待办也会撤下。有关情况一变，系统会重新看，该提示的再提示。孩子正处在危险里的，先打 110。"
      okText="登记处理结果"
      choice={{
        label: "处理结果",
        options: settlementsOf(item.rule).map((value) => ({
          value,
          label: watchSettlementCodes.label(value),
        })),
      }}
      words={{
        label: "说明",
        hint: (reason) =>
          mustBeSaid(reason) ? "请写明情况，方便以后复核" : "看到了什么、做了什么，可以不填",
        mustBeSaid,
      }}
      busy={settle.isPending}
      problem={settle.error}
      onConfirm={({ choice, words }) =>
        settle.mutate({
          params: { id: item.id },
          version: item.version,
          body: { reason: choice, ...(words === "" ? {} : { note: words }) },
        })
      }
      onClose={onClose}
    />
  );
}
