/** The form of a key: `tongan_PREFIX_SECRET`. By the prefix people know which one it is; the secret is shown once and kept by nobody. */
const FORM = /^tongan_([2-9A-HJ-NP-Z]{8})_([\w-]{43})$/;
const ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

export interface PartnerKey {
  readonly prefix: string;
  /** All of it, as it is sent. */
  readonly text: string;
}

/** `random`: so many bytes that nobody can guess. */
export function makePartnerKey(random: (bytes: number) => Buffer): PartnerKey {
  const prefix = Array.from(random(8), (byte) => ALPHABET[byte & 31]).join("");
  return { prefix, text: `tongan_${prefix}_${random(32).toString("base64url")}` };
}

/** Undefined where it cannot be a key at all. */
export function parsePartnerKey(text: string): PartnerKey | undefined {
  const prefix = FORM.exec(text)?.[1];
  return prefix === undefined ? undefined : { prefix, text };
}

/** `Bearer …`; undefined where whoever asks does not come with a key. */
export function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer\s+(.*)$/i.exec(authorization ?? "")?.[1]?.trim();
}
