/**
 * Many children's files at once, as they lie on the phone of whoever answers for them: five queries for a village, not five a child.
 * Phones leave in clear, for in the hills nobody asks the server for a number; the log says so.
 */
import { addDays, ageOn, type IsoDate } from "../../kernel/calendar-date.ts";
import { today } from "../../kernel/clock.ts";
import type { CodeOf } from "../../kernel/code-table.ts";
import { nameKeys } from "../../kernel/name-keys.ts";
import { inEveryPlace, type Tx } from "../../platform/db/database.ts";
import { changesTold, type ToldChange } from "./changes-told.ts";
import {
  type CategoryCode,
  type ConditionCode,
  conditionCodes,
  relationCodes,
  riskCodes,
  sexCodes,
} from "./codes.contract.ts";
import { discreetValue } from "./discreet-fact.ts";
import { type DueItem, dueItems } from "./due-items.ts";
import { seesHiv } from "./ledgers/mask-hiv.ts";
import { type KinRow, listKin, listPersons, type PersonRow } from "./people.store.ts";
import { PHONE } from "./person-identity.service.ts";
import * as store from "./phone-files.store.ts";
import { sayFact } from "./plan-facts.ts";
import type { Reading } from "./read-child.service.ts";
import { categoryLabel, labelOf } from "./say-labels.ts";
import { FATHER, MOTHER } from "./standing-source.contract.ts";

type RelationCode = CodeOf<typeof relationCodes>;
type RiskCode = CodeOf<typeof riskCodes>;

const CHANGED_DAYS = 90;
const PURPOSE = "走访联系，资料下载到手机";

export interface HeldSection {
  readonly said: string;
  readonly since: IsoDate;
  readonly value: Readonly<Record<string, unknown>>;
}

export interface PhoneKin {
  readonly personId: string;
  readonly name: string;
  readonly relation: RelationCode;
  readonly relationLabel: string;
  readonly age: number | null;
  readonly caresForChild: boolean;
  readonly phone: string | null;
  readonly conditions: readonly (HeldSection & {
    readonly factId: string;
    readonly condition: ConditionCode;
  })[];
}

export interface PhoneFile {
  readonly id: string;
  readonly fileNo: string;
  readonly name: string;
  readonly keys: readonly string[];
  readonly sex: string;
  readonly birthDate: IsoDate | null;
  readonly villageCode: string;
  readonly villageName: string;
  readonly address: string | null;
  readonly tags: readonly { readonly code: CategoryCode; readonly label: string; readonly since: IsoDate }[];
  readonly risk: {
    readonly level: RiskCode;
    readonly label: string;
    readonly since: IsoDate;
    readonly reason: string;
  } | null;
  readonly schooling: HeldSection | null;
  readonly health: HeldSection | null;
  readonly care: HeldSection | null;
  readonly relatives: readonly PhoneKin[];
  readonly changed: readonly ToldChange[];
  readonly due: readonly DueItem[];
}

interface Fact {
  readonly id: string;
  readonly personId: string;
  readonly kind: string;
  readonly slot: string;
  readonly from: IsoDate;
  readonly to: IsoDate | null;
  readonly value: Readonly<Record<string, unknown>>;
  readonly holds: boolean;
  readonly at: Date;
  readonly by: string | null;
}

/** The open files of one village, by id. */
export const listOpenIds = (tx: Tx, villageCode: string): Promise<string[]> =>
  store.listOpenIds(tx, villageCode);

/** Looked up in every place: where a child is that has left the asker's own. */
export function findOpenPlace(tx: Tx, childId: string): Promise<string | undefined> {
  return inEveryPlace(tx, () => store.findOpenPlace(tx, childId));
}

/** Of the open ones within the asker's place; whatever is asked for besides is left out. */
export async function readPhoneFiles(
  tx: Tx,
  { cipher, places }: Reading,
  ids: readonly string[],
): Promise<PhoneFile[]> {
  const on = today();
  const since = addDays(on, -CHANGED_DAYS);
  const files = await store.listOpenFilesOf(tx, ids);
  const childIds = files.map(({ id }) => id);
  const [kin, persons, standing] = await Promise.all([
    listKin(tx, childIds),
    listPersons(tx, childIds),
    store.listStandingFrom(tx, childIds, on),
  ]);
  const personIds = [...new Set([...childIds, ...kin.map(({ person_id: id }) => id)])];
  const sees = seesHiv(tx.actor.role);
  const facts = Map.groupBy(
    (await store.listPhoneFacts(tx, personIds, { on, since })).flatMap((row) => factOf(row, on, sees)),
    ({ personId }) => personId,
  );
  const people = new Map(persons.map((person) => [person.id, person]));
  const kinOf = Map.groupBy(
    kin.filter(({ valid_from: from, valid_to: to }) => from <= on && (to === null || to > on)),
    ({ child_id: id }) => id,
  );
  const standingOf = Map.groupBy(standing, ({ child_id: id }) => id);
  const shown = files.flatMap((file) => {
    const person = people.get(file.id);
    if (person === undefined) return [];
    const own = kinOf.get(file.id) ?? [];
    const relatives = own.map((row) => relativeOf(row, facts.get(row.person_id) ?? [], on, cipher));
    return [
      {
        ...personOf(person),
        id: file.id,
        fileNo: file.file_no,
        ...homeOf(file, facts.get(file.id) ?? [], places),
        ...heldOf(facts.get(file.id) ?? [], standingOf.get(file.id) ?? [], on),
        relatives,
        ...newsOf({ file, own, facts, standing: standingOf.get(file.id) ?? [], on, since, places }),
      },
    ];
  });
  tx.note({
    purpose: PURPOSE,
    subjectIds: shown.map(({ id }) => id),
    detail: {
      shown: shown.length,
      phones: shown.flatMap(({ relatives }) => relatives).filter(({ phone }) => phone !== null).length,
    },
  });
  return shown;
}

