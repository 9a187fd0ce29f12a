/** Guardianship as it is read: figures by kind and place, names, what is due, one child. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import * as codes from "./guardianship-codes.contract.ts";

const place = z
  .string()
  .regex(/^\d{6}(\d{3}(\d{3})?)?$/)
  .meta({ label: "区域" });
const on = z.iso.date().meta({ label: "截至日期" });

const Counts = z.record(z.enum(codes.guardianshipKindCodes.codes), z.int());

export const readGuardianshipFigures = operation({
  name: "protection.guardianship.figures",
  method: "GET",
  path: "/api/guardianship",
  title: "查看监护类型统计",
  effect: "read",
  verb: "guardianship.read",
  audited: false,
  query: z.strictObject({ place: place.optional(), on: on.optional() }),
  output: z.object({
    on: z.string(),
    place: z.object({ code: z.string(), name: z.string() }),
    total: z.int(),
    kinds: Counts,
    layers: z.record(z.enum(codes.layerCodes.codes), z.int()),
    rows: z.array(z.object({ code: z.string(), name: z.string(), total: z.int(), kinds: Counts })),
    /** State guardianship against the beds that there are; null: the parameter has no value, or the place is not the district. */
    beds: z.int().nullable(),
    inFacilities: z.int().nullable(),
    /** State or other guardianship of which no decision is kept; null: not for the asker to know. */
    lacksDecision: z.int().nullable(),
    /** Children in difficulty whose guardian has signed the letter of responsibility, of all. */
    letters: z.object({ signed: z.int(), wanted: z.int() }),
  }),
  clauses: ["R-069", "R-284", "R-283", "R-063", "R-049"],
});

export const GuardedChild = z.object({
  childId: z.uuid(),
  name: z.string(),
  placeName: z.string(),
  kind: z.enum(codes.guardianshipKindCodes.codes),
  since: z.string().nullable(),
  /** The decision's number, or what the register has as evidence. */
  document: z.string().nullable(),
  holder: z.string().nullable(),
  lacksDecision: z.boolean(),
  missing: z.array(z.string()),
});
export type GuardedChild = z.output<typeof GuardedChild>;

export const listGuardedChildren = operation({
  name: "protection.guardianship.children",
  method: "GET",
  path: "/api/guardianship/children",
  title: "查看某种监护的孩子名单",
  effect: "read",
  verb: "guardianship.read",
  query: z.strictObject({
    place: place.optional(),
    on: on.optional(),
    kind: z.enum(codes.guardianshipKindCodes.codes).optional(),
    layer: z.enum(codes.layerCodes.codes).optional(),
    lacksDecision: z.stringbool().optional(),
    /** Of the children in difficulty those whose guardian has, or has not, signed the letter of responsibility. */
    letter: z.enum(["signed", "unsigned"]).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(400).optional(),
  }),
  output: z.object({
    on: z.string(),
    total: z.int(),
    items: z.array(GuardedChild),
    nextCursor: z.string().nullable(),
  }),
  clauses: ["R-069", "R-049"],
});

export const Watched = z.object({
  kind: z.enum(["custody", "order"]),
  id: z.uuid(),
  childId: z.uuid(),
  childName: z.string(),
  placeName: z.string(),
  what: z.string(),
  dueOn: z.string().nullable(),
  tone: z.enum(["late", "soon", "calm"]),
  says: z.string(),
});
export type Watched = z.output<typeof Watched>;

export const readGuardianshipWatch = operation({
  name: "protection.guardianship.watch",
  method: "GET",
  path: "/api/guardianship/watch",
  title: "查看到期和逾期的监护事项",
  effect: "read",
  verb: "guardianship.read",
  query: z.strictObject({ place: place.optional() }),
  output: z.object({ today: z.string(), items: z.array(Watched) }),
  clauses: ["R-062", "R-065", "R-218"],
});

const Placement = z.object({
  id: z.uuid(),
  kind: z.enum(codes.placementCodes.codes),
  placeName: z.string(),
  carer: z.string(),
  carerRelation: z.string().nullable(),
  from: z.string(),
  endedOn: z.string().nullable(),
  endedWhy: z.string().nullable(),
  handover: z.record(z.string(), z.string()),
  version: z.int(),
});

export const OrderView = z.object({
  id: z.uuid(),
  kind: z.enum(codes.orderKindCodes.codes),
  number: z.string().nullable(),
  organ: z.string(),
  personName: z.string(),
  personRelation: z.string().nullable(),
  issuedOn: z.string(),
  validUntil: z.string().nullable(),
  /** In words: 应参加 6 次，每次 40 分钟 … */
  details: z.array(z.object({ label: z.string(), said: z.string() })),
  entries: z.array(
    z.object({
      id: z.uuid(),
      on: z.string(),
      kind: z.enum(codes.orderEntryCodes.codes),
      minutes: z.int().nullable(),
      said: z.string(),
      by: z.string(),
    }),
  ),
  concludedOn: z.string().nullable(),
  conclusion: z.string().nullable(),
  clock: z.object({ tone: z.enum(["late", "soon", "calm"]), says: z.string(), dueOn: z.string().nullable() }),
  version: z.int(),
});
export type OrderView = z.output<typeof OrderView>;

export const ChildGuardianship = z.object({
  today: z.string(),
  on: z.string(),
  child: z.object({
    id: z.uuid(),
    name: z.string(),
    birthDate: z.string().nullable(),
    placeName: z.string(),
    endedOn: z.string().nullable(),
  }),
  now: GuardedChild.pick({
    kind: true,
    since: true,
    document: true,
    holder: true,
    lacksDecision: true,
  }).extend({
    missing: z.array(z.string()),
    by: z.enum(["decision", "record", "law"]).nullable(),
  }),
  /** Newest first. */
  custodies: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(codes.guardianshipKindCodes.codes),
      ground: z.string().nullable(),
      document: z.string(),
      holder: z.string(),
      /** False: out of a sealed matter, and the asker is not named. */
      isKnown: z.boolean(),
      /** Null: entered from a decision made on paper before the system, or not for the asker to know. */
      matterId: z.uuid().nullable(),
      from: z.string(),
      termEndsOn: z.string().nullable(),
      endedOn: z.string().nullable(),
      endedWhy: z.string().nullable(),
      clock: z.object({ tone: z.enum(["late", "soon", "calm"]), says: z.string() }).nullable(),
    }),
  ),
  placements: z.array(Placement),
  orders: z.array(OrderView),
  matters: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      state: z.string(),
      step: z.string().nullable(),
      says: z.string(),
    }),
  ),
  /** Procedures that may be begun from here. */
  procedures: z.array(z.object({ code: z.string(), title: z.string(), fits: z.boolean() })),
  can: z.array(
    z.enum(["place", "endPlacement", "issueOrder", "issueLetter", "recordEntry", "enterDecision"]),
  ),
});
export type ChildGuardianship = z.output<typeof ChildGuardianship>;

export const readChildGuardianship = operation({
  name: "protection.guardianship.child",
  method: "GET",
  path: "/api/children/{id}/guardianship",
  title: "查看一个孩子的监护",
  effect: "read",
  verb: "guardianship.read",
  params: z.object({ id: z.uuid() }),
  query: z.strictObject({ on: on.optional() }),
  output: ChildGuardianship,
  clauses: ["R-061"],
});
