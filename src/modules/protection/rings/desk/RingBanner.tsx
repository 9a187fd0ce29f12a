import { BellOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState, useSyncExternalStore } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import { TimeLeft } from "../../../../faces/desk/parts/TimeLeft.tsx";
import { useCan } from "../../../../faces/desk/session/session.ts";
import { askForNotices, mayAskForNotices } from "./desktop-notice.ts";
import { onSoundChange, soundIsOn, switchSoundOn } from "./ring-sound.ts";
import { useRinging } from "./useRinging.ts";
import "./ring-banner.css";

/** On every page of whoever may be rung: what rings, by when, and the one thing to do. */
export function RingBanner() {
  return useCan("ring.hear") ? <Ringing /> : null;
}

function Ringing() {
  const ringing = useRinging();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const isOn = useSyncExternalStore(onSoundChange, soundIsOn);
  const [mayAsk, setMayAsk] = useState(mayAskForNotices);
  const [first] = ringing;
  if (first === undefined) return null;
  return (
    <div role="alert" className="ta-ring ta-noprint">
      <BellOutlined aria-hidden="true" />
      <div className="ta-ring-words">
        <b>{first.title}</b>
        <span className="ta-ring-why">{first.why}</span>
        {first.dueAt !== null && <TimeLeft dueAt={first.dueAt} />}
      </div>
      <div className="ta-ring-acts">
        {!isOn && (
          <button type="button" className="ta-link" onClick={switchSoundOn}>
            没有铃声？点这里打开
          </button>
        )}
        {mayAsk && (
          <button
            type="button"
            className="ta-link"
            onClick={() => void askForNotices().finally(() => setMayAsk(mayAskForNotices()))}
          >
            开启桌面提醒
          </button>
        )}
        {ringing.length > 1 && <Link to="/reports?colour=red">还有 {ringing.length - 1} 件</Link>}
        {pathname !== first.link && (
          <Button type="primary" danger onClick={() => void navigate(first.link)}>
            去办
          </Button>
        )}
      </div>
    </div>
  );
}
