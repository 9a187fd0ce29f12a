/** A person of the register as it is compared with others, and with a row of another unit's roster. */
import type { IsoDate } from "../../kernel/calendar-date.ts";

export interface PersonToLink {
  readonly id: string;
  readonly name: string;
  readonly formerNames: readonly string[];
  readonly sex: "1" | "2" | null;
  readonly birthDate: IsoDate | null;
  readonly citizenNo: string | null;
  readonly phones: readonly string[];
  readonly scopeCode: string;
  /** Its own place and those of its children: whoever answers for one of them may see it. */
  readonly seenFrom: readonly string[];
  /** Names of the others of its families. */
  readonly kin: readonly string[];
  /** Has a file of its own, open or ended: what may be the double of another. */
  readonly isOnFile: boolean;
  /** Has an open file of its own. */
  readonly isChild: boolean;
  /** Parent, guardian or carer of such a child: a brother or sister is none. */
  readonly isAdult: boolean;
  /** Stands in an open family: of whom a roster may speak. */
  readonly isAround: boolean;
}