function factOf(row: store.PhoneFactRow, on: IsoDate, sees: boolean): Fact[] {
  const open = Object.fromEntries(Object.entries(row.value).filter(([key]) => !key.endsWith("Sealed")));
  const value = discreetValue(row.kind, row.slot, open, sees);
  if (value === undefined) return [];
  const { valid_from: from, valid_to: to } = row;
  return [
    {
      ...{ id: row.id, personId: row.person_id, kind: row.kind, slot: row.slot, from, to, value },
      holds: from <= on && (to === null || to > on),
      ...{ at: row.recorded_at, by: row.recorded_by_name },
    },
  ];
}

function personOf({ name, former_names, sex, birth_date }: PersonRow) {
  return {
    name,
    // Parts of the name itself are found without a key.
    keys: nameKeys(name, former_names).filter((key) => !name.includes(key)),
    sex: sex === "1" || sex === "2" ? sexCodes.label(sex) : "",
    birthDate: birth_date,
  };
}

function homeOf(file: store.OpenFileRow, facts: readonly Fact[], places: Reading["places"]) {
  const home = facts.find(({ kind, holds }) => kind === "residence" && holds)?.value;
  return {
    villageCode: file.scope_code,
    villageName: places.nameOf(file.scope_code),
    address: typeof home?.["address"] === "string" ? home["address"] : null,
  };
}

function heldOf(facts: readonly Fact[], standing: readonly store.PhoneStandingRow[], on: IsoDate) {
  const now = standing.find(({ valid_from: from }) => from <= on);
  const section = (kind: string): HeldSection | null => {
    const fact = facts.find((one) => one.kind === kind && one.holds);
    return fact === undefined ? null : holdingOf(fact);
  };
  const risk = facts.find(({ kind, holds }) => kind === "risk" && holds);
  const level = riskCodes.codes.find((code) => code === risk?.value["level"]);
  return {
    tags: (now?.categories ?? []).map((code) => ({
      code: code as CategoryCode,
      label: categoryLabel(code, now?.over_age_in_school ?? false),
      since: now?.since[code] ?? now?.valid_from ?? on,
    })),
    risk:
      risk === undefined || level === undefined
        ? null
        : {
            ...{ level, label: riskCodes.label(level), since: risk.from },
            reason: typeof risk.value["reason"] === "string" ? risk.value["reason"] : "",
          },
    schooling: section("schooling"),
    health: section("health"),
    care: section("leftBehindCare"),
  };
}

const holdingOf = ({ kind, value, from }: Fact): HeldSection => ({
  said: sayFact(kind, value),
  since: from,
  value,
});

const parents: ReadonlySet<string> = new Set([...FATHER, ...MOTHER]);

function relativeOf(row: KinRow, facts: readonly Fact[], on: IsoDate, cipher: Reading["cipher"]): PhoneKin {
  const held = parents.has(row.relation)
    ? facts.filter(({ kind, holds }) => kind === "condition" && holds)
    : [];
  return {
    personId: row.person_id,
    name: row.name,
    relation: relationOf(row.relation),
    relationLabel: labelOfRelation(row.relation),
    age: row.birth_date === null || row.birth_date > on ? null : ageOn(row.birth_date, on),
    caresForChild: row.cares_for_child,
    phone: row.phone_sealed === null ? null : cipher.open(row.phone_sealed, PHONE),
    conditions: held.flatMap((fact) => {
      const condition = conditionCodes.codes.find((code) => code === fact.value["condition"]);
      return condition === undefined ? [] : [{ ...holdingOf(fact), factId: fact.id, condition }];
    }),
  };
}

/** What the table does not know is told as somebody else. */
const relationOf = (code: string): RelationCode => (relationCodes.has(code) ? code : "99");
const labelOfRelation = (code: string) => (relationCodes.has(code) ? relationCodes.label(code) : code);

interface News {
  readonly file: store.OpenFileRow;
  readonly own: readonly KinRow[];
  readonly facts: ReadonlyMap<string, readonly Fact[]>;
  readonly standing: readonly store.PhoneStandingRow[];
  readonly on: IsoDate;
  readonly since: IsoDate;
  readonly places: Reading["places"];
}

function newsOf({ file, own, facts, standing, on, since, places }: News) {
  const around = [file.id, ...new Set(own.map(({ person_id: id }) => id))].flatMap(
    (id) => facts.get(id) ?? [],
  );
  const names = new Map(own.map((row) => [row.person_id, `${labelOfRelation(row.relation)}${row.name}`]));
  return {
    changed: changesTold(around, {
      openedAt: file.recorded_at,
      since,
      today: on,
      nameOf: (personId) => names.get(personId) ?? "",
      nameOfVillage: (code) => places.nameOf(code),
    }),
    due: dueItems(
      around.map((fact) => ({
        label: labelOf(fact.kind),
        said: sayFact(fact.kind, fact.value),
        value: fact.value,
        holds: fact.holds,
      })),
      standing.map(({ valid_to: to, ends_why: endsWhy }) => ({ to, endsWhy })),
      on,
    ),
  };
}
