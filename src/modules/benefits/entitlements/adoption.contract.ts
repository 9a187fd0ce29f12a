/** Who is recognised in the register and not yet paid by this system: seen by place, taken over from the ledgers. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { entitlementProblems } from "./entitlement-problems.contract.ts";
import { MonthText } from "./entitlements.contract.ts";
import { paidPrograms } from "./paid-programs.contract.ts";

export const AdoptionCount = z.object({
  placeCode: z.string(),
  placeName: z.string(),
  programme: z.enum(paidPrograms.codes),
  programmeName: z.string(),
  recognised: z.int(),
  /** Have an entitlement, or had one that was ended by a decision. */
  entitled: z.int(),
  /** An allowance runs on the ledger: can be taken over. */
  ready: z.int(),
  /** Recognised, but no ledger says that anything is paid: to be applied for. */
  withoutAllowance: z.int(),
});
export type AdoptionCount = z.output<typeof AdoptionCount>;

export const readAdoption = operation({
  name: "benefits.adoption.read",
  method: "GET",
  path: "/api/entitlements/adoptions",
  title: "查看台账里还没有转入的待遇",
  effect: "read",
  verb: "entitlement.write",
  audited: false,
  output: z.object({
    /** The payroll whose turn it is: what is taken over is paid from then on. */
    firstMonth: z.string(),
    /** By township and programme. */
    items: z.array(AdoptionCount),
  }),
});

export const adoptFromLedger = operation({
  name: "benefits.entitlements.adopt",
  method: "POST",
  path: "/api/entitlements/adoptions",
  title: "由台账转入在享待遇",
  effect: "write",
  verb: "entitlement.write",
  body: z.strictObject({
    /** The first month that this system pays. */
    firstMonth: MonthText.meta({ label: "从哪个月起由本系统发放" }),
    place: z.string().max(12).optional().meta({ label: "镇街或村" }),
    programme: z.enum(paidPrograms.codes).optional().meta({ label: "项目", codeTable: paidPrograms.name }),
    commit: z.boolean().default(false).meta({ label: "确认转入" }),
  }),
  output: z.object({
    committed: z.boolean(),
    found: z.int(),
    already: z.int(),
    adopted: z.int(),
    byProgramme: z.record(z.string(), z.int()),
    /** Taken over, but they cannot be paid before this is mended. */
    incomplete: z.array(z.object({ childId: z.uuid(), name: z.string(), missing: z.array(z.string()) })),
  }),
  problems: [entitlementProblems.monthOrder],
});
