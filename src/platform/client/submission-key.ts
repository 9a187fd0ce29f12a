/**
 * Keys that make a submission happen once. `randomUUID` would need a secure context, which an office network without
 * certificates is not.
 */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Remembers the key of a submission while the very same content is sent again; other content is another submission. */
export class SubmissionKeys {
  #fingerprint: string | undefined;
  #key = "";

  keyFor(content: object): string {
    const fingerprint = JSON.stringify(content);
    if (fingerprint !== this.#fingerprint) {
      this.#fingerprint = fingerprint;
      this.#key = newKey();
    }
    return this.#key;
  }

  /** It has arrived: the same content once more is meant as a second one. */
  settled(): void {
    this.#fingerprint = undefined;
  }
}
