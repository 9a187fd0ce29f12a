/**
 * What was typed and not saved yet. It lives in the tab's own storage: it survives a reload and a new login, is gone with the
 * tab, and is wiped at log-out, because it may hold personal data.
 */
const PREFIX = "tongan.draft.";

let owner = "";

/** Drafts of another account in the same tab are not this one's. */
export function ownDrafts(accountId: string): void {
  if (owner !== accountId) {
    owner = accountId;
    for (const key of draftKeys())
      if (!key.startsWith(`${PREFIX}${accountId}.`)) sessionStorage.removeItem(key);
  }
}

export function readDraft(key: string): unknown {
  try {
    const text = sessionStorage.getItem(nameOf(key));
    return text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

/** `undefined` forgets it. A full or forbidden storage is no reason to disturb who is typing. */
export function keepDraft(key: string, value: unknown): void {
  try {
    if (value === undefined) sessionStorage.removeItem(nameOf(key));
    else sessionStorage.setItem(nameOf(key), JSON.stringify(value));
  } catch {
    return;
  }
}

export function wipeDrafts(): void {
  for (const key of draftKeys()) sessionStorage.removeItem(key);
}

function nameOf(key: string): string {
  return `${PREFIX}${owner}.${key}`;
}

function draftKeys(): string[] {
  return Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
}
