import { fromExcelSerial } from "../../kernel/calendar-date.ts";
import type { DateCell } from "./sheet.ts";

/** 9999-12-31, the last day that Excel knows. */
const LAST_SERIAL = 2_958_465;
const HALF_A_SECOND = 0.5 / 86_400;
const CACHE_SIZE = 50_000;

/** Turns stored serials into date cells; the same day gives the same object, so a column of birth dates costs little. */
export class SerialDates {
  readonly #system: 1900 | 1904;
  readonly #cache = new Map<number, DateCell>();

  constructor(system: 1900 | 1904) {
    this.#system = system;
  }

  /** Undefined for a number that is no day, a bare time of day for instance. */
  cell(serial: number): DateCell | undefined {
    // Sums of times fall short of midnight by a rounding error; Excel shows the next day.
    const day = Math.floor(serial + HALF_A_SECOND);
    const cached = this.#cache.get(day);
    if (cached !== undefined) return cached;
    if (
      !(day >= (this.#system === 1904 ? 0 : 1) && day <= LAST_SERIAL - (this.#system === 1904 ? 1462 : 0))
    ) {
      return undefined;
    }
    const cell: DateCell = { date: fromExcelSerial(day, this.#system) };
    if (this.#cache.size < CACHE_SIZE) this.#cache.set(day, cell);
    return cell;
  }
}
