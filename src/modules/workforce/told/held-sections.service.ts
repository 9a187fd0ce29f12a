/** What holds of each section of a family today, and under which version a phone knows it. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { relationCodes } from "../../registry/codes.contract.ts";
import { type HeldFact, type HeldPerson, readHeld } from "../../registry/told-facts.service.ts";
import type { ToldSection } from "./told-changes.contract.ts";
import { type ToldValue, toldSections } from "./told-sections.ts";

const PHONE = "workforce.told.phone";

export interface HeldSection {
  /** Null: nothing is known. */
  readonly version: string | null;
  readonly facts: readonly HeldFact[];
  readonly value: ToldValue | null;
  readonly said: string | null;
  /** Since when, of a single fact. */
  readonly since: IsoDate | null;
}

export const nothing: HeldSection = { version: null, facts: [], value: null, said: null, since: null };

export function readFamilies(
  tx: Tx,
  cipher: FieldCipher,
  childIds: readonly string[],
): Promise<ReadonlyMap<string, HeldPerson[]>> {
  return readHeld(tx, cipher, childIds, ["schooling", "health", "leftBehindCare", "condition", "residence"]);
}

/** Of the child, or of one of its people. */
export function heldSection(cipher: FieldCipher, section: ToldSection, person: HeldPerson): HeldSection {
  const { fact, say } = toldSections[section];
  if (section === "phone") {
    if (person.phone === null) return nothing;
    const value = { phone: person.phone };
    // Never the number itself: whoever holds the version cannot tell it.
    const version = cipher.blindIndex(person.phone, PHONE).toString("hex");
    return { version, facts: [], value, said: say(value), since: null };
  }
  if (fact === null) return nothing;
  const facts = person.facts.filter(({ kind }) => kind === fact);
  const [first] = facts;
  if (first === undefined) return nothing;
  const sayCondition = toldSections.parent.say;
  return {
    version: versionOfFacts(facts),
    facts,
    value: first.value,
    said: facts
      .map(({ value }) => (section === "parentBack" ? sayCondition(value) : sayHeld(section, value)))
      .join("；"),
    since: facts.length === 1 ? first.from : null,
  };
}

function sayHeld(section: ToldSection, value: ToldValue): string {
  const address = value["address"];
  if (section === "residence") return typeof address === "string" ? address : "";
  return toldSections[section].say(value);
}

/** The version that a phone has is what holds; while keys change, under either key. */
export function isFresh(
  cipher: FieldCipher,
  section: ToldSection,
  held: HeldSection,
  base: string | null,
): boolean {
  if (section === "other" || held.version === base) return true;
  const phone = held.value?.["phone"];
  if (section !== "phone" || typeof phone !== "string" || base === null) return false;
  return cipher.blindIndexes(phone, PHONE).some((one) => one.toString("hex") === base);
}

/** Several conditions of a parent hold at once: each of them is told by the end of its id. */
function versionOfFacts(facts: readonly HeldFact[]): string {
  const ids = facts.map(({ id }) => id).sort();
  return ids.length === 1
    ? (ids[0] ?? "")
    : ids
        .map((id) => id.slice(-12))
        .join(".")
        .slice(0, 100);
}

/** 父亲 李某某; the child itself is not named. */
export function sayWho({ relation, name }: HeldPerson): string | null {
  if (relation === null) return null;
  return `${relationCodes.has(relation) ? relationCodes.label(relation) : "家人"} ${name}`;
}
