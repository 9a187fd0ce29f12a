/** The demonstration's registers: what units wrote this year, with some of it missing; in two statements. */
import { v7 as uuid } from "uuid";
import { addDays, daysBetween, type IsoDate } from "../../../../kernel/calendar-date.ts";
import { today } from "../../../../kernel/clock.ts";
import { systemActor } from "../../../../platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import { declaredDuties } from "../../../../platform/records/duty.ts";
import { type Instance, listInstances } from "../../../../platform/records/duty-instances.service.ts";
import { insertEntries, type NewEntry } from "../../../../platform/records/entries.store.ts";
import { identityOf } from "../../../../platform/records/entry-identity.ts";
import { findOrganisations } from "../../../../platform/records/organisations/find-organisations.service.ts";
import type { Organisation } from "../../../../platform/records/organisations/open-organisations.ts";
import { organisationKindCodes } from "../../../../platform/records/organisations/organisation-codes.contract.ts";
import { ORGANISATIONS } from "../../../../platform/records/organisations/organisation-record.ts";
import { townshipNames } from "../../../../platform/records/read-about.service.ts";
import { findDeclaredRecord, newestVersion, type RecordKind } from "../../../../platform/records/record.ts";
import {
  departmentUnit,
  parseUnit,
  placeUnit,
  scopeOfUnit,
  type UnitKey,
} from "../../../../platform/records/units.ts";
import "../declared-duties.ts";
import { type Told, tellers } from "./demo-contents.ts";
import { type Draw, drawFor } from "./demo-draw.ts";
import { type DemoWriter, hasEntries, listDemoWriters } from "./demo-duties.store.ts";
import { tellMatters } from "./demo-matters.ts";
import { type ToldOrganisation, tellOrganisations, tellResponsible } from "./demo-organisations.ts";

const DISTRICT = "500117";
/** Of what is over most was done; of what still runs, some. */
const DONE_IN_TIME = 0.93;
const DONE_ALREADY = 0.45;

/** Once: whoever finds entries leaves them as they are. Returns how many were written. */
export async function loadDemoDuties(app: App): Promise<number> {
  return unitOfWork(
    app.database,
    systemActor("demo"),
    { operation: "protection.demo.load", effect: "write" },
    async (tx) => ((await hasEntries(tx)) ? 0 : write(tx, app)),
  );
}

async function write(tx: Tx, app: App): Promise<number> {
  const writers = await listDemoWriters(tx);
  const whoFor = writerFinder(writers);
  // A district that is not the demonstration's own writes nothing.
  if (writers.length === 0) return 0;
  const organisations = tellOrganisations(townshipNames(app, DISTRICT)).map((told, nth) =>
    organisationEntry(told, nth, whoFor),
  );
  await insertEntries(tx, organisations);
  const registered = await findOrganisations(tx, app, organisationKindCodes.codes);
  const instances = await listInstances(tx, app, { duties: declaredDuties() });
  const entries = [
    ...instances.filter(({ entryId }) => entryId === null).flatMap((one) => doneFor(one, whoFor, registered)),
    ...underTheirs(
      tellMatters(today()).flatMap((told) => {
        const kind = findDeclaredRecord(told.kind);
        return kind === undefined
          ? []
          : [entryOf(kind, told.unit, told.on, told, whoFor, aboutOf(kind, registered, told))];
      }),
    ),
  ];
  await insertEntries(tx, entries);
  return entries.length;
}

/** What was resolved lies under the meeting of its day. */
function underTheirs(entries: readonly NewEntry[]): NewEntry[] {
  return entries.map((entry) => {
    const above = findDeclaredRecord(entry.kind)?.under?.code;
    const parent = entries.find(({ kind, on }) => kind === above && on === entry.on);
    return { ...entry, parentId: parent?.id };
  });
}

type WhoFor = (unit: UnitKey) => { readonly writer: DemoWriter; readonly byUnit: UnitKey };

