/** Duties as people see them: their own, a register's by unit and domain, and the names behind each number. */
import type { Actor } from "../../kernel/actor.ts";
import { yearOf } from "../../kernel/calendar-date.ts";
import { today } from "../../kernel/clock.ts";
import { memberUnitCodes } from "../../kernel/member-units.ts";
import type { OutputOf, QueryOf } from "../../kernel/operation.ts";
import { mayDo, notFound } from "../access/policy.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { openPosition, sealPosition } from "../http/cursor.ts";
import { type DeskOf, deskFinder } from "./desks.ts";
import type * as contract from "./duties.contract.ts";
import type { DutyCounts, DutyView } from "./duties.contract.ts";
import { type ExcuseRow, listStaffedPosts } from "./duties.store.ts";
import { type Duty, declaredDuties, declaredRegisters } from "./duty.ts";
import { type Instance, listInstances } from "./duty-instances.service.ts";
import { citationView } from "./kinds.service.ts";
import type { Register } from "./record.ts";
import { dutyStateCodes } from "./record-codes.contract.ts";
import { mayWriteFor, nameOfUnit, parseUnit, type UnitKey, unitOfActor } from "./units.ts";

type Surroundings = Pick<App, "places" | "cipher">;

/** What the asker's unit owes, and what it enters for units without an account; of what is done only this year's. */
export async function readMyDuties(
  tx: Tx,
  app: Surroundings,
): Promise<OutputOf<typeof contract.readMyDuties>> {
  const own = unitOfActor(tx.actor);
  const deskOf = await deskFinderOf(tx);
  const instances =
    own === undefined
      ? []
      : (
          await listInstances(tx, app, {
            duties: declaredDuties(),
            ...(seesOthers(tx.actor) ? {} : { units: [own] }),
          })
        )
          .filter(({ unit, scopeCode }) => unit === own || isEnteredBy(tx.actor, deskOf(unit, scopeCode)))
          .filter((one) => isStillOpen(one) || yearOf(one.from) === yearOf(today()));
  return {
    today: today(),
    unitName: own === undefined ? tx.actor.placeName : nameOfUnit(own, (code) => app.places.nameOf(code)),
    items: inOrder(instances).map((one) => viewOf(tx.actor, app, deskOf, one)),
    counts: countStates(instances),
  };
}

function seesOthers({ role }: Actor): boolean {
  return role === "districtOfficer" || role === "townshipSupervisor";
}

function isEnteredBy({ role, placeCode }: Actor, desk: ReturnType<DeskOf>): boolean {
  return desk.isAnother && desk.role === role && desk.scopeCode === placeCode;
}

function isStillOpen({ state }: Instance): boolean {
  return state === "open" || state === "soon" || state === "overdue";
}

async function deskFinderOf(tx: Tx): Promise<DeskOf> {
  return deskFinder(await listStaffedPosts(tx, today()));
}

/** What is late first, the longest first; then by the day on which it is due. */
function inOrder(instances: readonly Instance[]): Instance[] {
  const rank = ({ state }: Instance) => dutyStateCodes.codes.indexOf(state);
  return instances.toSorted(
    (one, other) =>
      rank(one) - rank(other) ||
      (one.dueOn ?? "9999").localeCompare(other.dueOn ?? "9999") ||
      one.duty.code.localeCompare(other.duty.code) ||
      one.unit.localeCompare(other.unit) ||
      (one.about?.placeCode ?? "").localeCompare(other.about?.placeCode ?? "") ||
      (one.about?.name ?? "").localeCompare(other.about?.name ?? "", "zh-CN") ||
      one.instance.localeCompare(other.instance),
  );
}

/** @throws access.notFound */
export async function listDuties(
  tx: Tx,
  app: Surroundings,
  registerCode: string,
  query: QueryOf<typeof contract.listDuties>,
): Promise<OutputOf<typeof contract.listDuties>> {
  const register = getRegister(registerCode);
  const chosen = await chooseInstances(tx, app, register, query);
  const list = [
    "duties",
    registerCode,
    query.year,
    query.domain,
    query.unit,
    query.place,
    query.duty,
    query.state,
  ];
  const start = query.cursor === undefined ? 0 : Number(openPosition(app, list, query.cursor)[0]);
  const page = chosen.slice(start, start + query.limit);
  const deskOf = await deskFinderOf(tx);
  const end = start + page.length;
  return {
    today: today(),
    title: register.title,
    items: page.map((one) => viewOf(tx.actor, app, deskOf, one)),
    counts: countStates(chosen),
    nextCursor: end < chosen.length ? sealPosition(app, list, [end]) : null,
  };
}

