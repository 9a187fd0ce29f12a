/** What is looked at before a line is paid: who receives it, to which account, and what else is known of the child. Pure. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { basicPrograms } from "../entitlements/paid-programs.contract.ts";
import { programmeOf } from "../programs/catalogue.ts";
import type { Line } from "./assemble-lines.ts";
import type { BlockingCheck, WarningCheck } from "./line-checks.contract.ts";
import type { Life, OtherIncome } from "./owed.ts";

export interface Payee {
  readonly name: string | null;
  readonly personId: string | null;
  readonly hasAccount: boolean;
  readonly sharesAccount: boolean;
  /** As the register knows the person; undefined for an institution. */
  readonly person:
    | {
        readonly deceasedOn: IsoDate | null;
        readonly cares: boolean;
        readonly conditions: readonly string[];
      }
    | undefined;
}

export interface Checking {
  readonly line: Line;
  readonly life: Life;
  readonly payee: Payee;
  readonly incomes: readonly OtherIncome[];
  /** Stands on the ledger of orphans or of de facto unattended children now. */
  readonly isListed: boolean;
  readonly overpaidFen: number;
  /** As the file has it; what is taken off is recorded by itself, with its amount. */
  readonly relief: readonly string[];
}

export interface Checked {
  readonly blocking: readonly BlockingCheck[];
  readonly warnings: readonly WarningCheck[];
}

const RESTRICTED = new Set(["imprisoned", "compulsoryRehab", "otherRestricted"]);
const GONE = new Set([
  "outOfContact",
  "declaredMissing",
  "unknownNotFound",
  "guardianshipRevoked",
  "deported",
]);
const INSTITUTIONAL = new Set(["institution", "agency"]);
const LONG_ARREARS = 6;

export function checkLine(task: Checking): Checked {
  return { blocking: blockingOf(task), warnings: warningsOf(task) };
}

function blockingOf({ line, life, payee }: Checking): BlockingCheck[] {
  const found: BlockingCheck[] = [];
  if (line.cannotTell) found.push("amountUnknown");
  if (line.heldBack !== null) found.push("suspended");
  found.push(...payeeFaults(line, payee));
  if (!payee.hasAccount) found.push("accountMissing");
  else if (payee.sharesAccount) found.push("accountShared");
  if (life.endedOn !== null && life.endedWhy === "openedByMistake") found.push("fileEnded");
  return found;
}

function payeeFaults(line: Line, { name, personId, person }: Payee): BlockingCheck[] {
  if (name === null) return ["payeeMissing"];
  // An institution receives as itself; a grown pupil's scholarship goes to the pupil.
  if (personId === null) {
    const isItself = INSTITUTIONAL.has(line.careMode ?? "") || !basicPrograms.includes(line.programme);
    return isItself ? [] : ["payeeNotCarer"];
  }
  if (person === undefined) return ["payeeNotCarer"];
  const found: BlockingCheck[] = [];
  if (person.deceasedOn !== null || person.conditions.includes("deceased")) found.push("payeeDied");
  if (person.conditions.some((code) => RESTRICTED.has(code))) found.push("payeeRestricted");
  if (person.conditions.some((code) => GONE.has(code))) found.push("payeeGone");
  if (!person.cares) found.push("payeeNotCarer");
  return found;
}

function warningsOf({ line, life, incomes, isListed, overpaidFen, relief }: Checking): WarningCheck[] {
  const found: WarningCheck[] = [];
  const ended = life.endedOn === null ? null : life.endedWhy;
  if (life.deceasedOn !== null || ended === "died") found.push("childDied");
  if (ended === "movedAway") found.push("childMoved");
  const isBasic = basicPrograms.includes(line.programme);
  if (isBasic && !isListed && line.regularFen > 0) found.push("notListed");
  if (overpaidFen > 0 && line.recoveryFen === 0) found.push("overpaid");
  if ((line.programme === "B01" || line.programme === "B02") && incomes.some((one) => one.to === null))
    found.push("otherAid");
  const counted = programmeOf(line.programme).amount?.beside?.map(({ measure }) => measure) ?? [];
  const isUncounted = (measure: OtherIncome["kind"]) =>
    relief.includes(measure) && incomes.every(({ kind }) => kind !== measure);
  if (line.regularFen > 0 && counted.some(isUncounted)) found.push("reliefUncounted");
  if (line.items.filter((item) => item.cause !== "regular" && item.fen > 0).length >= LONG_ARREARS)
    found.push("longArrears");
  return found;
}
