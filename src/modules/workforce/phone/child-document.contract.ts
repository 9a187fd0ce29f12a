/**
 * A child as the phone knows it: what a visit needs and nothing else, in sentences that are ready to be read, so that the phone carries
 * no rules of the house except those of the visit's form. No citizen number, no account, nothing of a sealed matter.
 */
import { z } from "zod";
import { categoryCodes, conditionCodes, relationCodes, riskCodes } from "../../registry/codes.contract.ts";
import { toldSectionCodes, toldStateCodes } from "../told/told-changes.contract.ts";
import { visitCheckCodes, visitMannerCodes, visitStateCodes } from "../visits/visit-codes.contract.ts";

/** What holds of one section, as it is said, and its value for a form that begins with it. */
const Holding = z.object({
  said: z.string(),
  since: z.string(),
  value: z.record(z.string(), z.unknown()),
});
export type Holding = z.output<typeof Holding>;

export const PhoneRelative = z.object({
  personId: z.uuid(),
  name: z.string(),
  relation: z.enum(relationCodes.codes),
  relationLabel: z.string(),
  age: z.int().nullable(),
  caresForChild: z.boolean(),
  /** In clear, to be called by a tap; the log says that it went to this phone. */
  phone: z.string().nullable(),
  /** Of father and mother: what holds. */
  conditions: z.array(Holding.extend({ factId: z.uuid(), condition: z.enum(conditionCodes.codes) })),
});
export type PhoneRelative = z.output<typeof PhoneRelative>;

export const PhoneVisit = z.object({
  id: z.uuid(),
  on: z.string(),
  by: z.string(),
  manner: z.enum(visitMannerCodes.codes),
  sawChild: z.boolean(),
  troubles: z.array(z.object({ check: z.enum(visitCheckCodes.codes), words: z.string() })),
  childWords: z.string().nullable(),
  note: z.string().nullable(),
  state: z.enum(visitStateCodes.codes),
  /** Why it was sent back. */
  returned: z.string().nullable(),
});
export type PhoneVisit = z.output<typeof PhoneVisit>;

/** Something to do about this child, with why, and what to ask there. */
export const PhoneTask = z.object({
  key: z.string(),
  kind: z.string(),
  title: z.string(),
  why: z.string(),
  dueOn: z.string().nullable(),
  /** What to look at or ask, in plain words. */
  ask: z.array(z.string()),
  /** How it is settled on the phone. */
  act: z.enum(["visit", "watch", "finding", "check", "told", "amend", "none"]),
  /** What the act is about: the finding's, the item's, the check's id and version. */
  about: z.object({ id: z.string(), version: z.int() }).nullable(),
});
export type PhoneTask = z.output<typeof PhoneTask>;

/** What the child gets, and what it might get. */
export const PhoneHelp = z.object({
  /** The policy's (`PhonePolicy.code`); of a category that a child might belong to `category:` and its code. */
  code: z.string(),
  title: z.string(),
  group: z.enum(["receiving", "might", "cannotTell"]),
  /** 每月 1,651.00 元，从 2026-01 起 */
  said: z.string(),
  /** What is still to be found out. */
  missing: z.array(z.string()),
});
export type PhoneHelp = z.output<typeof PhoneHelp>;

export const ChildDocument = z.object({
  id: z.uuid(),
  fileNo: z.string(),
  name: z.string(),
  /** For search: pinyin initials and full pinyin of the name. */
  keys: z.array(z.string()),
  sex: z.string(),
  birthDate: z.string().nullable(),
  villageCode: z.string(),
  villageName: z.string(),
  address: z.string().nullable(),
  tags: z.array(z.object({ code: z.enum(categoryCodes.codes), label: z.string(), since: z.string() })),
  risk: z
    .object({ level: z.enum(riskCodes.codes), label: z.string(), since: z.string(), reason: z.string() })
    .nullable(),
  schooling: Holding.nullable(),
  health: Holding.nullable(),
  care: Holding.nullable(),
  relatives: z.array(PhoneRelative),
  /** By section of a told change: what the phone shows is what it was (`base`). A parent's is `parent:<personId>`. */
  versions: z.record(z.string(), z.string().nullable()),
  /** What changed in the last ninety days, the last first. */
  changed: z.array(z.object({ on: z.string(), said: z.string(), by: z.string() })),
  /** What is due in the file: reviews, birthdays that end a category. */
  due: z.array(z.object({ on: z.string(), what: z.string(), why: z.string() })),
  visit: z.object({
    lastOn: z.string().nullable(),
    dueOn: z.string(),
    why: z.string(),
  }),
  visits: z.array(PhoneVisit),
  tasks: z.array(PhoneTask),
  helps: z.array(PhoneHelp),
  /** Of the campaigns that ask about this child: those it has not answered yet. */
  campaigns: z.array(z.uuid()),
  /** Told by this village and not decided yet, or differing. */
  told: z.array(
    z.object({
      id: z.uuid(),
      section: z.enum(toldSectionCodes.codes),
      said: z.string(),
      holds: z.string().nullable(),
      state: z.enum(toldStateCodes.codes),
    }),
  ),
});
export type ChildDocument = z.output<typeof ChildDocument>;
