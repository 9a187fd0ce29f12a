/** A password for the first log-in, easily read out: four groups of letters and figures that nobody takes for each other. */

const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 4;
const LENGTH = 4;

/** `bytes`: random ones, one a letter. */
export function firstPassword(bytes: Uint8Array): string {
  const letters = [...bytes].slice(0, GROUPS * LENGTH).map((byte) => LETTERS[byte % LETTERS.length] ?? "x");
  return Array.from({ length: GROUPS }, (_, at) =>
    letters.slice(at * LENGTH, (at + 1) * LENGTH).join(""),
  ).join("-");
}

export const newFirstPassword = (): string =>
  firstPassword(crypto.getRandomValues(new Uint8Array(GROUPS * LENGTH)));
