/** Deprecated, and on plain http still the only way there is. */
const older: { execCommand(command: "copy"): boolean } = document;

/** Copies by the newer way where the page may, by the older one on plain http and old kernels; tells whether it worked. */
export async function copyText(words: string): Promise<boolean> {
  if (isSecureContext) {
    try {
      await navigator.clipboard.writeText(words);
      return true;
    } catch {
      // Some kernels have it and forbid it; the older way may still do.
    }
  }
  const box = document.createElement("textarea");
  box.value = words;
  document.body.appendChild(box);
  box.select();
  try {
    return older.execCommand("copy");
  } finally {
    box.remove();
  }
}
