import { Button, Input } from "antd";
import { useState } from "react";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { momentText } from "../../../../faces/desk/parts/moment.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { readDesk } from "../../../registry/desk.contract.ts";
import {
  decideTemplateVersion,
  readTemplateVersions,
  type VersionView,
} from "../template-versions.contract.ts";

/** A version that nobody has confirmed: who set it, and for whoever may decide, the two buttons. */
export function ProposalNotice({ one }: { readonly one: VersionView }) {
  const [decision, setDecision] = useState<boolean | undefined>();
  const { proposal } = one;
  if (proposal === null) return null;
  return (
    <section className="ta-paper ta-paper-body" aria-label="等确认">
      <p>
        {momentText(proposal.at)} {proposal.by}提交，从 {one.from} 起用。
        {proposal.refused === null ? (
          <b className="ta-amber"> 等另一个人确认，确认以前仍用原来的表。</b>
        ) : (
          <b className="ta-red"> 被退回：{proposal.refused}。改好以后用同一个起用日期再提交。</b>
        )}
      </p>
      {one.can.includes("confirm") && (
        <div className="ta-row ta-noprint ta-template-decide">
          <Button type="primary" onClick={() => setDecision(true)}>
            确认
          </Button>
          <Button onClick={() => setDecision(false)}>退回</Button>
        </div>
      )}
      {decision !== undefined && (
        <DecideDialog
          version={one.version}
          at={proposal.at}
          accept={decision}
          onClose={() => setDecision(undefined)}
        />
      )}
    </section>
  );
}

interface DecideDialogProps {
  readonly version: string;
  readonly at: string;
  readonly accept: boolean;
  readonly onClose: () => void;
}

function DecideDialog({ version, at, accept, onClose }: DecideDialogProps) {
  const [why, setWhy] = useState("");
  const write = useWrite(decideTemplateVersion, {
    makesOld: [readTemplateVersions, readDesk],
    onDone: onClose,
  });
  return (
    <ActDialog
      title={`${accept ? "确认" : "退回"}评估表：${version} 起用`}
      what={
        accept
          ? "从起用的那天起，全区新发起的评估都用这张表；已经开始的仍用原来的。"
          : "退回给提交的人，评估仍用原来的表。"
      }
      okText={accept ? "确认" : "退回"}
      danger={!accept}
      ready={why.trim().length >= 2}
      busy={write.isPending}
      problem={write.error}
      onConfirm={() => write.mutate({ params: { version }, body: { accept, at, why: why.trim() } })}
      onClose={onClose}
    >
      <Field label={accept ? "核对了什么" : "为什么退回"} required>
        {(ids) => (
          <Input.TextArea
            id={ids.id}
            aria-describedby={ids.describedBy}
            rows={2}
            maxLength={300}
            value={why}
            onChange={({ target }) => setWhy(target.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
}