/** All that a list shows, whatever page was asked for. */
export async function listAllDuties(
  tx: Tx,
  app: Surroundings,
  registerCode: string,
  query: QueryOf<typeof contract.listDuties>,
): Promise<{ readonly register: Register; readonly items: DutyView[] }> {
  const register = getRegister(registerCode);
  const deskOf = await deskFinderOf(tx);
  const chosen = await chooseInstances(tx, app, register, query);
  return { register, items: chosen.map((one) => viewOf(tx.actor, app, deskOf, one)) };
}

async function chooseInstances(
  tx: Tx,
  app: Surroundings,
  register: Register,
  { year = yearOf(today()), domain, unit, place, duty, state }: QueryOf<typeof contract.listDuties>,
): Promise<Instance[]> {
  const duties = dutiesOfRegister(register).filter(
    (one) => (domain === undefined || one.domain === domain) && (duty === undefined || one.code === duty),
  );
  const units = visibleUnits(tx.actor, unit);
  const instances = await listInstances(tx, app, { duties, year, units });
  return inOrder(
    instances.filter(
      (one) => (place === undefined || liesIn(one, place)) && (state === undefined || one.state === state),
    ),
  );
}

/** A place's own duty, or one for an organisation in it. */
function liesIn({ unit, scopeCode, about }: Instance, place: string): boolean {
  if (about !== undefined) return about.placeCode.startsWith(place);
  return scopeCode.startsWith(place) && parseUnit(unit)?.kind === "place";
}

/** Undefined: all in the asker's place. */
function visibleUnits(actor: Actor, asked: UnitKey | undefined): readonly UnitKey[] | undefined {
  const isOffice = seesOthers(actor) || actor.role === "districtLeader";
  if (isOffice) return asked === undefined ? undefined : [asked];
  const own = unitOfActor(actor);
  return own === undefined || (asked !== undefined && asked !== own) ? [] : [own];
}

/** @throws access.notFound */
export async function readMatrix(
  tx: Tx,
  app: Surroundings,
  registerCode: string,
  { year = yearOf(today()) }: QueryOf<typeof contract.readMatrix>,
): Promise<OutputOf<typeof contract.readMatrix>> {
  const register = getRegister(registerCode);
  const instances = await listInstances(tx, app, { duties: dutiesOfRegister(register), year });
  const deskOf = await deskFinderOf(tx);
  const rows = Map.groupBy(instances, (one) => rowOf(tx.actor, one));
  const { domains } = register;
  return {
    today: today(),
    year,
    title: register.title,
    domains: domains.options.map(({ value, label }) => ({
      code: value,
      title: label,
      counts: countStates(instances.filter(({ duty }) => duty.domain === value)),
    })),
    rows: inUnitOrder(rows).map(([key, members]) => ({
      key,
      name: nameOfUnit(key, (code) => app.places.nameOf(code)),
      isPlace: parseUnit(key)?.kind === "place",
      enteredBy: enteredBy(deskOf(key, members[0]?.scopeCode ?? "")),
      cells: domains.codes
        .map((domain) => ({ domain, members: members.filter(({ duty }) => duty.domain === domain) }))
        .filter((cell) => cell.members.length > 0)
        .map((cell) => ({ domain: cell.domain, counts: countStates(cell.members) })),
    })),
    total: countStates(instances),
  };
}

const TOWNSHIP = 9;

/** Member units as their table has them, then places from above downwards. */
function inUnitOrder(rows: ReadonlyMap<UnitKey, readonly Instance[]>): [UnitKey, readonly Instance[]][] {
  const rank = (key: UnitKey) => {
    const unit = parseUnit(key);
    if (unit?.kind === "department") return memberUnitCodes.codes.indexOf(unit.code);
    return memberUnitCodes.codes.length;
  };
  return [...rows].sort(([one], [other]) => rank(one) - rank(other) || one.localeCompare(other));
}

