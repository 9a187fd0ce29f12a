/** Which kinds of records there are for somebody, and for whom they may write. */
import type { Actor } from "../../kernel/actor.ts";
import type { Citation } from "../../kernel/citation.ts";
import { notFound } from "../access/policy.ts";
import type { App } from "../http/app.ts";
import { townshipNames } from "./read-about.service.ts";
import { declaredRecords, findDeclaredRecord, newestVersion, type RecordKind } from "./record.ts";
import { fieldsOf } from "./record-fields.ts";
import type { KindView } from "./records.contract.ts";
import {
  departmentUnit,
  mayWriteFor,
  nameOfUnit,
  parseUnit,
  placeUnit,
  postUnit,
  type UnitKey,
  unitOfActor,
} from "./units.ts";

/** Offices of the district see every kind, places those that are kept below them, others those that they write. */
export function seesKind(actor: Actor, kind: RecordKind): boolean {
  if (actor.role === "districtOfficer" || actor.role === "districtLeader") return true;
  if (actor.role === "townshipSupervisor") return (kind.by.places ?? []).length > 0;
  const own = unitOfActor(actor);
  return own !== undefined && mayKeep(kind, own);
}

/** Whether the declaration lets this unit write. */
export function mayKeep({ by }: RecordKind, key: UnitKey): boolean {
  const unit = parseUnit(key);
  if (unit === undefined) return false;
  if (unit.kind === "department") return by.departments?.includes(unit.code) === true;
  return unit.kind === "post"
    ? by.posts?.includes(unit.code) === true
    : by.places?.includes(unit.level) === true;
}

/** @throws access.notFound for a kind that is not there, or not for the asker to know */
export function getKindFor(actor: Actor, code: string): RecordKind {
  const kind = findDeclaredRecord(code);
  if (kind === undefined || !seesKind(actor, kind)) throw notFound();
  return kind;
}

export function listKinds(actor: Actor, app: Pick<App, "places">): KindView[] {
  return declaredRecords()
    .filter((kind) => seesKind(actor, kind))
    .map((kind) => viewOf(actor, app, kind));
}

function viewOf(actor: Actor, app: Pick<App, "places">, kind: RecordKind): KindView {
  const { about, register, domain } = kind;
  return {
    code: kind.code,
    title: kind.title,
    domain: domain ?? null,
    domainTitle: register === undefined || domain === undefined ? null : register.domains.label(domain),
    dayLabel: kind.dayLabel,
    about:
      about === undefined
        ? null
        : {
            kind: about.kind,
            label: about.label,
            required: about.required ?? false,
            of: [...(about.of ?? [])],
            options: about.kind === "place" ? townshipNames(app, actor.placeCode) : [],
          },
    isChecked: kind.check !== undefined,
    handsOut: declaredRecords().some(({ under }) => under === kind),
    evidence: kind.evidence,
    fields: [...fieldsOf(newestVersion(kind))],
    figures: kind.figures.map(({ code, title, unit }) => ({ code, title, unit })),
    basis: kind.basis.map(citationView),
    units: writableUnits(actor, app, kind),
  };
}

export function citationView({ document, clause, says, certainty }: Citation): KindView["basis"][number] {
  return { document, clause: clause ?? null, says, certainty };
}

/** The own unit first. */
export function writableUnits(
  actor: Actor,
  { places }: Pick<App, "places">,
  kind: RecordKind,
): KindView["units"] {
  const own = unitOfActor(actor);
  const keys = [
    ...(kind.by.departments ?? []).map(departmentUnit),
    ...(kind.by.posts ?? []).map(postUnit),
    ...places.all.flatMap(({ code, level }) =>
      level !== "district" && kind.by.places?.includes(level) === true && code.startsWith(actor.placeCode)
        ? [placeUnit(code)]
        : [],
    ),
  ];
  return keys
    .filter((key) => mayWriteFor(actor, key))
    .sort((one, other) => Number(other === own) - Number(one === own))
    .map((key) => ({
      unit: key,
      name: nameOfUnit(key, (code) => places.nameOf(code)),
      isOwn: key === own,
    }));
}
