/** What the phone holds, as the pages read it. Pure. */
import type { HeldDocument, OutboxItem } from "../../../platform/client/offline/phone.ts";
import type { ChildDocument } from "../phone/child-document.contract.ts";
import type { DeskDocument } from "../phone/desk-document.contract.ts";

// Checked by the server before it was sent; checking three hundred of them again would cost a slow phone a second.
export function asChild({ body }: HeldDocument): ChildDocument {
  return body as unknown as ChildDocument;
}

export function asDesk(body: Readonly<Record<string, unknown>>): DeskDocument {
  return body as unknown as DeskDocument;
}

/** Children visited on this phone whose file does not show it yet: the day on which each was visited last. */
export function visitedHere(
  outbox: readonly OutboxItem[],
  children: readonly ChildDocument[],
): ReadonlyMap<string, string> {
  const lastOn = new Map(children.map(({ id, visit }) => [id, visit.lastOn ?? ""]));
  const days = new Map<string, string>();
  for (const { operation, childId, body, state } of outbox) {
    if (operation !== "workforce.visit.record" || childId === null || state === "attention") continue;
    const on = typeof body["on"] === "string" ? body["on"] : "";
    if (on > (lastOn.get(childId) ?? "") && on > (days.get(childId) ?? "")) days.set(childId, on);
  }
  return days;
}

/** What a task is about (`about.id`), of those that were settled here and are not received yet. */
export function settledHere(outbox: readonly OutboxItem[]): ReadonlySet<string> {
  return new Set(
    outbox.flatMap(({ params, state }) => {
      const id = params["id"];
      return id === undefined || state === "attention" || state === "received" ? [] : [id];
    }),
  );
}
