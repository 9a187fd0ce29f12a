/** Decisions of the demonstration's district from before the system: most are entered with their paper, a few are still looked for. */
import { addMonths, type IsoDate } from "../../../../kernel/calendar-date.ts";
import type { Stage } from "../../../registry/demo/demo-stage.service.ts";
import type { GuardianshipChild } from "../../../registry/guardianship-source.contract.ts";
import { listGuardianshipChildren } from "../../../registry/guardianship-source.service.ts";
import { listCustodiesOn } from "../custody.store.ts";
import { enterPaperDecision } from "../enter-paper-decision.service.ts";
import { startPlacement } from "../placements.service.ts";

const DISTRICT = "500117";
/** One in so many has no decision yet: the finding that the page is there for. */
const STILL_WANTING = 8;

export async function enterDemoDecisions(stage: Stage, on: IsoDate): Promise<void> {
  const officer = stage.post("districtOfficer", DISTRICT);
  if (officer === undefined) return;
  stage.on(on);
  const children = await listGuardianshipChildren(stage.tx, { scope: stage.tx.scope, on });
  const decided = new Set(
    (await listCustodiesOn(stage.tx, stage.tx.scope, on)).map(({ childId }) => childId),
  );
  const onPaper = children.filter((child) => !decided.has(child.childId) && hadDecision(child, on));
  for (const [index, { childId, form, recordedSince, organisation, evidence }] of onPaper.entries()) {
    if (recordedSince === null || index % STILL_WANTING === STILL_WANTING - 1) continue;
    const paper = {
      document: `合川民监〔${recordedSince.slice(0, 4)}〕${index + 1}号`,
      holder: organisation ?? "合川区民政局",
      from: recordedSince,
    };
    await enterPaperDecision(
      officer,
      childId,
      form === "longTerm"
        ? { kind: "longTerm", ground: evidence?.includes("捡拾") === true ? "L1" : "L2", ...paper }
        : { kind: "temporary", ground: "T3", ...paper },
    );
    await startPlacement(officer, childId, {
      kind: "institution",
      placeName: "区儿童福利院",
      carer: "福利院生活老师",
      from: recordedSince,
      handover: { handedOverBy: "镇街民政办", receivedBy: "福利院收养登记员" },
    });
  }
}

/** A temporary guardianship that has run for more than its year was never decided anew: that stays to be found. */
function hadDecision({ form, recordedSince }: GuardianshipChild, on: IsoDate): boolean {
  if (form === "longTerm") return true;
  return form === "temporary" && recordedSince !== null && recordedSince > addMonths(on, -12);
}
