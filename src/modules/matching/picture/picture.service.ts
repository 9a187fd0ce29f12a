/** The picture of exchange, and the same as a file with small figures withheld. */
import { addYears, earlierOf } from "../../../kernel/calendar-date.ts";
import { businessDate, now, nowIso, today } from "../../../kernel/clock.ts";
import type { QueryOf } from "../../../kernel/operation.ts";
import { demand } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { type FileFormat, fileAnswer } from "../../../platform/excel/table-file.service.ts";
import { timelinessOf } from "../../../platform/exchange/due-days.ts";
import { isInForce } from "../../../platform/exchange/outbound/copy-dues.ts";
import { smallestShown } from "../../../platform/figures/figures.parameters.ts";
import { type CellAt, type Line, suppressSmall, WITHHELD } from "../../../platform/figures/suppress-small.ts";
import type { FileAnswer } from "../../../platform/http/route.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { howFarCame, type WayStep } from "../../benefits/screening/followed-children.service.ts";
import { countWaiting } from "../effects/differences.store.ts";
import type { DifferenceTab } from "../effects/effect-codes.contract.ts";
import type { ExchangePicture, PartnerLine, readExchangePicture } from "./picture.contract.ts";
import * as store from "./picture.store.ts";
import { type AgreementFigures, sumPicture } from "./sum-picture.ts";

const smallest = readerOf(smallestShown);

/** A year back, if nothing else is asked. */
export async function readPicture(
  tx: Tx,
  query: QueryOf<typeof readExchangePicture>,
): Promise<ExchangePicture> {
  const to = query.to ?? today();
  const from = query.from ?? addYears(to, -1);
  const period = { from, to };
  const waiting = await countWaiting(tx, tx.scope);
  const open = (tab: DifferenceTab) => waiting[tab] ?? 0;
  return {
    ...{ asOf: nowIso(), from, to, ...sumPicture(await figuresOf(tx, period)) },
    open: {
      endings: open("endings"),
      discrepancies: open("discrepancies"),
      absences: open("absences"),
      leftBehind: open("leftBehind"),
      checks: open("checks"),
    },
  };
}

async function figuresOf(tx: Tx, period: store.Period): Promise<AgreementFigures[]> {
  const batches = byAgreement(await store.countBatches(tx, period));
  const bands = byAgreement(await store.countBands(tx, period));
  const found = await store.listFoundChildren(tx, period);
  const steps = await howFarCame(tx, earliest(found));
  const arrived = Map.groupBy(await store.listArrived(tx), ({ agreementId }) => agreementId);
  return (await store.listInAgreements(tx)).map((agreement) => {
    const own = batches.get(agreement.id);
    const rows = bands.get(agreement.id);
    return {
      ...{ unit: agreement.unit, batches: own?.batches ?? 0 },
      ...keptDays(agreement, arrived.get(agreement.id) ?? [], period),
      ...{ rows: own?.rows ?? 0, faulty: own?.faulty ?? 0 },
      ...{ certain: rows?.certain ?? 0, review: rows?.review ?? 0, none: rows?.none ?? 0 },
      ...{ same: rows?.same ?? 0, waiting: rows?.waiting ?? 0 },
      children: new Map(
        found
          .filter(({ agreementId }) => agreementId === agreement.id)
          .map(({ childId }): [string, WayStep] => [childId, steps.get(childId) ?? "none"]),
      ),
    };
  });
}

function byAgreement<Row extends { readonly agreementId: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.agreementId, row]));
}

/** Several units may have told of a child: it was known from the first on. */
function earliest(found: readonly store.FoundChild[]): { childId: string; since: string }[] {
  const days = new Map<string, string>();
  for (const { childId, since } of found) {
    const known = days.get(childId);
    if (known === undefined || since < known) days.set(childId, since);
  }
  return [...days].map(([childId, since]) => ({ childId, since }));
}

function keptDays(agreement: store.InAgreement, arrivals: readonly store.Arrived[], period: store.Period) {
  const to = earlierOf(period.to, today());
  const endedOn = agreement.endedAt === null ? null : businessDate(agreement.endedAt);
  const validTo = [agreement.validTo, endedOn].flatMap((day) => day ?? []).sort()[0] ?? null;
  const { due, inTime, isOwed } = timelinessOf({ ...agreement, validTo }, arrivals, { ...period, to });
  return { due, inTime, owed: isOwed && isInForce(agreement, to) ? 1 : 0 };
}

const fileColumns = [
  ["batches", "批次"],
  ["due", "到期批次"],
  ["inTime", "其中按期"],
  ["owed", "仍欠"],
  ["rows", "行数"],
  ["certain", "确定"],
  ["review", "需人工核对"],
  ["none", "未比中"],
  ["same", "确认是登记在册的人"],
  ["told", "名册反映情况的儿童"],
  ["found", "其中筛出应享未享或以上"],
  ["applied", "其中已提出申请或以上"],
  ["granted", "其中已享受保障"],
] as const satisfies readonly (readonly [keyof PartnerLine, string])[];

/** Batches are nobody's secret; figures of people are withheld where they are small. */
const OF_BATCHES: ReadonlySet<string> = new Set(["batches", "due", "inTime", "owed"]);

/** @throws access.forbidden */
export async function exportExchangePicture(
  tx: Tx,
  query: QueryOf<typeof readExchangePicture>,
  format: FileFormat,
): Promise<FileAnswer> {
  demand(tx.actor, "exchange.send");
  const picture = await readPicture(tx, query);
  const least = smallest.get(await listParameters(tx, today()));
  const lines = [...picture.partners, picture.total];
  const people = fileColumns.filter(([key]) => !OF_BATCHES.has(key));
  const figures = lines.map((line) => people.map(([key]) => line[key]));
  const shown = suppressSmall(figures, sumsDown(figures), least);
  const title = `信息共享概览（${picture.from} 至 ${picture.to}）`;
  tx.note({ detail: { from: picture.from, to: picture.to, units: picture.partners.length, format } });
  return fileAnswer(
    {
      ...{ name: title, title, frozenColumns: 1, captions: [`导出人：${tx.actor.displayName}`] },
      columns: [
        { path: ["单位"], kind: "text", width: 18 },
        ...fileColumns.map(([, label]) => ({ path: [label], kind: "text" as const, width: 14 })),
      ],
      stamp: { by: tx.actor.displayName, at: now() },
      notes: [
        `不足 ${least} 的人数以“${WITHHELD}”代替；为防止推算，同一列另有数字一并隐去。`,
        "到期批次按期率 = 其中按期 ÷ 到期批次：每个应到日单独算，后来补来的算没有按期。仍欠：最近一个应到日过了宽限还没有来。",
        "几个单位都反映过的孩子，合计里只算一次。",
        "不含姓名、证件号码和任何一个人的情况。",
      ],
      async *rows() {
        yield lines.map((line, at) => [
          line.unit,
          ...fileColumns.map(([key]) => {
            const nth = people.findIndex(([one]) => one === key);
            return String(nth < 0 ? line[key] : (shown[at]?.[nth] ?? WITHHELD));
          }),
        ]);
      },
    },
    format,
  );
}

/** The last line is the sum of the others, or nearly. */
function sumsDown(figures: readonly (readonly number[])[]): Line[] {
  const last = figures.length - 1;
  return (figures[0] ?? []).map(
    (_, column): Line => ({
      sum: [last, column],
      parts: Array.from({ length: last }, (__, row): CellAt => [row, column]),
    }),
  );
}
