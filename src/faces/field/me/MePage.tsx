import { useState } from "react";
import { asProblem } from "../../../platform/client/api-problem.ts";
import { useHeld } from "../Held.tsx";
import { type LetterSize, letterNames, letterSize, letterSizes, setLetterSize } from "../letter-size.ts";
import { Card } from "../parts/Card.tsx";
import { Choices } from "../parts/Choices.tsx";
import { MainButton } from "../parts/MainButton.tsx";
import { Note } from "../parts/Note.tsx";
import { Page } from "../parts/Page.tsx";
import { SyncLine } from "../parts/SyncLine.tsx";
import { usePhone, usePhoneState } from "../phone-context.ts";
import { SyncNow } from "./SyncNow.tsx";

const sizes = letterSizes.map((value) => ({ value, label: letterNames[value] }));

export function MePage() {
  const { now } = useHeld();
  const { holder, deviceId, leaseUntil, attention, waiting } = usePhoneState();
  const [letters, setLetters] = useState<LetterSize>(letterSize);
  const villages = now?.desk?.villages ?? [];
  const supervisor = now?.desk?.supervisor ?? null;
  const unread = now?.desk?.messages.filter(({ seenAt }) => seenAt === null).length ?? 0;
  return (
    <Page title="我">
      <div className="fd-me">
        <p className="fd-child-name">{holder?.name ?? ""}</p>
        <p className="fd-aside">
          {now?.desk?.holder.title ?? ""} {villages.map(({ name }) => name).join("、")}
        </p>
      </div>
      <SyncLine />
      <SyncNow />
      <nav aria-label="我的">
        <ul className="fd-list">
          <Way
            to="/outbox"
            label="上传的记录"
            aside={attention > 0 ? `${attention} 条要看` : `${waiting} 条等上传`}
          />
          <Way to="/messages" label="消息" aside={unread > 0 ? `${unread} 条没看` : ""} />
          <Way to="/policies" label="政策" aside="哪些孩子可能符合" />
          <Way to="/hand-over" label="交接" aside="接村、交村" />
          <Way to="/help" label="怎么用" aside="" />
          <Way to="/complaint" label="投诉建议" aside="" />
        </ul>
      </nav>
      <Card title="字的大小">
        <Choices
          label="字的大小"
          isLabelHidden
          options={sizes}
          value={letters}
          onChange={(size) => {
            setLetters(size);
            setLetterSize(size);
          }}
        />
      </Card>
      <Card title="这部手机">
        <p>
          编号 {deviceId.slice(-4).toUpperCase()}。手机丢了，马上告诉镇街，报这个编号或您的姓名，就能停用它。
        </p>
        {leaseUntil !== null && (
          <p className="fd-aside">{leaseUntil.slice(0, 10)} 前联网打开一次就行，不用重新登录。</p>
        )}
        <p>
          <a href="#/pin">换解锁密码</a>
        </p>
        <Leave />
      </Card>
      {supervisor !== null && <p className="fd-aside">镇街儿童督导员：{supervisor.name}</p>}
    </Page>
  );
}

function Way({ to, label, aside }: { readonly to: string; readonly label: string; readonly aside: string }) {
  return (
    <li className="fd-row">
      <a href={`#${to}`}>
        <span className="fd-row-label">{label}</span>
        <span className="fd-aside">{aside}</span>
      </a>
    </li>
  );
}

/** Locking is one tap; leaving empties the phone and therefore asks first. */
function Leave() {
  const phone = usePhone();
  const { waiting } = usePhoneState();
  const [asks, setAsks] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const leave = async () => {
    try {
      await phone.logOut({ evenIfWaiting: false });
    } catch (error) {
      const { title, detail } = asProblem(error);
      setFault(`${title}。${detail}`);
    }
  };
  return (
    <>
      <MainButton isQuiet onClick={() => void phone.lock()}>
        锁上
      </MainButton>
      {asks ? (
        <Note tone="late">
          {waiting > 0 ? (
            <p>还有 {waiting} 条没有上传，先联网上传完再退出。</p>
          ) : (
            <>
              <p>退出会清掉手机上的孩子资料。下次要联网用密码登录。</p>
              <button type="button" className="fd-plain-button" onClick={() => void leave()}>
                退出并清掉
              </button>
            </>
          )}
          <button type="button" className="fd-plain-button" onClick={() => setAsks(false)}>
            不退了
          </button>
          {fault !== null && <p role="alert">{fault}</p>}
        </Note>
      ) : (
        <button type="button" className="fd-plain-button" onClick={() => setAsks(true)}>
          退出登录
        </button>
      )}
    </>
  );
}