function doneFor(one: Instance, whoFor: WhoFor, registered: readonly Organisation[]): NewEntry[] {
  const { duty, unit, from, to, instance, required } = one;
  const tell = tellers[duty.record.code];
  const draw = drawFor(`${duty.code}/${unit}/${instance}`);
  const isOver = to < today();
  if (tell === undefined) return [];
  const last = isOver ? to : addDays(today(), -1);
  if (last < from) return [];
  const times = draw.chance(isOver ? DONE_IN_TIME : DONE_ALREADY) ? required : draw.int(0, required - 1);
  return Array.from({ length: times }, () => {
    const told = tell(draw);
    const about = one.about ?? aboutOf(duty.record, registered, told, draw);
    return entryOf(duty.record, unit, dayWithin(draw, from, last), told, whoFor, about);
  });
}

/** The one that is named, else any of its kinds. */
function aboutOf(
  { about }: RecordKind,
  registered: readonly Organisation[],
  told: Told,
  draw?: Draw,
): Organisation | undefined {
  if (about?.of === undefined) return undefined;
  const ofKind = registered.filter(({ kind, closedOn }) => about.of?.includes(kind) && closedOn === null);
  const [first, ...others] = ofKind;
  if (first === undefined) return undefined;
  return ofKind.find(({ name }) => name === told.about) ?? draw?.pick([first, ...others]) ?? first;
}

function organisationEntry(told: ToldOrganisation, nth: number, whoFor: WhoFor): NewEntry {
  const kind = findDeclaredRecord(ORGANISATIONS);
  if (kind === undefined) throw new Error("no register of organisations");
  const content = {
    kind: told.kind,
    name: told.name,
    responsible: tellResponsible(told, nth),
    ...(told.closedOn === undefined ? {} : { closedOn: told.closedOn }),
  };
  const entry = entryOf(
    kind,
    departmentUnit(told.unit),
    told.openedOn,
    { content, about: told.townshipName },
    whoFor,
  );
  return { ...entry, identity: identityOf(kind, content, told.townshipName) };
}

function dayWithin(draw: Draw, from: IsoDate, to: IsoDate): IsoDate {
  return addDays(from, draw.int(0, daysBetween(from, to)));
}

/** So lately handed in that nobody has checked it yet. */
const CHECKED_AFTER = 20;

function entryOf(
  kind: RecordKind,
  unit: UnitKey,
  on: IsoDate,
  { content, about, paperNote }: Told,
  whoFor: WhoFor,
  organisation?: Organisation,
): NewEntry {
  const { writer, byUnit } = whoFor(unit);
  const isChecked = kind.check !== undefined && daysBetween(on, today()) > CHECKED_AFTER;
  return {
    id: uuid(),
    kind: kind.code,
    specVersion: newestVersion(kind).version,
    unit,
    enteredByUnit: byUnit,
    scopeCode: scopeOfUnit(unit, DISTRICT),
    on,
    aboutId: organisation?.id ?? null,
    aboutName: organisation?.name ?? about ?? null,
    content,
    secret: null,
    identity: null,
    paperNote: paperNote ?? null,
    state: kind.check === undefined ? "recorded" : isChecked ? "confirmed" : "submitted",
    importId: null,
    by: writer,
    at: new Date(`${on}T16:20:00+08:00`),
  };
}

/** The unit's own account, or the office's that enters for it. */
function writerFinder(writers: readonly DemoWriter[]): WhoFor {
  const byUnit = new Map(writers.map((writer) => [unitOf(writer), writer]));
  const office = departmentUnit("civilAffairs");
  return (unit) => {
    const own = byUnit.get(unit);
    if (own !== undefined) return { writer: own, byUnit: unit };
    const writer = byUnit.get(office) ?? writers[0];
    if (writer === undefined) throw new Error("a demonstration without people");
    return { writer, byUnit: office };
  };
}

function unitOf({ role, placeCode, department }: DemoWriter): UnitKey {
  if (role === "districtOfficer") return departmentUnit("civilAffairs");
  const unit = department === null ? undefined : parseUnit(`department/${department}`);
  return unit?.kind === "department" ? departmentUnit(unit.code) : placeUnit(placeCode);
}
