import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useRead } from "../../../../platform/client/useRead.ts";
import { readDesk } from "../../../registry/desk.contract.ts";
import { listRings, type RingView } from "../rings.contract.ts";
import { notifyDesktop } from "./desktop-notice.ts";
import { playRing, switchSoundOn } from "./ring-sound.ts";

const EVERY_MS = 15_000;

/** What rings now. It is asked for behind other windows too: a child in danger does not wait until somebody looks. */
export function useRinging(): readonly RingView[] {
  const client = useQueryClient();
  const { data, dataUpdatedAt } = useRead(listRings, {}, { everyMs: EVERY_MS, inBackground: true });
  const known = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const events = ["pointerdown", "keydown"] as const;
    for (const name of events) document.addEventListener(name, switchSoundOn, { passive: true });
    return () => {
      for (const name of events) document.removeEventListener(name, switchSoundOn);
    };
  }, []);
  useEffect(() => {
    const ringing = data?.items ?? [];
    if (dataUpdatedAt === 0 || ringing.length === 0) return;
    playRing();
    if (ringing.every(({ id }) => known.current.has(id))) return;
    known.current = new Set(ringing.map(({ id }) => id));
    notifyDesktop();
    void client.invalidateQueries({ queryKey: [readDesk.name] });
  }, [data, dataUpdatedAt, client]);
  return data?.items ?? [];
}