/** Seen from the district a township stands for its villages. */
function rowOf({ placeCode }: Actor, { unit }: Instance): UnitKey {
  const parsed = parseUnit(unit);
  return parsed?.kind === "place" && placeCode.length < TOWNSHIP
    ? `place/${parsed.code.slice(0, TOWNSHIP)}`
    : unit;
}

function getRegister(code: string): Register {
  const register = declaredRegisters().find((one) => one.code === code);
  if (register === undefined) throw notFound();
  return register;
}

function dutiesOfRegister(register: Register): Duty[] {
  return declaredDuties().filter((duty) => duty.register === register);
}

function countStates(instances: readonly Instance[]): DutyCounts {
  const counts = { overdue: 0, soon: 0, open: 0, done: 0, excused: 0 };
  for (const { state } of instances) counts[state] += 1;
  return counts;
}

function enteredBy({ isAnother, role }: ReturnType<DeskOf>): string | null {
  if (!isAnother) return null;
  return role === "townshipSupervisor" ? "镇街儿童督导员代填" : "区民政局代填";
}

export async function findInstance(
  tx: Tx,
  app: Surroundings,
  asked: { readonly duty: Duty; readonly unit: UnitKey; readonly instance: string },
): Promise<{ readonly one: Instance; readonly view: DutyView } | undefined> {
  const instances = await listInstances(tx, app, { duties: [asked.duty], units: [asked.unit] });
  const one = instances.find(
    ({ instance, scopeCode }) =>
      instance === asked.instance && scopeCode >= tx.scope.lo && scopeCode < tx.scope.hi,
  );
  return one === undefined ? undefined : { one, view: viewOf(tx.actor, app, await deskFinderOf(tx), one) };
}

function viewOf(actor: Actor, { places }: Pick<App, "places">, deskOf: DeskOf, one: Instance): DutyView {
  const { duty, excuse, about } = one;
  const mayWrite = mayWriteFor(actor, one.unit) && mayDo(actor, "record.write");
  return {
    duty: duty.code,
    title: duty.title,
    domain: duty.domain,
    domainTitle: duty.register.domains.label(duty.domain),
    kind: duty.record.code,
    unit: one.unit,
    unitName: nameOfUnit(one.unit, (code) => places.nameOf(code)),
    about: about === undefined ? null : { id: about.id, name: about.name, townshipName: about.townshipName },
    instance: one.instance,
    label: one.label,
    dueOn: one.dueOn,
    required: one.required,
    done: one.done,
    state: one.state,
    daysLate: one.daysLate,
    daysLeft: one.daysLeft,
    standards: [...one.standards],
    excuse: excuse === undefined ? null : excuseView(excuse),
    enteredBy: enteredBy(deskOf(one.unit, one.scopeCode)),
    entryId: one.entryId,
    from: one.from,
    to: one.to,
    basis: duty.basis.map(citationView),
    can: [...(mayWrite ? (["write"] as const) : []), ...excuseActs(actor, one)],
  };
}

function excuseView({ id, reason, byName, until, verdict, decidedByName }: ExcuseRow): DutyView["excuse"] {
  return { id, reason, by: byName, until, isAsked: verdict === "asked", decidedBy: decidedByName };
}

/** A township does not excuse itself; the bureau's officers may ask, and a second person decides. */
function excuseActs(actor: Actor, one: Instance): DutyView["can"] {
  const { excuse, unit } = one;
  const mayAsk =
    mayDo(actor, "duty.excuse") && (unit !== unitOfActor(actor) || actor.role === "districtOfficer");
  if (excuse === undefined) return mayAsk && isStillOpen(one) ? ["excuse"] : [];
  const mayDecide =
    excuse.verdict === "asked" && excuse.by !== actor.accountId && mayDo(actor, "duty.decideExcuse");
  return [...(mayDecide ? (["decideExcuse"] as const) : []), ...(mayAsk ? (["endExcuse"] as const) : [])];
}
