/** A person as the engine compares it, from the register or from a roster's row. Pure. */

export interface PersonRecord {
  readonly name: string;
  readonly formerNames: readonly string[];
  readonly sex: "1" | "2" | null;
  /** ISO, or what was legible of it: `1988-05`, `1988`. */
  readonly birthDate: string | null;
  /** As printed, repaired: whole, masked (`500199********0019`), cut or mistyped. */
  readonly citizenNo: string | null;
  readonly phones: readonly string[];
  /** Village, else township, else district; null where the address names none of ours. */
  readonly placeCode: string | null;
  /** Names of the others of the household or family, as far as either side knows them. */
  readonly kin: readonly string[];
}

export const matchBands = ["certain", "review", "none"] as const;
export type MatchBand = (typeof matchBands)[number];
