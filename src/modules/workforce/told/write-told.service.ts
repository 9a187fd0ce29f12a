/** A told change becomes what the register holds: a fact, an end of one, a phone, a move. Of a file that is held. */
import { addDays, type IsoDate } from "../../../kernel/calendar-date.ts";
import { readPhones } from "../../../kernel/phone.ts";
import { Problem } from "../../../kernel/problem.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { VisitedFile } from "../../registry/record-visit.service.ts";
import {
  correctFilePerson,
  endChildFact,
  type HeldPerson,
  performChildAct,
  recordChildFact,
} from "../../registry/told-facts.service.ts";
import type { HeldSection } from "./held-sections.service.ts";
import { type ToldSection, toldProblems } from "./told-changes.contract.ts";
import { type ToldValue, toldSections } from "./told-sections.ts";

export interface Writing {
  readonly file: VisitedFile;
  readonly person: HeldPerson;
  readonly section: ToldSection;
  readonly from: IsoDate;
  /** What is to be laid over what holds. */
  readonly value: ToldValue;
  readonly held: HeldSection;
  /** 走访 2026-11-27，听奶奶说 */
  readonly evidence: string;
}

/** The id of the fact that was written; null where it became something else. */
export async function writeTold(
  tx: Tx,
  app: Pick<App, "cipher" | "places">,
  writing: Writing,
): Promise<string | null> {
  const { file, person, section, value, evidence } = writing;
  switch (section) {
    case "phone": {
      const read = readPhones(String(value["phone"]));
      const phone = read.kind === "numbers" ? (read.numbers[0] ?? "") : "";
      await correctFilePerson(tx, app, file.childId, person.personId, file.version, {
        reason: evidence,
        phone,
      });
      return null;
    }
    case "schooling":
    case "health":
    case "care":
    case "parent":
      return writeFact(tx, writing);
    case "parentBack":
      await endCondition(tx, writing);
      return null;
    case "residence":
      return move(tx, app, writing);
    case "other":
      return null;
    default:
      return section satisfies never;
  }
}

async function writeFact(
  tx: Tx,
  { file, person, section, from, value, held, evidence }: Writing,
): Promise<string | null> {
  const kind = toldSections[section].fact;
  if (kind === null) return null;
  const holding = factBeneath(section, value, held);
  const { factId } = await recordChildFact(tx, file.childId, file.version, {
    kind,
    // What is told now holds now: it does not end where the one that it follows began.
    from: holding !== undefined && holding.from > from ? holding.from : from,
    value: { ...holding?.value, ...value },
    evidence,
    ...(person.relation === null ? {} : { personId: person.personId }),
  });
  return factId;
}

/** Of a parent each condition stands by itself. */
function factBeneath(section: ToldSection, value: ToldValue, { facts }: HeldSection) {
  return section === "parent"
    ? facts.find((fact) => fact.value["condition"] === value["condition"])
    : facts[0];
}

async function endCondition(tx: Tx, { file, from, value, held, evidence }: Writing): Promise<void> {
  const fact = held.facts.find((one) => one.value["condition"] === value["condition"]);
  if (fact === undefined) return;
  const on = from > fact.from ? from : addDays(fact.from, 1);
  await endChildFact(tx, file.childId, fact.id, file.version, { on, reason: "村里报来，镇街核实", evidence });
}

async function move(
  tx: Tx,
  app: Pick<App, "cipher" | "places">,
  { file, from, value, held, evidence }: Writing,
): Promise<string | null> {
  const villageCode = textOf(value["villageCode"]) ?? file.scopeCode;
  const address = textOf(value["address"]) ?? "";
  if (villageCode !== file.scopeCode) {
    const reason = "村里报来搬家，镇街核实";
    await performChildAct(tx, app, file.childId, file.version, {
      ...{ kind: "moved", on: from, villageCode, address, reason, evidence },
    });
    return null;
  }
  const [home] = held.facts;
  const { factId } = await recordChildFact(tx, file.childId, file.version, {
    kind: "residence",
    from: home !== undefined && home.from > from ? home.from : from,
    value: { ...home?.value, villageCode, address },
    evidence,
  });
  return factId;
}

const textOf = (given: unknown) => (typeof given === "string" ? given : undefined);

/** Whom it is about, of the family as it is today. @throws workforce.told.invalid */
export function demandPerson(
  family: readonly HeldPerson[],
  section: ToldSection,
  personId: string | undefined,
): HeldPerson {
  const { about } = toldSections[section];
  const isChild =
    personId === undefined || family.some((one) => one.relation === null && one.personId === personId);
  const person = family.find((one) => (isChild ? one.relation === null : one.personId === personId));
  if (person === undefined || (about === "child" && !isChild) || (about === "relative" && isChild))
    throw new Problem(toldProblems.sectionInvalid, {
      errors: [{ path: "personId", code: "unknown", message: "请选这一处变化说的是谁" }],
    });
  return person;
}
