/** The code by which whoever reported follows the report: twelve characters without those that look alike (60 bits). */
const ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const LENGTH = 12;

export function makeCode(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = fill): string {
  // 32 characters, so five bits of each byte give every one the same chance.
  return Array.from(random(new Uint8Array(LENGTH)), (byte) => ALPHABET[byte & 31]).join("");
}

function fill(bytes: Uint8Array<ArrayBuffer>): Uint8Array {
  return globalThis.crypto.getRandomValues(bytes);
}

/** `7K2MP4QX9RTA` → `7K2M-P4QX-9RTA`, as people read it out. */
export function sayCode(code: string): string {
  return code.replace(/^(.{4})(.{4})(.{4})$/, "$1-$2-$3");
}
