/** What came of a dropout goes into the child's file as a fact with its evidence, where the file is known. */
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { DecidedStep, MatterFile } from "../../../platform/procedures/procedure-book.service.ts";
import { findApplicantChild } from "../../registry/applicants.service.ts";
import { recordChildFact } from "../../registry/child-facts.service.ts";
import { linkedChildren } from "./people/people.service.ts";

/** Which of the outcomes say where the child is learning now; another school is told by whoever knows it. */
const told: Readonly<Record<string, "back" | "out">> = { returned: "back", cannot: "out" };

export async function recordSchooling(
  tx: Tx,
  app: App,
  file: MatterFile,
  { step, outcome }: DecidedStep,
): Promise<void> {
  const result = told[outcome.code];
  if (result === undefined || step.decision === null) return;
  const { stage, school, grade } = file.matter.answers;
  const value = result === "back" ? { stage, school, grade } : { stage: "notEnrolled" };
  const evidence = `辍学劝返 ${file.no ?? ""}：${outcome.label}`;
  for (const childId of await linkedChildren(tx, file.id)) {
    const child = await findApplicantChild(tx, childId);
    if (child === undefined || child.endedOn !== null) continue;
    const fact = { kind: "schooling", from: step.decision.on, value, evidence } as const;
    await recordChildFact(tx, childId, child.version, fact);
    app.log.info({ matter: file.id }, "what came of a dropout stands in the child's file");
  }
}
