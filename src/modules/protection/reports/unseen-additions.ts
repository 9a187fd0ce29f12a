/** Whether something was added that the person responsible has not looked at: nobody has said so since, nor answered. Pure. */
import type { HappenedEvent } from "../cases/clocks.ts";

const seen: readonly string[] = ["additionsSeen", "fedBack"];

export function hasUnseenAdditions(events: readonly Pick<HappenedEvent, "code">[]): boolean {
  const codes = events.map(({ code }) => code);
  const last = codes.lastIndexOf("added");
  return last >= 0 && !codes.slice(last).some((code) => seen.includes(code));
}
