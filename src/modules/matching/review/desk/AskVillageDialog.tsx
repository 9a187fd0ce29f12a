import { ChoiceDialog } from "../../../../faces/desk/parts/ChoiceDialog.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { askAboutPair } from "../questions.contract.ts";
import type { Candidate } from "../review.contract.ts";
import { askedPostCodes } from "../review-codes.contract.ts";

interface AskVillageDialogProps {
  readonly candidate: Candidate;
  readonly makesOld: readonly { readonly name: string }[];
  readonly onClose: () => void;
  readonly onAsked: () => void;
}

export function AskVillageDialog({ candidate, makesOld, onClose, onAsked }: AskVillageDialogProps) {
  const ask = useWrite(askAboutPair, {
    makesOld,
    onDone: () => {
      onClose();
      onAsked();
    },
  });
  return (
    <ChoiceDialog
      title={`问村里：${candidate.name}`}
      what="对方只看到这个人、有关的孩子和您写的话，看不到名单上的内容。答复会回到这一行，认定还是由您来做。"
      okText="发给村里"
      choice={{ label: "问谁", options: askedPostCodes.options, first: "villageDirector" }}
      words={{
        label: "要问的话",
        hint: () => "不要写名单上的号码和别的隐私",
        mustBeSaid: () => true,
        first: `${candidate.name}现在在家吗？是不是名单上说的那个人，请核实。`,
        shortest: 4,
      }}
      busy={ask.isPending}
      problem={ask.error}
      onConfirm={({ choice, words }) =>
        ask.mutate({
          params: { id: candidate.pairId },
          version: candidate.version,
          body: { post: choice, says: words },
        })
      }
      onClose={onClose}
    />
  );
}
