/** After the first screening: how far the programmes reached in the months before, and findings that somebody has looked at already. */
import { today } from "../../../kernel/clock.ts";
import { lastOf, monthOfDate, plusMonths } from "../../../kernel/month.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { listMatters } from "../../../platform/procedures/list-matters.service.ts";
import { type Cast, withCast } from "../../registry/demo/demo-stage.service.ts";
import { findBenefitProcedure } from "../applications/benefit-procedures.ts";
import { closeFindingTasks } from "../applications/effects/follow-findings.service.ts";
import { hasCoverageBefore, writeCoverage } from "../screening/coverage.store.ts";
import type { FindingView } from "../screening/findings.contract.ts";
import { listFindings } from "../screening/read-findings.service.ts";
import { screeningDays } from "../screening/screen-children.service.ts";
import { settleFinding } from "../screening/settle-finding.service.ts";
import type { SettlementReason } from "../screening/settlement-codes.contract.ts";

const MONTHS = 8;

/** Once: whoever finds a month before this one leaves everything as it is. */
export async function loadDemoFindings(tx: Tx, app: App): Promise<void> {
  const month = monthOfDate(today());
  if (await hasCoverageBefore(tx, month)) return;
  await withCast(tx, async (cast) => {
    if (cast.post("districtOfficer", DISTRICT) === undefined) return;
    for (let ago = MONTHS; ago > 0; ago--)
      await writeCoverage(tx, await screeningDays(tx, lastOf(plusMonths(month, -ago))));
    await closeTasksOfApplied(tx, app);
    for (const one of told) await settle(cast, app, one);
  });
}

const DISTRICT = "500117";
/** Left to the newcomer. */
const VILLAGE = "500117104204";

/** They were handed in before anything had been screened. */
async function closeTasksOfApplied(tx: Tx, app: App): Promise<void> {
  const { items } = await listMatters(tx, app, { state: "open", whose: "all", limit: 200 });
  for (const { procedure, no, subjectId } of items) {
    const of = findBenefitProcedure(procedure);
    if (of !== undefined && no !== null) await closeFindingTasks(tx, of, { no, subjectId });
  }
}

interface ToldSettlement {
  readonly about: string;
  readonly kind: FindingView["kind"];
  /** Which of those found, in the order of places. */
  readonly nth: number;
  readonly reason: SettlementReason;
  readonly note?: string;
}

const told: readonly ToldSettlement[] = [
  {
    about: "programme:B10",
    kind: "entitledNotReceiving",
    nth: 4,
    reason: "otherPlace",
    note: "在璧山就读，由就读学校落实",
  },
  {
    about: "programme:B10",
    kind: "entitledNotReceiving",
    nth: 17,
    reason: "receives",
    note: "学校已减免，收据在村里",
  },
  {
    about: "programme:B10",
    kind: "entitledNotReceiving",
    nth: 33,
    reason: "declined",
    note: "家长写了说明，自愿放弃",
  },
  {
    about: "programme:B09",
    kind: "entitledNotReceiving",
    nth: 6,
    reason: "receives",
    note: "幼儿园已减免保教费",
  },
  {
    about: "programme:B15",
    kind: "entitledNotReceiving",
    nth: 5,
    reason: "notEligible",
    note: "残疾证已过期，正在重新评定",
  },
  {
    about: "category:inDifficulty",
    kind: "entitledNotReceiving",
    nth: 8,
    reason: "notEligible",
    note: "家庭已退出低保，情况好转",
  },
  { about: "category:ruralLeftBehind", kind: "receivingNotEntitled", nth: 3, reason: "wrongFacts" },
  { about: "category:ruralLeftBehind", kind: "receivingNotEntitled", nth: 21, reason: "wrongFacts" },
];

async function settle(
  { tx, post }: Cast,
  app: App,
  { about, kind, nth, reason, note }: ToldSettlement,
): Promise<void> {
  const query = { about, kind, state: "open", limit: nth + 1, withTotal: false } as const;
  const { items } = await listFindings(tx, app, query);
  const found = items[nth];
  const director = found === undefined ? undefined : post("villageDirector", found.villageCode);
  if (found === undefined || director === undefined || found.villageCode === VILLAGE) return;
  await settleFinding(
    director,
    app,
    found.id,
    { reason, ...(note === undefined ? {} : { note }) },
    found.version,
  );
}
