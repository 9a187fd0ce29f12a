/** Closed payrolls: each computed, signed by four people, sent to the bank, answered, mended and closed; the newest months are the fullest. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { lastOf, type Month, plusMonths } from "../../../kernel/month.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { DemoChildRow, Stage } from "../../registry/demo/demo-stage.service.ts";
import {
  changePayee,
  endEntitlement,
  listEntitlementsOf,
  recordOtherIncome,
  resumeEntitlement,
  suspendEntitlement,
} from "../entitlements/entitlements.service.ts";
import { sayNoneDeclared } from "../payroll/ask-price-months.service.ts";
import { computePayroll } from "../payroll/compute-payroll.service.ts";
import { makePaymentFile, takeReturnFile } from "../payroll/payment-files.service.ts";
import type { PayrollView } from "../payroll/payroll.contract.ts";
import { explainChecks, readPayroll, takeStep } from "../payroll/payroll.service.ts";
import { listPayrollLines } from "../payroll/read-lines.service.ts";
import { listRecoveries, notifyRecovery, planRecovery } from "../payroll/recoveries.service.ts";
import { answerOfBank } from "./answer-of-bank.service.ts";
import { type Casting, isPaidSince } from "./cast-children.ts";
import { demoAccount } from "./demo-accounts.ts";
import type { DemoDates } from "./demo-dates.ts";
import type { Scene } from "./demo-scenes.service.ts";

export interface PayrollTelling {
  readonly app: App;
  readonly dates: DemoDates;
  readonly cast: Casting<DemoChildRow>;
  readonly children: readonly DemoChildRow[];
  readonly months: number;
  /** Takes over who came onto the ledgers since the last time. */
  readonly adopt: (tx: Tx, month: Month) => Promise<unknown>;
}

const DISTRICT = "500117";
const TEMPLATE = "postalBank";
/** Day of the month. */
const COMPUTED_ON = 5;
const STORY = "月度发放";

const officer = (stage: Stage) => demand(stage.post("districtOfficer", DISTRICT));
const reviewer = (stage: Stage) => demand(stage.post("districtOfficer", DISTRICT, 1));
const leader = (stage: Stage) => demand(stage.post("districtLeader", DISTRICT));
const finance = (stage: Stage) => demand(stage.post("finance", DISTRICT));

function demand(tx: Tx | undefined): Tx {
  if (tx === undefined) throw new Error("a post of the district is vacant");
  return tx;
}

export function tellPayrolls(telling: PayrollTelling): Scene[] {
  const { dates, months } = telling;
  const scenes = Array.from({ length: months }, (_, index) => tellMonth(telling, months - index));
  return [...scenes.flat(), ...tellTroubles(telling, dates)];
}

function tellMonth({ app, dates, children, months, adopt }: PayrollTelling, ago: number): Scene[] {
  const month = plusMonths(dates.month, -ago);
  const computedOn = dates.ago(ago, COMPUTED_ON);
  const scene = (after: number, time: string, play: Scene["play"]): Scene => ({
    on: dates.after(computedOn, after),
    time,
    story: STORY,
    play,
  });
  const sign = (tx: Tx, act: "submit" | "review" | "approve" | "close", note?: string) =>
    withVersion(tx, month, (version) => takeStep(tx, month, act, version, note));
  return [
    {
      ...scene(0, "08:40", async (stage) => {
        await adopt(stage.tx, month);
      }),
      on: dates.ago(ago, 1),
    },
    scene(0, "09:30", async (stage) => {
      const tx = officer(stage);
      await computePayroll(tx, month);
      if (await endUnlisted(tx, app, month)) await computePayroll(tx, month);
      await explainWarnings(tx, month);
      await sayNoneDeclared(tx, plusMonths(month, -1));
      await sign(tx, "submit", ago === months ? "由台账转入后的第一个月，已与镇街名册核对。" : undefined);
    }),
    scene(1, "10:20", (stage) => sign(reviewer(stage), "review", "增减人员逐条看过。").then(nothing)),
    scene(1, "16:10", (stage) => sign(leader(stage), "approve").then(nothing)),
    scene(2, "09:20", (stage) => {
      const tx = finance(stage);
      return withVersion(tx, month, (version) => makePaymentFile(tx, month, TEMPLATE, version)).then(nothing);
    }),
    scene(3, "14:30", (stage) => takeAnswer(finance(stage), app, month, REJECTED[ago] ?? {})),
    scene(4, "10:00", async (stage) => {
      if (await mendAccounts(officer(stage), { app, month, children, ago })) {
        const tx = finance(stage);
        await withVersion(tx, month, (version) => makePaymentFile(tx, month, TEMPLATE, version));
      }
    }),
    scene(5, "15:00", async (stage) => {
      const tx = finance(stage);
      if ((await readPayroll(tx, month)).files.some((file) => file.returnedAt === null))
        await takeAnswer(tx, app, month, {});
      await sign(tx, "close");
    }),
  ];
}

