/** The monthly allowance of orphans and de facto unattended children, by the standards that held at the time. */
import type { FactDraft } from "../file-draft.contract.ts";
import { type Day, dayOfIso, isoOf, nextMonth } from "./demo-days.ts";
import { fact } from "./demo-file.ts";
import type { World } from "./demo-world.ts";

interface Standard {
  readonly from: string;
  /** Yuan a month: 机构集中供养孤儿, 社会散居孤儿, 事实无人抚养 in an institution and at home. */
  readonly institution: number;
  readonly community: number;
  readonly unattendedInstitution: number;
  readonly unattended: number;
}

/**
 * 渝民〔2021〕143号, 渝民规〔2025〕6号 and 15号. The steps of 2022 and 2024 are not confirmed by their texts (待核); amounts before
 * September 2021 are not known, so those months say none.
 */
const standards: readonly Standard[] = [
  { from: "2021-09-01", institution: 1477, community: 1277, unattendedInstitution: 1225, unattended: 1225 },
  { from: "2022-09-01", institution: 1582, community: 1382, unattendedInstitution: 1330, unattended: 1330 },
  { from: "2024-09-01", institution: 1825, community: 1625, unattendedInstitution: 1825, unattended: 1625 },
  { from: "2025-07-01", institution: 1851, community: 1651, unattendedInstitution: 1851, unattended: 1651 },
  { from: "2026-01-01", institution: 2000, community: 1651, unattendedInstitution: 2000, unattended: 1651 },
];

export interface AllowanceCase {
  readonly confirmedOn: Day;
  readonly standard: Exclude<keyof Standard, "from">;
  /** 补差: the family has other relief that counts against it. */
  readonly toppedUp?: boolean;
  readonly to?: Day | undefined;
}

const BANKS = [
  "重庆农村商业银行合川支行",
  "重庆农村商业银行合川支行",
  "中国邮政储蓄银行合川支行",
  "中国农业银行合川支行",
] as const;

/** From the month after confirmation, a new entry at each new standard. */
export function allowanceFacts(
  world: World,
  { confirmedOn, standard, toppedUp, to }: AllowanceCase,
): FactDraft[] {
  const { random, today } = world;
  const start = nextMonth(confirmedOn);
  const startMonth = isoOf(start).slice(0, 7);
  const inInstitution = standard === "institution" || standard === "unattendedInstitution";
  const ordinary = {
    mode: toppedUp === true ? "补差" : "全额",
    bank: inInstitution ? "机构集体账户" : random.pick(BANKS),
    insured: true,
    startMonth,
  };
  const until = Math.min(to ?? today + 1, today + 1);
  const changes = standards.map((one) => ({ on: dayOfIso(one.from), fen: one[standard] * 100 }));
  const before = changes.findLast(({ on }) => on <= start);
  const steps = [
    { on: start, fen: before?.fen },
    ...changes.filter(({ on, fen }) => on > start && fen !== before?.fen),
  ];
  const distinct = steps.filter(({ fen }, index) => index === 0 || fen !== steps[index - 1]?.fen);
  return distinct
    .filter(({ on }) => on < until)
    .map(({ on, fen }, index, kept) =>
      fact("allowance", on, { standardFen: fen, ...ordinary }, { to: kept[index + 1]?.on ?? to }),
    );
}
