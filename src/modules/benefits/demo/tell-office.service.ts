/** What else lies on the offices' desks: the year's budgets, a change of a standard that waits for its second person, a stand-in. */
import { addDays, type IsoDate } from "../../../kernel/calendar-date.ts";
import { plusMonths } from "../../../kernel/month.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { proposeChange } from "../../../platform/parameters/decide-change.service.ts";
import type { ChangeDraft } from "../../../platform/parameters/parameter-changes.contract.ts";
import { planDraft } from "../../../platform/parameters/preview-change.service.ts";
import { delegate, listDelegationsOf } from "../../../platform/procedures/delegations.service.ts";
import type { PaidProgram } from "../entitlements/paid-programs.contract.ts";
import { saveBudget } from "../payroll/budgets.service.ts";
import type { DemoDates } from "./demo-dates.ts";
import type { Scene } from "./demo-scenes.service.ts";

const DISTRICT = "500117";
/** 肖家镇's supervisor is away; 古楼镇's has both desks. */
const AWAY = "500117103";
const STANDS_IN = "500117104";

const budgets: readonly (readonly [programme: PaidProgram, yuan: number])[] = [
  ["B01", 1_680_000],
  ["B03", 4_200_000],
  ["B04", 60_000],
  ["B05", 80_000],
  ["B06", 200_000],
  ["B16", 120_000],
];

interface Telling {
  readonly app: App;
  readonly dates: DemoDates;
}

export function tellOffice({ app, dates }: Telling): Scene[] {
  const { ago, back, month } = dates;
  const years = new Set([plusMonths(month, -3).slice(0, 4), month.slice(0, 4)]);
  const scene = (
    on: IsoDate,
    story: string,
    role: "finance" | "districtOfficer",
    play: (tx: Tx) => Promise<unknown>,
  ): Scene => ({
    on,
    time: "11:30",
    story,
    async play(stage) {
      const tx = stage.post(role, DISTRICT);
      if (tx !== undefined) await play(tx);
    },
  });
  return [
    scene(ago(3, 1), "年度预算", "finance", async (tx) => {
      for (const year of years)
        for (const [programme, yuan] of budgets)
          await saveBudget(tx, {
            year: Number(year),
            programme,
            source: "whole",
            version: 0,
            fen: yuan * 100,
            document: `合川财社〔${year}〕12号（演示）`,
          });
    }),
    scene(back(1), "调标待确认", "districtOfficer", async (tx) => {
      const draft = raisedStandard(dates);
      const { digest } = (await planDraft(tx, app, draft)).preview;
      await proposeChange(tx, app, { ...draft, previewDigest: digest });
    }),
    {
      on: back(1),
      time: "17:10",
      story: "代办",
      async play(stage) {
        const tx = stage.post("townshipSupervisor", AWAY);
        const other = stage.post("townshipSupervisor", STANDS_IN);
        if (tx === undefined || other === undefined) return;
        const { candidates } = await listDelegationsOf(tx, app.places);
        const to = candidates.find(({ postId }) => postId === other.actor.postId);
        if (to === undefined) return;
        await delegate(tx, {
          toPostId: to.postId,
          fromOn: back(1),
          toOn: addDays(back(1), 9),
          reason: "参加市级儿童督导员培训",
        });
      },
    },
  ];
}

/** No document of this number exists: it says so itself. */
function raisedStandard({ month, back }: DemoDates): ChangeDraft {
  const from = `${Number(month.slice(0, 4)) + 1}-01`;
  return {
    document: `演示文号〔${month.slice(0, 4)}〕1号`,
    title: "（演示）关于提高社会散居孤儿基本生活费标准的通知",
    issuedOn: back(3),
    compared: false,
    effective: { rule: "fromMonth", month: from },
    reason: "随低保标准自然增长，从明年一月起执行。",
    rows: [{ key: "benefits.standard.orphan.community", value: 170_000 }],
  };
}
