import { Input, Radio } from "antd";
import { useState } from "react";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { askAboutPair } from "../questions.contract.ts";
import type { Candidate } from "../review.contract.ts";
import { type AskedPost, askedPostCodes } from "../review-codes.contract.ts";

interface AskVillageDialogProps {
  readonly candidate: Candidate;
  readonly makesOld: readonly { readonly name: string }[];
  readonly onClose: () => void;
}

export function AskVillageDialog({ candidate, makesOld, onClose }: AskVillageDialogProps) {
  const [post, setPost] = useState<AskedPost>("villageDirector");
  const [says, setSays] = useState(`${candidate.name}现在在家吗？是不是名单上说的那个人，请核实。`);
  const ask = useWrite(askAboutPair, { makesOld, onDone: onClose });
  const words = says.trim();
  return (
    <ActDialog
      title={`问村里：${candidate.name}`}
      what="对方只看到这个人、有关的孩子和您写的话，看不到名单上的内容。答复会回到这一行，认定还是由您来做。"
      okText="发给村里"
      ready={words.length >= 4}
      busy={ask.isPending}
      problem={ask.error}
      onConfirm={() =>
        ask.mutate({
          params: { id: candidate.pairId },
          version: candidate.version,
          body: { post, says: words },
        })
      }
      onClose={onClose}
    >
      <Field label="问谁" required>
        {({ id }) => (
          <Radio.Group
            id={id}
            aria-label="问谁"
            vertical
            value={post}
            options={[...askedPostCodes.options]}
            onChange={({ target }) => setPost(target.value as AskedPost)}
          />
        )}
      </Field>
      <Field label="要问的话" required hint="不要写名单上的号码和别的隐私">
        {({ id, describedBy }) => (
          <Input.TextArea
            id={id}
            aria-describedby={describedBy}
            autoSize={{ minRows: 2, maxRows: 5 }}
            maxLength={300}
            value={says}
            onChange={({ target }) => setSays(target.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
}
