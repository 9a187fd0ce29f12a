/** What runs and has run beside a case's own records: guardianship, assessments, special matters, orders; and what may be begun. */
import { z } from "zod";
import { codeTable } from "../../../../kernel/code-table.ts";
import { operation } from "../../../../kernel/operation.ts";
import { purposeFirst } from "../../../../platform/access/sealed.contract.ts";
import { Clock } from "../../../../platform/procedures/matter-view.contract.ts";

export const workKindCodes = codeTable("caseWork", "个案里的事项", {
  guardianship: "监护干预",
  assessment: "评估",
  special: "专项处置",
  order: "监护文书",
  placement: "临时安置",
});

export const CaseWork = z.object({
  id: z.uuid(),
  kind: z.enum(workKindCodes.codes),
  title: z.string(),
  /** Whose it is; null where the reader is not told, or it is nobody's alone. */
  about: z.string().nullable(),
  href: z.string().nullable(),
  says: z.string(),
  isOpen: z.boolean(),
  from: z.string().nullable(),
  clock: Clock,
});
export type CaseWork = z.output<typeof CaseWork>;

export const BeginOption = z.object({
  kind: z.enum(workKindCodes.codes),
  code: z.string(),
  title: z.string(),
  href: z.string(),
  /** Why not; null: it may be begun. */
  mayNot: z.string().nullable(),
});
export type BeginOption = z.output<typeof BeginOption>;

export const readCaseWorks = operation({
  name: "protection.case.works",
  method: "GET",
  path: "/api/cases/{id}/works",
  title: "查看个案里的监护、评估、专项事项",
  effect: "read",
  verb: "case.read",
  params: z.object({ id: z.uuid() }),
  output: z.object({
    works: z.array(CaseWork),
    /** Of each child on file. */
    begins: z.array(z.object({ childId: z.uuid(), name: z.string(), options: z.array(BeginOption) })),
  }),
  clauses: ["R-214", "R-254", "R-262"],
  problems: [purposeFirst],
});
