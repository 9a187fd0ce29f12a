/**
 * Somebody is looking over the shoulder: one tap, or Esc twice, and a plain calendar stands there instead. The report leaves the
 * tab's memory, and the way back does not lead to it, since the page never adds an entry of its own to it.
 */
import { now } from "../../kernel/clock.ts";
import { wipeDrafts } from "../../platform/client/draft-store.ts";

/** A page of our own: another house's would show in the address of a request where this person has just been. */
const AWAY = "/open/calendar";
const TWICE_MS = 1500;

export function leaveQuickly(): void {
  try {
    wipeDrafts();
  } finally {
    // Even before the other page has come.
    document.title = "日历";
    document.body.textContent = "";
    location.replace(AWAY);
  }
}

export function listenForEscape(): void {
  let last = 0;
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    const at = now().getTime();
    if (at - last < TWICE_MS) leaveQuickly();
    last = at;
  });
}
