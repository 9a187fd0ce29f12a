import { Button, Modal } from "antd";
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
          <Button size="small" onClick={() => void navigator.clipboard.writeText(issued.secret ?? "")}>
            复制
          </Button>
        </>
      )}
      <p className="ta-grey">{dayText(issued.expiresAt)} 到期。关掉以后谁也看不到它了。</p>
    </Modal>
  );
}
