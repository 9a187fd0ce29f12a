import { useCallback, useEffect, useRef, useState } from "react";
import type { DraftKeeper } from "../../platform/client/offline/phone.ts";
import { usePhone } from "./phone-context.ts";

const NOT_KEPT = "刚才写的还没存到手机上（可能存满了）。请别关这一页，删些照片、视频后再接着写。";

export interface KeptDraft<Value> {
  /** Undefined while the phone is being asked. */
  readonly value: Value | undefined;
  readonly set: (change: (before: Value) => Value) => void;
  /** It was begun earlier, on another opening. */
  readonly isContinued: boolean;
  readonly beginAgain: () => void;
  /** Written for certain: before the camera opens. */
  readonly writeNow: () => Promise<void>;
  /** It has been saved or thrown away: nothing of it is written any more. */
  readonly finish: () => void;
  /** The phone could not keep it: in one sentence. */
  readonly fault: string | null;
}

/**
 * Half a form, kept on every keystroke. `read` makes the value of what was kept (undefined: it is of another form), `begin` a fresh one.
 * Both must not change while the form stands.
 */
export function useKeptDraft<Value extends object>(
  key: string,
  read: (kept: Readonly<Record<string, unknown>> | undefined) => Value | undefined,
  begin: () => Value,
): KeptDraft<Value> {
  const phone = usePhone();
  const [value, setValue] = useState<Value>();
  const [isContinued, setContinued] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const latest = useRef<Value>(undefined);
  const keeper = useRef<DraftKeeper>(undefined);
  const isFinished = useRef(false);
  const reading = useRef({ read, begin });

  useEffect(() => {
    let isCurrent = true;
    const take = (kept: Readonly<Record<string, unknown>> | undefined) => {
      if (!isCurrent) return;
      const found = reading.current.read(kept);
      latest.current = found ?? reading.current.begin();
      setValue(latest.current);
      setContinued(found !== undefined);
    };
    phone.readDraft(key).then(take, () => take(undefined));
    return () => {
      isCurrent = false;
    };
  }, [phone, key]);

  useEffect(() => {
    const own = phone.draftKeeper(key, (isKept) => setFault(isKept ? null : NOT_KEPT));
    keeper.current = own;
    return () => void own.stop().catch(() => undefined);
  }, [phone, key]);
  // Whether it could be kept is told to the keeper's listener.
  const writeNow = useCallback(async () => keeper.current?.flush().catch(() => undefined), []);

  const put = useCallback((next: Value) => {
    latest.current = next;
    setValue(next);
    if (!isFinished.current) keeper.current?.change(next as Readonly<Record<string, unknown>>);
  }, []);
  const set = useCallback(
    (change: (before: Value) => Value) => {
      if (latest.current !== undefined) put(change(latest.current));
    },
    [put],
  );
  const beginAgain = useCallback(() => {
    setContinued(false);
    put(reading.current.begin());
  }, [put]);
  const finish = useCallback(() => {
    isFinished.current = true;
  }, []);
  return { value, set, isContinued, beginAgain, writeNow, finish, fault };
}
