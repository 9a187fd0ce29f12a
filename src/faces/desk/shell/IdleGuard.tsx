import { App, Button, Modal } from "antd";
import { useEffect, useEffectEvent, useState } from "react";
import { now } from "../../../kernel/clock.ts";
import { call } from "../../../platform/client/api.ts";
import { lastContactAt, waitAtGate } from "../../../platform/client/login-gate.ts";
import { readSession } from "../../../platform/identity/identity.contract.ts";
import { useSession } from "../session/session.ts";
import { idleStep } from "./idle.ts";

const LOOK_EVERY_MS = 1_000;

/** Other tabs of the same desk: work there counts here too. */
const SHARED_KEY = "tongan.active";

/** Warns two minutes before the session runs out for want of work, and shuts the page when it has. */
export function IdleGuard() {
  const { idleMinutes } = useSession();
  const { message } = App.useApp();
  const [secondsLeft, setSecondsLeft] = useState<number | undefined>();
  const show = (seconds: number | undefined) => {
    isWarned = seconds !== undefined;
    setSecondsLeft(seconds);
  };

  const keepAlive = () => {
    show(undefined);
    noteActivity();
    call(readSession).catch(() => {
      void message.warning("没有连上服务器，请检查网络");
    });
  };

  const look = useEffectEvent(() => {
    const at = now().getTime();
    const step = idleStep({ at, lastActivity: sharedActivity(), lastContact: lastContactAt(), idleMinutes });
    if (step.kind === "ping") keepAlive();
    else if (step.kind === "warn") show(step.secondsLeft);
    else {
      show(undefined);
      if (step.kind === "over") void waitAtGate();
    }
  });

  useEffect(() => {
    noteActivity();
    const timer = setInterval(() => {
      look();
    }, LOOK_EVERY_MS);
    const events = ["keydown", "pointerdown", "wheel", "touchstart"] as const;
    for (const name of events) document.addEventListener(name, noteActivity, { passive: true });
    return () => {
      clearInterval(timer);
      for (const name of events) document.removeEventListener(name, noteActivity);
    };
  }, []);

  return (
    <Modal
      open={secondsLeft !== undefined}
      title="您已经有一会儿没有操作"
      footer={
        <Button type="primary" autoFocus onClick={keepAlive}>
          继续工作
        </Button>
      }
      closable={false}
      mask={{ closable: false }}
      width={420}
    >
      为了保护孩子们的信息，{secondsLeft ?? 0}{" "}
      秒后会自动退出登录。没有保存的内容会留在页面上，重新登录后接着做。
    </Modal>
  );
}

/** While the warning stands, only its button says that somebody is there. */
let isWarned = false;

function noteActivity(): void {
  if (isWarned) return;
  try {
    localStorage.setItem(SHARED_KEY, String(now().getTime()));
  } catch {
    // Without storage each tab counts for itself, from the server's answers.
    return;
  }
}

function sharedActivity(): number {
  return Number(localStorage.getItem(SHARED_KEY) ?? 0);
}
