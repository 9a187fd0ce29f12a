/** The child's file as it is read: who, what holds, who cares, what happened; and how a child is found. */
import { z } from "zod";
import { operation } from "../../kernel/operation.ts";
import * as codes from "./codes.contract.ts";

const Id = z.object({ id: z.uuid() });

/** A person on a child's file, as the page shows it: numbers masked. */
export const PersonView = z.object({
  id: z.uuid(),
  name: z.string(),
  formerNames: z.array(z.string()),
  sex: z.enum(codes.sexCodes.codes),
  birthDate: z.string().nullable(),
  age: z.int().nullable(),
  ethnicity: z.string().nullable(),
  documentKind: z.enum(codes.documentKindCodes.codes),
  citizenNoMasked: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  version: z.int(),
});
export type PersonView = z.output<typeof PersonView>;

export const FactView = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  kind: z.string(),
  label: z.string(),
  slot: z.string(),
  /** One sentence for people. */
  said: z.string(),
  value: z.record(z.string(), z.unknown()),
  from: z.string(),
  to: z.string().nullable(),
  /** Holds on the day asked for. */
  holds: z.boolean(),
  evidence: z.string().nullable(),
  source: z.string(),
  recordedAt: z.string(),
  recordedBy: z.string(),
});
export type FactView = z.output<typeof FactView>;

export const CategoryTag = z.object({
  category: z.enum(codes.categoryCodes.codes),
  label: z.string(),
  since: z.string(),
  /** The day on which it will end by age, if that is near or known. */
  endsOn: z.string().nullable(),
});

export const KinView = z.object({
  id: z.uuid(),
  relation: z.string(),
  relationLabel: z.string(),
  caresForChild: z.boolean(),
  from: z.string(),
  to: z.string().nullable(),
  person: PersonView,
  facts: z.array(FactView),
  /** Other children in the register with the same parent or carer, within the asker's scope. */
  otherChildren: z.array(z.object({ id: z.uuid(), name: z.string() })),
});

export const ChildFile = z.object({
  id: z.uuid(),
  fileNo: z.string(),
  version: z.int(),
  asOf: z.string(),
  person: PersonView,
  villageCode: z.string(),
  villageName: z.string(),
  townshipName: z.string(),
  openedOn: z.string(),
  endedOn: z.string().nullable(),
  endedWhy: z.string().nullable(),
  mergedInto: z.uuid().nullable(),
  categories: z.array(CategoryTag),
  facts: z.array(FactView),
  kin: z.array(KinView),
  /** Who is answerable for this child in the village. */
  director: z.object({ name: z.string(), title: z.string() }).nullable(),
  /** What is due: reviews, birthdays that end a category, papers that run out. */
  due: z.array(z.object({ on: z.string(), what: z.string(), why: z.string() })),
  possibleDoubles: z.array(
    z.object({ id: z.uuid(), name: z.string(), villageName: z.string(), why: z.string() }),
  ),
  can: z.array(z.string()),
});
export type ChildFile = z.output<typeof ChildFile>;

export const TimelineEntry = z.object({
  id: z.string(),
  on: z.string(),
  kind: z.string(),
  title: z.string(),
  text: z.string(),
  by: z.string(),
  recordedAt: z.string(),
  /** For a merge or a batch: what can still be undone. */
  undo: z.object({ operation: z.string(), id: z.string() }).nullable(),
  /** A correction keeps what was believed before. */
  before: z.string().nullable(),
  /** Where to read more: an application, a payroll. */
  link: z.string().nullable(),
});
export type TimelineEntry = z.output<typeof TimelineEntry>;

export const ChildSummary = z.object({
  id: z.uuid(),
  name: z.string(),
  sex: z.string(),
  birthDate: z.string().nullable(),
  age: z.int().nullable(),
  villageName: z.string(),
  townshipName: z.string(),
  categories: z.array(z.string()),
});
export type ChildSummary = z.output<typeof ChildSummary>;

export const searchChildren = operation({
  name: "registry.children.search",
  method: "GET",
  path: "/api/children",
  title: "查找儿童",
  effect: "read",
  verb: "child.read",
  query: z.strictObject({
    q: z.string().trim().max(60).meta({ label: "姓名两个字、拼音首字母或完整身份证号" }),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  output: z.object({ items: z.array(ChildSummary), hint: z.string().nullable() }),
  clauses: ["R-131"],
});

export const readChild = operation({
  name: "registry.child.read",
  method: "GET",
  path: "/api/children/{id}",
  title: "查看儿童档案",
  effect: "read",
  verb: "child.read",
  params: Id,
  query: z.strictObject({ asOf: z.iso.date().meta({ label: "看哪一天的情况" }).optional() }),
  output: ChildFile,
  clauses: ["R-131"],
});

export const readTimeline = operation({
  name: "registry.child.timeline",
  method: "GET",
  path: "/api/children/{id}/timeline",
  title: "查看儿童时间线",
  effect: "read",
  verb: "child.read",
  params: Id,
  output: z.object({ items: z.array(TimelineEntry) }),
});
