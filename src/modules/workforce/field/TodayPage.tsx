/** What to do today, about whom, by when and why; each card one act. */
import { useMemo } from "react";
import { useHeld } from "../../../faces/field/Held.tsx";
import { Empty } from "../../../faces/field/parts/Empty.tsx";
import { Note } from "../../../faces/field/parts/Note.tsx";
import { Page } from "../../../faces/field/parts/Page.tsx";
import { SyncLine } from "../../../faces/field/parts/SyncLine.tsx";
import { Waiting } from "../../../faces/field/parts/Waiting.tsx";
import { usePhone, usePhoneState, useToday } from "../../../faces/field/phone-context.ts";
import { settledHere, visitedHere } from "./held-child.ts";
import { DeskCards, HandOverCard } from "./parts/DeskCards.tsx";
import { TodayCard } from "./parts/TodayCard.tsx";
import { sayChild } from "./say-child.ts";
import { listToday } from "./today-list.ts";

export function TodayPage() {
  const { now, fault, readAgain } = useHeld();
  const today = useToday();
  const groups = useMemo(() => {
    if (now === undefined || now.desk === null) return [];
    return listToday({
      children: now.children,
      deskTasks: now.desk.tasks,
      terms: now.desk.terms,
      visited: visitedHere(now.outbox, now.children),
      settled: settledHere(now.outbox),
      asideOf: (child) => sayChild(child, today),
      today,
    });
  }, [now, today]);

  return (
    <Page title="今天">
      <SyncLine />
      {fault !== null && (
        <Note tone="red" isNews>
          {fault}
          <button type="button" className="fd-plain-button" onClick={readAgain}>
            再读一次
          </button>
        </Note>
      )}
      {now === undefined ? (
        fault === null && <Waiting />
      ) : now.desk === null ? (
        <NothingYet />
      ) : (
        <>
          <HandOverCard desk={now.desk} />
          {groups.map(({ title, items }) => (
            <section key={title} className="fd-group" aria-label={title}>
              <h2 className="fd-group-title">{title}</h2>
              {items.map((item) => (
                <TodayCard key={item.key} item={item} today={today} hasDraft={now.drafts.has(item.key)} />
              ))}
            </section>
          ))}
          <DeskCards desk={now.desk} />
          {groups.length === 0 && (
            <Empty title="今天没有要办的事">
              <p>
                想看看哪个孩子，点下面的<a href="#/children">孩子</a>。
              </p>
            </Empty>
          )}
        </>
      )}
    </Page>
  );
}

function NothingYet() {
  const phone = usePhone();
  const { sync } = usePhoneState();
  return (
    <Empty title={sync.isRunning ? "正在把本村孩子的资料放到手机上…" : "手机上还没有孩子的资料"}>
      {!sync.isRunning && (
        <>
          <p>{sync.fault ?? "有网络时下载一次，以后没有信号也能看。"}</p>
          <button type="button" className="fd-plain-button" onClick={() => void phone.syncNow()}>
            现在下载
          </button>
        </>
      )}
    </Empty>
  );
}
