import { useHeld } from "../../../../faces/field/Held.tsx";
import { goInstead } from "../../../../faces/field/hash-address.ts";
import { MainButton } from "../../../../faces/field/parts/MainButton.tsx";
import { Page } from "../../../../faces/field/parts/Page.tsx";
import { usePhoneState, useToday } from "../../../../faces/field/phone-context.ts";
import { sayState } from "../../../../faces/field/say-state.ts";
import type { ChildDocument } from "../../phone/child-document.contract.ts";

/** Saved is said when it is on the phone's disk; whether it has arrived is another sentence. */
export function SavedPage({
  child,
  mutationId,
}: {
  readonly child: ChildDocument;
  readonly mutationId: string;
}) {
  const { now } = useHeld();
  const today = useToday();
  const { sync } = usePhoneState();
  const item = now?.outbox.find(({ id }) => id === mutationId);
  return (
    <Page title="走访" action={<MainButton onClick={() => goInstead("/")}>回到今天</MainButton>}>
      <div className="fd-saved" role="status">
        <h2>{child.name}的走访已存好</h2>
        <p className="fd-saved-state">{item === undefined ? "在手机上" : sayState(item, today)}</p>
        {item?.state === "waiting" && !sync.isRunning && <p>有网络时会自动上传，不用管它。</p>}
      </div>
      <p>
        <a href={`#/children/${child.id}`}>看{child.name}</a>
      </p>
    </Page>
  );
}
