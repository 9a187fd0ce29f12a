/** Keys of the desk. A page adds its own with `useShortcut`; `?` shows the list of those that work right now. */
import { useEffect, useEffectEvent } from "react";

export interface Shortcut {
  /** As people read it: `/`, `?`, `j`, `Ctrl+S`. */
  readonly key: string;
  readonly what: string;
}

const live = new Set<Shortcut>();

export function liveShortcuts(): Shortcut[] {
  return [...live];
}

/** The event in the words of `Shortcut.key`. */
export function keyOfEvent(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">): string {
  const name =
    event.key.length === 1 && (event.ctrlKey || event.metaKey) ? event.key.toUpperCase() : event.key;
  return `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${name}`;
}

const keyNames: Readonly<Record<string, string>> = {
  Escape: "Esc",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
};

/** As it stands on the keyboard. */
export function nameOfKey(key: string): string {
  return keyNames[key] ?? key;
}

/** Single letters must not act while somebody types; combinations and Esc may. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}

interface ShortcutOptions {
  readonly enabled?: boolean;
  /** Also while typing (saving, leaving). */
  readonly whileTyping?: boolean;
  /** The key is the dialog's own: those of the page behind it rest. */
  readonly inDialog?: boolean;
  /** Asked when the key comes: of several forms, the one that is typed in. */
  readonly when?: () => boolean;
}

export function useShortcut(
  { key, what }: Shortcut,
  act: () => void,
  { enabled = true, whileTyping = false, inDialog = false, when = () => true }: ShortcutOptions = {},
): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented || keyOfEvent(event) !== key) return;
    if ((!whileTyping && isTyping(event.target)) || (!inDialog && isDialogOpen()) || !when()) return;
    event.preventDefault();
    // One key, one meaning: a drawer that listens for Esc must not close with the form in it.
    event.stopPropagation();
    act();
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const shortcut: Shortcut = { key, what };
    live.add(shortcut);
    const listen = (event: KeyboardEvent) => {
      onKey(event);
    };
    document.addEventListener("keydown", listen);
    return () => {
      live.delete(shortcut);
      document.removeEventListener("keydown", listen);
    };
  }, [key, what, enabled]);
}

/** A dialog has the keyboard for itself. */
function isDialogOpen(): boolean {
  return document.querySelector(".ant-modal-wrap:not([style*='display: none']) .ant-modal") !== null;
}

/** A menu or calendar that hangs open: Esc is meant for that. */
export function isPopupOpen(): boolean {
  return (
    document.querySelector(
      ".ant-popover:not(.ant-popover-hidden), .ant-dropdown:not(.ant-dropdown-hidden)",
    ) !== null
  );
}
