import { Input } from "antd";
import { useState } from "react";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  endPartner,
  type KeyView,
  listPartners,
  type PartnerView,
  revokeKey,
} from "../../../../platform/partners/partners.contract.ts";
import { Field } from "../../form/Field.tsx";
import { ActDialog } from "../../parts/ActDialog.tsx";
import { nameOfKey } from "./KeyLine.tsx";

interface EndDialogProps {
  readonly partner: PartnerView;
  /** This key alone; the whole partner, if none is named. */
  readonly revoked?: KeyView;
  readonly onClose: () => void;
}

export function EndDialog({ partner, revoked, onClose }: EndDialogProps) {
  const [reason, setReason] = useState("");
  const done = { makesOld: [listPartners], onDone: onClose };
  const end = useWrite(endPartner, done);
  const revoke = useWrite(revokeKey, done);
  const body = { reason: reason.trim() };
  return (
    <ActDialog
      title={
        revoked === undefined
          ? `停止接入：${partner.name}`
          : `作废密钥：${partner.name} · ${nameOfKey(revoked)}`
      }
      what={
        revoked === undefined
          ? "它的密钥马上全部作废，不能再调用；已经收到的报告不变，照常办理。"
          : "马上不能再用，不能恢复；已经收到的报告不变。"
      }
      okText={revoked === undefined ? "停止接入" : "作废"}
      danger
      ready={body.reason.length >= 2}
      busy={end.isPending || revoke.isPending}
      problem={end.error ?? revoke.error}
      onConfirm={() => {
        if (revoked === undefined) end.mutate({ params: { id: partner.id }, body });
        else revoke.mutate({ params: { id: revoked.id }, body });
      }}
      onClose={onClose}
    >
      <Field label="原因" required hint="写进审计日志">
        {(ids) => (
          <Input.TextArea
            id={ids.id}
            aria-describedby={ids.describedBy}
            autoFocus
            rows={2}
            maxLength={300}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
}
