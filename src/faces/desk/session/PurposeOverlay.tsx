import { Modal } from "antd";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { useLocation } from "react-router";
import { statePurpose } from "../../../platform/access/sealed.contract.ts";
import { call } from "../../../platform/client/api.ts";
import { matterAsked, settlePurpose, subscribeToPurposes } from "../../../platform/client/purpose-gate.ts";
import { AskReason } from "../parts/AskReason.tsx";

const REASONS = ["办理本件", "督办检查", "会商参会", "审核签字", "接收交接"];

/** Lies over the page when a sealed matter is opened for the first time in a session; what was asked for comes by itself afterwards. */
export function PurposeOverlay() {
  const matter = useSyncExternalStore(subscribeToPurposes, matterAsked);
  const { pathname } = useLocation();
  const lastPath = useRef(pathname);
  useEffect(() => {
    if (lastPath.current === pathname) return;
    lastPath.current = pathname;
    // Whoever has gone to another page no longer wants to know.
    for (let left = matterAsked(); left !== undefined; left = matterAsked()) settlePurpose(left, false);
  }, [pathname]);
  return (
    <Modal
      key={matter}
      open={matter !== undefined}
      title="涉密件：先说明为什么看"
      footer={null}
      mask={{ closable: false }}
      width={460}
      onCancel={() => {
        if (matter !== undefined) settlePurpose(matter, false);
      }}
      // The keyboard stands on the reason that is given most.
      afterOpenChange={(isOpen) => {
        if (isOpen) document.querySelector<HTMLElement>(".ant-modal .ta-ask-reason button")?.focus();
      }}
      destroyOnHidden
    >
      {matter !== undefined && (
        <AskReason
          what="这一件只有指定的人能看。用途会记入审计日志，这次登录里看同一件不再问。"
          reasons={REASONS}
          onReveal={async (purpose) => {
            await call(statePurpose, { params: { id: matter }, body: { purpose } });
            settlePurpose(matter, true);
          }}
        />
      )}
    </Modal>
  );
}
