import { useEffect } from "react";
import type { ChildDocument } from "../../modules/workforce/phone/child-document.contract.ts";
import type { DeskDocument } from "../../modules/workforce/phone/desk-document.contract.ts";
import { useHeld } from "./Held.tsx";
import { usePhone } from "./phone-context.ts";

/** One child's file as the phone holds it; that it was opened is told at the next sync. */
export function useChild(id: string | undefined): {
  readonly child: ChildDocument | undefined;
  readonly desk: DeskDocument | null;
  readonly isReading: boolean;
} {
  const phone = usePhone();
  const { now } = useHeld();
  const child = now?.children.find((one) => one.id === id);
  const isHere = child !== undefined;
  useEffect(() => {
    if (isHere && id !== undefined) phone.noteRead(id);
  }, [phone, id, isHere]);
  return { child, desk: now?.desk ?? null, isReading: now === undefined };
}
