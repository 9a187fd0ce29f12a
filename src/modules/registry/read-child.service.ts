/** Reading one child's file as of a day: who is this child, who cares for them, what holds, what is due. */
import { ageOn } from "../../kernel/calendar-date.ts";
import { today } from "../../kernel/clock.ts";
import { mask } from "../../kernel/masking.ts";
import { mayDo, notFound } from "../../platform/access/policy.ts";
import type { FieldCipher } from "../../platform/crypto/cipher.ts";
import type { Tx } from "../../platform/db/database.ts";
import type { PlaceDirectory } from "../../platform/places/place-directory.ts";
import { readAgeLimits } from "./age-limits.service.ts";
import { exitReasonLabels } from "./child-acts.contract.ts";
import type { ChildFile, FactView, PersonView } from "./child-file.contract.ts";
import { type CategoryCode, relationCodes } from "./codes.contract.ts";
import { listDoublesOfFile } from "./doubles.store.ts";
import { sayWhyDouble } from "./doubles-evidence.contract.ts";
import { dueItems } from "./due-items.ts";
import { listKin, listPersons, type PersonRow } from "./people.store.ts";
import { CITIZEN_NO, PHONE } from "./person-identity.service.ts";
import { sayFact } from "./plan-facts.ts";
import { readSources } from "./refresh-standing.service.ts";
import * as store from "./registry.store.ts";
import { categoryLabel, labelOf } from "./say-labels.ts";
import { standingOf } from "./standing.ts";

export interface Reading {
  readonly cipher: FieldCipher;
  readonly places: PlaceDirectory;
}

/** @throws access.notFound */
export async function readChild(
  tx: Tx,
  { cipher, places }: Reading,
  id: string,
  asOf: string = today(),
): Promise<ChildFile> {
  const file = await store.findFile(tx, id);
  if (file === undefined) throw notFound();
  const kin = await listKin(tx, [id]);
  const personIds = [id, ...kin.map((row) => row.person_id)];
  const persons = new Map((await listPersons(tx, personIds)).map((row) => [row.id, row]));
  const person = persons.get(id);
  if (person === undefined) throw notFound();
  const facts = (await store.listFactHistory(tx, personIds, false)).map((row) => factView(row, asOf));
  const others = await store.listOtherChildren(
    tx,
    id,
    kin.map((row) => row.person_id),
  );
  const doubles = file.merged_into === null ? await listDoublesOfFile(tx, id) : [];
  const standing = await standingRows(tx, id);
  const away = file.absences.find((absence) => absence.from <= asOf && absence.to > asOf);
  const endedWhy = away === undefined ? file.ended_why : away.why;
  const now = standing.find((row) => row.from <= asOf && row.to > asOf);
  const villageCode = now?.scopeCode ?? file.scope_code;
  const categories = (now?.categories ?? []).map((category) => {
    const fact = facts.find(
      (candidate) => candidate.kind === "category" && candidate.slot === category && candidate.holds,
    );
    const run = standing.filter((row) => row.categories.includes(category)).at(-1);
    return {
      category: category as CategoryCode,
      label: categoryLabel(category, now?.overAgeInSchool ?? false),
      since: fact?.from ?? now?.from ?? asOf,
      endsOn: run !== undefined && run.to !== "infinity" && run.to > asOf ? run.to : null,
    };
  });
  tx.note({ subjectIds: [id] });
  return {
    id,
    fileNo: file.file_no,
    version: file.version,
    asOf,
    person: personView(person, asOf, cipher),
    villageCode,
    villageName: places.nameOf(villageCode),
    townshipName: places.townshipOf(villageCode)?.shortName ?? "",
    openedOn: file.opened_on,
    endedOn: away?.from ?? file.ended_on,
    endedWhy: endedWhy === null ? null : (exitReasonLabels[endedWhy] ?? endedWhy),
    mergedInto: file.merged_into,
    categories,
    facts: facts.filter((fact) => fact.personId === id),
    kin: kin.flatMap((row) => {
      const relative = persons.get(row.person_id);
      if (relative === undefined || row.valid_from > asOf || (row.valid_to !== null && row.valid_to <= asOf))
        return [];
      return [
        {
          id: row.id,
          relation: row.relation,
          relationLabel: relationCodes.has(row.relation) ? relationCodes.label(row.relation) : row.relation,
          caresForChild: row.cares_for_child,
          from: row.valid_from,
          to: row.valid_to,
          person: personView(relative, asOf, cipher),
          facts: facts.filter((fact) => fact.personId === row.person_id),
          otherChildren: others
            .filter((other) => other.person_id === row.person_id)
            .map(({ id: otherId, name }) => ({ id: otherId, name })),
        },
      ];
    }),
    director: (await store.findDirector(tx, villageCode, today())) ?? null,
    due: dueItems(facts, standing, asOf),
    possibleDoubles: doubles.map((row) => ({
      id: row.id,
      name: row.name,
      villageName: places.nameOf(row.scope_code),
      why: sayWhyDouble(row.compared),
    })),
    can: ["child.write", "child.reveal", "child.merge"].filter((verb) => mayDo(tx.actor, verb)),
  };
}

export async function standingRows(tx: Tx, id: string) {
  const [source] = await readSources(tx, [id]);
  return source === undefined ? [] : standingOf(source.source, await readAgeLimits(tx));
}

export function personView(person: PersonRow, asOf: string, cipher: FieldCipher): PersonView {
  return {
    id: person.id,
    name: person.name,
    formerNames: person.former_names,
    sex: person.sex as PersonView["sex"],
    birthDate: person.birth_date,
    age: person.birth_date === null || person.birth_date > asOf ? null : ageOn(person.birth_date, asOf),
    ethnicity: person.ethnicity,
    documentKind: person.document_kind as PersonView["documentKind"],
    citizenNoMasked:
      person.citizen_no_sealed === null
        ? null
        : mask("citizenNo", cipher.open(person.citizen_no_sealed, CITIZEN_NO)),
    phoneMasked: person.phone_sealed === null ? null : mask("phone", cipher.open(person.phone_sealed, PHONE)),
    version: person.version,
  };
}

export function factView(row: store.FactHistoryRow, asOf: string): FactView {
  return {
    id: row.id,
    personId: row.person_id,
    kind: row.kind,
    label: labelOf(row.kind),
    slot: row.slot,
    said: sayFact(row.kind, row.value),
    value: withoutSealed(row.value),
    from: row.valid_from,
    to: row.valid_to,
    holds: row.valid_from <= asOf && (row.valid_to === null || row.valid_to > asOf),
    evidence: row.evidence,
    source: row.source,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by_name ?? "系统",
  };
}

/** A sealed account number never leaves, not even sealed. */
function withoutSealed(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !key.endsWith("Sealed")));
}
