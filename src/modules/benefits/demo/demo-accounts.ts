/** Made-up accounts and deductions of the demonstration district: the same for the same people, right in their check digits. */
import { checkDigitOf } from "../../../kernel/bank-account.ts";

/** No bank's: 62 for a card of the country, then nines. */
const CARD_HEAD = "629999";
/** An account of an office has no check digit of its own. */
export const INSTITUTION_ACCOUNT = "50011799990000000001";

/** By whom it belongs to, so that brothers and sisters in one family share their grandmother's. */
export function demoAccount(ownerId: string): string {
  const digits = `${CARD_HEAD}${String(numberFrom(ownerId) % 1_000_000_000_000).padStart(12, "0")}`;
  return digits + checkDigitOf(digits);
}

const LEAST_YUAN = 300;
const STEPS = 21;
const STEP_YUAN = 10;

/** What a family on low-income aid may get a month and head. */
export function demoDibaoFen(childId: string): number {
  return (LEAST_YUAN + (numberFrom(childId) % STEPS) * STEP_YUAN) * 100;
}

/** The random part at the end of an id; exact as a number. */
function numberFrom(id: string): number {
  return Number.parseInt(id.replaceAll("-", "").slice(-12), 16);
}
