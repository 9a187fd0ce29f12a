/** Everything of the demonstration that this room tells, in the order in which one part stands on another. */
import type { App } from "../../../platform/http/app.ts";
import { loadDemoAssessments } from "../assessments/demo/load-demo-assessments.service.ts";
import { loadDemoDuties } from "../duties/demo/load-demo-duties.service.ts";
import { loadDemoGuardianship } from "../guardianship/demo/load-demo-guardianship.service.ts";
import { loadDemoSpecial } from "../special/demo/load-demo-special.service.ts";
import { loadDemoCases } from "./load-demo-cases.service.ts";

export async function loadDemoProtection(app: App): Promise<void> {
  await loadDemoDuties(app);
  await loadDemoGuardianship(app);
  await loadDemoAssessments(app);
  await loadDemoSpecial(app);
  await loadDemoCases(app);
}
