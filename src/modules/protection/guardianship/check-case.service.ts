/** Gathers what the system sees beside a form of guardianship. */
import { ageOn, type IsoDate } from "../../../kernel/calendar-date.ts";
import { monthOfDate } from "../../../kernel/month.ts";
import { everywhere } from "../../../platform/access/scope.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { listMatters } from "../../../platform/procedures/list-matters.service.ts";
import type { Check } from "../../../platform/procedures/matter-view.contract.ts";
import type { MatterFile } from "../../../platform/procedures/procedure-book.service.ts";
import { listEntitlementsOf } from "../../benefits/entitlements/entitlements.service.ts";
import { findApplicantChild } from "../../registry/applicants.service.ts";
import { listGuardianshipChildren } from "../../registry/guardianship-source.service.ts";
import { textOf } from "./answers.ts";
import { findAssessedCapacity } from "./assessed-capacity.service.ts";
import { caseChecks } from "./case-checks.ts";
import { listCustodiesOn, listPlacements } from "./custody.store.ts";
import { guarded } from "./figures.service.ts";
import { placementCodes } from "./guardianship-codes.contract.ts";

export async function checkCase(tx: Tx, app: App, file: MatterFile, on: IsoDate): Promise<readonly Check[]> {
  const child = file.subjectId === null ? undefined : await findApplicantChild(tx, file.subjectId);
  if (child === undefined) return [];
  const [source] = await listGuardianshipChildren(tx, { scope: everywhere(), on }, [child.id]);
  const [decided] = await listCustodiesOn(tx, everywhere(), on, child.id);
  const placed = (await listPlacements(tx, child.id)).find(({ endedOn }) => endedOn === null);
  const assessed = (await findAssessedCapacity(tx, child.id, decided?.from)) ?? textOf(file, "capacity");
  return caseChecks({
    procedure: file.procedure.code,
    guarded: source === undefined ? undefined : guarded(tx, app, source, decided),
    placed:
      placed === undefined
        ? undefined
        : { words: `${placementCodes.label(placed.kind)} · ${placed.placeName}`, from: placed.from },
    age: child.birthDate === null ? undefined : ageOn(child.birthDate, on),
    wish: Object.hasOwn(file.spec.form.shape, "childWish") ? textOf(file, "childWish") : undefined,
    benefits: await benefitsOf(tx, app, child.id, on),
    urgedInVain: await urgedInVain(tx, app, child.id),
    assessed: assessed === "" ? undefined : assessed,
  });
}

async function benefitsOf(tx: Tx, app: App, childId: string, on: IsoDate) {
  const month = monthOfDate(on);
  const running = (await listEntitlementsOf(tx, app, childId)).filter(
    ({ toMonth }) => toMonth === null || toMonth >= month,
  );
  return {
    count: running.length,
    payees: [...new Set(running.map(({ payeeName }) => payeeName ?? "没有登记的人"))],
  };
}

/** An admonition is closed only where it was in vain. */
async function urgedInVain(tx: Tx, app: App, childId: string): Promise<number> {
  const query = { subjectId: childId, procedure: "admonition", state: "closed", whose: "all" } as const;
  return (await listMatters(tx, app, { ...query, limit: 50 })).items.length;
}