/** By months ago: which payment of the file came back, and what the bank said. */
const REJECTED: Readonly<Record<number, Readonly<Record<number, string>>>> = {
  3: { 23: "户名与账号不符", 87: "账户已销户", 160: "账户状态异常（长期不动户）" },
  2: { 52: "账户已销户" },
  1: { 71: "户名与账号不符", 139: "账户状态异常（长期不动户）" },
};

const nothing = () => undefined;

async function withVersion<Result>(
  tx: Tx,
  month: Month,
  use: (version: number) => Promise<Result>,
): Promise<Result> {
  return use((await readPayroll(tx, month)).version);
}

const WORDS: Readonly<Record<string, string>> = {
  childDied: "已与镇街核实死亡日期，按规定发到当月。",
  notListed: "台账正在更新，名单与认定决定一致。",
  overpaid: "已列入追回，按告知书办理。",
  otherAid: "已与社会救助科核对，不重复享受。",
  longArrears: "补发月份已逐月核对。",
};

/** Whoever has left the ledgers is paid no longer. Says whether there was anybody. */
async function endUnlisted(tx: Tx, app: App, month: Month): Promise<boolean> {
  const { items } = await listPayrollLines(tx, app, month, { check: "notListed", limit: 200 });
  for (const { childId, programme } of items) {
    const held = (await listEntitlementsOf(tx, app, childId)).find((one) => one.programme === programme);
    if (held === undefined || held.endedWhy !== null) continue;
    const on = lastOf(plusMonths(month, -1));
    await endEntitlement(tx, held.id, { why: "parentRecovered", on, reason: "已退出名册，上月起不再符合" });
  }
  return items.length > 0;
}

async function explainWarnings(tx: Tx, month: Month): Promise<void> {
  const { checks } = await readPayroll(tx, month);
  for (const { code, open } of checks) {
    if (open === 0) continue;
    await explainChecks(tx, month, { check: code, word: WORDS[code] ?? "已逐条核对，情况属实。" });
  }
}

async function takeAnswer(
  tx: Tx,
  app: App,
  month: Month,
  rejected: Readonly<Record<number, string>>,
): Promise<void> {
  const file = openFile(await readPayroll(tx, month));
  await answerOfBank(tx, app.cipher, { month, fileId: file.id, rejected }, (upload) =>
    takeReturnFile(tx, app.cipher, month, file.id, upload),
  );
}

function openFile({ files }: PayrollView) {
  const file = files.find((one) => one.returnedAt === null);
  if (file === undefined) throw new Error("no file waits for the bank's answer");
  return file;
}

/** New cards for those whose payment came back. Says whether there were any. */
async function mendAccounts(
  tx: Tx,
  {
    app,
    month,
    children,
    ago,
  }: Pick<PayrollTelling, "app" | "children"> & { readonly month: Month; readonly ago: number },
): Promise<boolean> {
  const { items } = await listPayrollLines(tx, app, month, { status: "rejected", limit: 200 });
  // One of the newest month has not brought a new card yet: it is paid again with the next payroll.
  const mended = ago === 1 ? items.slice(0, 1) : items;
  for (const { childId, programme, payeeName, payeeRelation, bank, bankWords } of mended) {
    const guardianId = children.find((child) => child.childId === childId)?.guardianId;
    const held = (await listEntitlementsOf(tx, app, childId)).find((one) => one.programme === programme);
    if (held === undefined || payeeName === null || payeeRelation === null || bank === null) continue;
    await changePayee(tx, app, held.id, {
      payee: {
        name: payeeName,
        relation: payeeRelation,
        ...(guardianId === null || guardianId === undefined ? {} : { personId: guardianId }),
        bank,
        account: demoAccount(childId),
      },
      reason: `银行退回（${bankWords ?? ""}），镇街收到新卡照片`,
    });
  }
  return mended.length > 0;
}

