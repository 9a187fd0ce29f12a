import { Button, Modal } from "antd";
import { useState } from "react";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  issueKey,
  type KeyView,
  listPartners,
  type PartnerView,
} from "../../../../platform/partners/partners.contract.ts";
import { ActDialog } from "../../parts/ActDialog.tsx";
import { dayText } from "../../parts/moment.ts";

interface IssueKeyDialogProps {
  readonly partner: PartnerView;
  readonly of: KeyView;
  readonly onClose: () => void;
}

/** A page without TLS has no clipboard, and a browser may refuse: then it is marked and copied by hand. */
function CopyButton({ text }: { readonly text: string }) {
  const [copied, setCopied] = useState<boolean | undefined>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <div className="ta-row">
      <Button size="small" onClick={() => void copy()}>
        复制
      </Button>
      <span role="status" className={copied === false ? "ta-amber" : "ta-green"}>
        {copied === true && "已复制"}
        {copied === false && "浏览器不让复制，请点一下上面的密钥，按 Ctrl+C"}
      </span>
    </div>
  );
}

/** The one time that a key is seen. */
export function IssueKeyDialog({ partner, of: key, onClose }: IssueKeyDialogProps) {
  const write = useWrite(issueKey, { makesOld: [listPartners] });
  const issued = write.data;
  if (issued === undefined) {
    return (
      <ActDialog
        title={`领取密钥：${partner.name}`}
        what="密钥只显示这一次，系统里不保存。请先和单位的联系人约好怎么交给他，不要用微信、短信发。"
        okText="显示密钥"
        ready
        busy={write.isPending}
        problem={write.error}
        onConfirm={() => write.mutate({ params: { id: key.id } })}
        onClose={onClose}
      />
    );
  }
  return (
    <Modal
      open
      title={`密钥：${partner.name}`}
      // A click beside it must not throw away what is never shown again.
      mask={{ closable: false }}
      keyboard={false}
      closable={false}
      footer={
        <Button type="primary" onClick={onClose}>
          已经抄好，关掉
        </Button>
      }
    >
      {issued.secret === null ? (
        <p>密钥已经显示过一次，不能再看。没有抄下来的，请作废后重新申请。</p>
      ) : (
        <>
          <p className="ta-key-secret">{issued.secret}</p>
          <CopyButton text={issued.secret} />
        </>
      )}
      <p className="ta-grey">{dayText(issued.expiresAt)} 到期。关掉以后谁也看不到它了。</p>
    </Modal>
  );
}
