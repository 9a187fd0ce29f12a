/** What is told where somebody else has settled meanwhile what a phone settles: both, so that nothing is overwritten silently. Pure. */
import { businessDate } from "../../../kernel/clock.ts";

export interface Settled {
  /** As people read it: 家庭放弃. */
  readonly said: string;
  readonly note: string | null;
  readonly by: string;
  readonly at: string;
}

export interface Meeting {
  /** What the phone says. */
  readonly wanted: string;
  readonly note: string | undefined;
  /** Null where it is open, or gone by itself. */
  readonly settled: Settled | null;
  readonly isOpen: boolean;
  /** Why it lies there now. */
  readonly reason: string;
}

/** The very same was written before: from another phone, or on the desk. */
export function isTheSame({ wanted, note, settled }: Meeting): boolean {
  return settled !== null && settled.said === wanted && (settled.note ?? "") === (note ?? "");
}

export function sayMeeting({ wanted, note, settled, isOpen, reason }: Meeting): string {
  const mine = `您填的是“${wanted}”${note === undefined || note === "" ? "" : `（${note}）`}`;
  if (settled !== null) {
    const theirs = `“${settled.said}”${settled.note === null ? "" : `（${settled.note}）`}`;
    return `${settled.by} ${businessDate(new Date(settled.at))} 已经登记为${theirs}。${mine}，没有改掉前面的，两份都留着。`;
  }
  if (isOpen) return `这一条刚变了，现在是：${reason} ${mine}，还没有登记，请看过现在的情况再选一次。`;
  return `孩子的情况变了，这一条已经不用办。${mine}，已留着。`;
}