/** Arrears after a suspension, one that still lasts, and a recovery that is being paid off. */
function tellTroubles({ app, cast }: PayrollTelling, dates: DemoDates): Scene[] {
  const { ago, month } = dates;
  const paidAtHome = (child: DemoChildRow) => isPaidSince(child, ago(4, 1)) && child.stage !== "senior";
  const scene = (on: IsoDate, story: string, play: Scene["play"]): Scene => ({
    on,
    time: "08:50",
    story,
    play,
  });
  const [resumed, held, aided] = [cast.next(paidAtHome), cast.next(paidAtHome), cast.next(paidAtHome)];
  const ofChild = async (
    stage: Stage,
    child: DemoChildRow,
    use: (tx: Tx, id: string) => Promise<unknown>,
  ) => {
    const tx = officer(stage);
    const [running] = (await listEntitlementsOf(tx, app, child.childId)).filter(
      (one) => one.endedWhy === null,
    );
    if (running !== undefined) await use(tx, running.id);
  };
  return [
    ...(resumed === undefined
      ? []
      : [
          scene(ago(3, 2), "暂停后恢复", (stage) =>
            ofChild(stage, resumed, (tx, id) =>
              suspendEntitlement(tx, id, {
                fromMonth: plusMonths(month, -3),
                reason: "领取人去世，等镇街确定新的领取人",
              }),
            ),
          ),
          scene(ago(1, 2), "暂停后恢复", (stage) =>
            ofChild(stage, resumed, (tx, id) =>
              resumeEntitlement(tx, id, {
                fromMonth: plusMonths(month, -1),
                paidLater: true,
                reason: "领取人已确定，暂停的月份补发",
              }),
            ),
          ),
        ]),
    ...(held === undefined
      ? []
      : [
          scene(ago(1, 3), "暂停中", (stage) =>
            ofChild(stage, held, (tx, id) =>
              suspendEntitlement(tx, id, {
                fromMonth: plusMonths(month, -1),
                reason: "入户没有见到孩子，镇街正在核实去向",
              }),
            ),
          ),
        ]),
    ...(aided === undefined ? [] : tellRecovery(app, aided, dates, scene)),
  ];
}

/** The family's low-income aid was told two months late; what was paid too much is taken off in parts. */
function tellRecovery(
  app: App,
  { childId }: DemoChildRow,
  { ago, after, month }: DemoDates,
  scene: (on: IsoDate, story: string, play: Scene["play"]) => Scene,
): Scene[] {
  const story = "多发追回";
  const [noticedOn, plannedOn] = [after(ago(2, COMPUTED_ON), 6), after(ago(2, COMPUTED_ON), 11)];
  const find = async (tx: Tx) => {
    const { items } = await listRecoveries(tx, app, { all: false, fraudOnly: false, limit: 200 });
    const found = items.find((one) => one.childId === childId);
    if (found === undefined) throw new Error("nothing was paid too much");
    return found;
  };
  return [
    scene(ago(2, 2), story, async (stage) => {
      await recordOtherIncome(officer(stage), childId, {
        kind: "dibao",
        fromMonth: plusMonths(month, -3),
        fen: 64_000,
        source: "社会救助科低保名册",
      });
    }),
    scene(noticedOn, story, async (stage) => {
      const { id, version } = await find(officer(stage));
      const notice = { noticeNo: `合川民福追〔${month.slice(0, 4)}〕1号`, on: noticedOn };
      await notifyRecovery(officer(stage), app, id, version, notice);
    }),
    scene(plannedOn, story, async (stage) => {
      const { id, version } = await find(officer(stage));
      await planRecovery(officer(stage), app, id, version, { plan: "offset", monthlyFen: 14_000 });
    }),
  ];
}
