/** What the phone holds, read once after it is unlocked and again when a sync or something done here has changed it. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { nowIso } from "../../kernel/clock.ts";
import { asChild, asDesk } from "../../modules/workforce/field/held-child.ts";
import type { ChildDocument } from "../../modules/workforce/phone/child-document.contract.ts";
import type { DeskDocument } from "../../modules/workforce/phone/desk-document.contract.ts";
import type { OutboxItem, Phone } from "../../platform/client/offline/phone.ts";
import { usePhone, usePhoneState } from "./phone-context.ts";

interface HeldNow {
  readonly children: readonly ChildDocument[];
  readonly desk: DeskDocument | null;
  readonly outbox: readonly OutboxItem[];
  /** Half-written forms, by key. */
  readonly drafts: ReadonlySet<string>;
  readonly readAt: string;
}

export interface Held {
  /** Undefined while it is being read. */
  readonly now: HeldNow | undefined;
  readonly fault: string | null;
  readAgain(): void;
}

const HeldContext = createContext<Held | null>(null);

export function useHeld(): Held {
  const held = useContext(HeldContext);
  if (held === null) throw new Error("this page stands outside what the phone holds");
  return held;
}

export function HeldProvider({ children }: { readonly children: ReactNode }) {
  const phone = usePhone();
  const { sync, waiting, attention } = usePhoneState();
  const [held, setHeld] = useState<HeldNow>();
  const [fault, setFault] = useState<string | null>(null);
  const [asked, setAsked] = useState(0);
  const readAgain = useCallback(() => setAsked((times) => times + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these says that something else is held now
  useEffect(() => {
    let isCurrent = true;
    readAll(phone).then(
      (all) => {
        if (!isCurrent) return;
        setHeld(all);
        setFault(null);
      },
      () => {
        if (isCurrent)
          setFault("手机上的资料读不出来。请点“再读一次”；还不行的，联网后在“我”里点“现在上传、更新”。");
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [phone, sync.lastOkAt, sync.isRunning, waiting, attention, asked]);

  const value = useMemo(() => ({ now: held, fault, readAgain }), [held, fault, readAgain]);
  return <HeldContext.Provider value={value}>{children}</HeldContext.Provider>;
}

async function readAll(phone: Phone): Promise<HeldNow> {
  const [documents, desk, outbox, drafts] = await Promise.all([
    phone.listDocuments(),
    phone.readDesk(),
    phone.listOutbox(),
    phone.listDrafts(),
  ]);
  return {
    children: documents.map(asChild),
    desk: desk === undefined ? null : asDesk(desk),
    outbox,
    drafts: new Set(drafts.map(({ key }) => key)),
    readAt: nowIso(),
  };
}
