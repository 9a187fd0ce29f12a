/** What stands in the way of an application: a child may not be granted twice what it has, nor applied for twice at once. */
import { today } from "../../../kernel/clock.ts";
import { monthOfDate } from "../../../kernel/month.ts";
import { Problem, type ProblemSpec } from "../../../kernel/problem.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { listMatters } from "../../../platform/procedures/list-matters.service.ts";
import type { ApplicantChild } from "../../registry/applicants.service.ts";
import { listMergedFiles } from "../../registry/joined-persons.service.ts";
import type { EntitlementView } from "../entitlements/entitlements.contract.ts";
import { listEntitlementsOf } from "../entitlements/entitlements.service.ts";
import { basicPrograms } from "../entitlements/paid-programs.contract.ts";
import { applicationProblems } from "./applications.contract.ts";
import { type BenefitProcedure, benefitProcedures, type GrantedProgramme } from "./benefit-procedures.ts";

export interface Hindrance {
  readonly problem: ProblemSpec;
  readonly matterId?: string;
}

/** The first thing that stands in the way. `except`: the application itself, once it exists. */
export async function findHindrance(
  tx: Tx,
  app: App,
  of: BenefitProcedure,
  child: ApplicantChild,
  except?: string,
): Promise<Hindrance | undefined> {
  if (child.endedOn !== null && of.form !== "ending") return { problem: applicationProblems.childEnded };
  const { grants } = of;
  if (grants === undefined) return undefined;
  // What is paid on a merged file stays there, and is the same child's.
  const files = [child.id, ...(await listMergedFiles(tx, child.id))];
  const held = await Promise.all(files.map((id) => listEntitlementsOf(tx, app, id)));
  const running = runningOf(held.flat());
  // What is paid once may be granted again.
  if (grants !== "B06" && grants !== "B16") {
    if (running.some(({ programme }) => programme === grants))
      return { problem: applicationProblems.alreadyReceiving };
    if (isBasic(grants) && running.some(({ programme }) => isBasic(programme)))
      return { problem: applicationProblems.otherBasic };
  }
  const other = await findOtherRunning(tx, app, of, child.id, except);
  return other === undefined ? undefined : { problem: applicationProblems.otherRunning, matterId: other };
}

/** @throws what stands in the way, by its problem */
export async function demandMayApply(
  tx: Tx,
  app: App,
  of: BenefitProcedure,
  child: ApplicantChild,
  except?: string,
): Promise<void> {
  const hindrance = await findHindrance(tx, app, of, child, except);
  if (hindrance === undefined) return;
  const { problem, matterId } = hindrance;
  throw new Problem(problem, matterId === undefined ? {} : { extra: { applicationId: matterId } });
}

function isBasic(programme: string): boolean {
  return (basicPrograms as readonly string[]).includes(programme);
}

export function runningOf(entitlements: readonly EntitlementView[]): EntitlementView[] {
  const month = monthOfDate(today());
  return entitlements.filter(({ toMonth }) => toMonth === null || toMonth >= month);
}

/** Two procedures may lead to one programme: handed in here, or elsewhere. */
async function findOtherRunning(
  tx: Tx,
  app: App,
  { procedure, grants }: BenefitProcedure,
  childId: string,
  except: string | undefined,
): Promise<string | undefined> {
  const siblings = new Set(
    benefitProcedures
      .filter((one) => leadTo(one.grants, grants) && one.procedure.code !== procedure.code)
      .map((one) => one.procedure.code),
  );
  const { items } = await listMatters(tx, app, {
    subjectId: childId,
    state: "open",
    whose: "all",
    limit: 200,
  });
  return items.find((one) => siblings.has(one.procedure) && one.id !== except)?.id;
}

/** Of the basic allowances a child has one: applications for two of them are for the same. */
function leadTo(one: GrantedProgramme | undefined, other: GrantedProgramme | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one === other || (isBasic(one) && isBasic(other));
}
