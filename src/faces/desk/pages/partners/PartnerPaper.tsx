import { Button } from "antd";
import { useState } from "react";
import {
  type KeyView,
  type PartnerView,
  partnerKindCodes,
} from "../../../../platform/partners/partners.contract.ts";
import { dayText } from "../../parts/moment.ts";
import { AskKeyDialog } from "./AskKeyDialog.tsx";
import { DecideKeyDialog } from "./DecideKeyDialog.tsx";
import { EndDialog } from "./EndDialog.tsx";
import { IssueKeyDialog } from "./IssueKeyDialog.tsx";
import { type KeyAct, KeyLine } from "./KeyLine.tsx";
import type { Scopes } from "./scope-words.ts";

interface PartnerPaperProps {
  readonly partner: PartnerView;
  readonly scopes: Scopes;
}

type Open = { readonly act: "ask" | "end" } | { readonly act: KeyAct; readonly key: KeyView };

/** One organisation: by what law it calls, whom to ring there, its keys. */
export function PartnerPaper({ partner, scopes }: PartnerPaperProps) {
  const [open, setOpen] = useState<Open | undefined>();
  const { name, kind, basis, contactName, contactPhone, keys, can, endedAt, endedWhy } = partner;
  return (
    <section className="ta-paper" aria-label={name}>
      <div className="ta-paper-head">
        <h2>{name}</h2>
        <span className="ta-grey">{partnerKindCodes.label(kind)}</span>
        {endedAt !== null && <span className="ta-grey">已停止接入</span>}
        <div className="ta-page-acts">
          {can.includes("askKey") && (
            <Button size="small" onClick={() => setOpen({ act: "ask" })}>
              申请密钥
            </Button>
          )}
          {can.includes("end") && (
            <Button size="small" type="text" danger onClick={() => setOpen({ act: "end" })}>
              停止接入
            </Button>
          )}
        </div>
      </div>
      <div className="ta-paper-body">
        <p className="ta-grey">
          依据：{basis}；联系人：{contactName} <span className="ta-num">{contactPhone}</span>
        </p>
        {endedAt !== null && (
          <p>
            {dayText(endedAt)} 停止接入：{endedWhy}
          </p>
        )}
        {keys.length === 0 ? (
          <p className="ta-grey">还没有密钥。</p>
        ) : (
          <ul className="ta-keys">
            {keys.map((key) => (
              <KeyLine key={key.id} of={key} scopes={scopes} onAct={(act) => setOpen({ act, key })} />
            ))}
          </ul>
        )}
      </div>
      {open !== undefined && (
        <Dialog open={open} partner={partner} scopes={scopes} onClose={() => setOpen(undefined)} />
      )}
    </section>
  );
}

interface DialogProps extends PartnerPaperProps {
  readonly open: Open;
  readonly onClose: () => void;
}

function Dialog({ open, partner, scopes, onClose }: DialogProps) {
  switch (open.act) {
    case "ask":
      return <AskKeyDialog partner={partner} scopes={scopes} onClose={onClose} />;
    case "end":
      return <EndDialog partner={partner} onClose={onClose} />;
    case "replace":
      return <AskKeyDialog partner={partner} scopes={scopes} replaced={open.key} onClose={onClose} />;
    case "revoke":
      return <EndDialog partner={partner} revoked={open.key} onClose={onClose} />;
    case "decide":
      return <DecideKeyDialog partner={partner} of={open.key} scopes={scopes} onClose={onClose} />;
    case "issue":
      return <IssueKeyDialog partner={partner} of={open.key} onClose={onClose} />;
  }
}
