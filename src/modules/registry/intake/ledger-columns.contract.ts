/** What each ledger is called, whom it holds, and in which order it prints its columns. */
import { LEDGER_FIELDS, type Ledger, type LedgerFieldKey } from "./ledger-fields.contract.ts";

export interface LedgerColumn {
  readonly field: LedgerFieldKey;
  /** Heading in this ledger, where it differs from the field's own label. */
  readonly heading?: string;
  /** A row without it is refused. */
  readonly required?: true;
}

export interface LedgerDeclaration {
  readonly title: string;
  /** At this age a child has left the ledger. */
  readonly ageLimit: 16 | 18;
  /** Heading over the guardian's columns. */
  readonly guardianHeading: string;
  /** The bureau's own order, for export and for the mapping page. */
  readonly columns: readonly LedgerColumn[];
}

const REQUIRED: ReadonlySet<string> = new Set(["village", "name", "sex", "birthDate"]);

function columns(order: string, headings: Partial<Record<LedgerFieldKey, string>> = {}): LedgerColumn[] {
  return order.split(/\s+/).map((key) => {
    const name = key as LedgerFieldKey;
    if (!(name in LEDGER_FIELDS)) throw new Error(`unknown ledger field ${key}`);
    const heading = headings[name];
    return {
      field: name,
      ...(heading === undefined ? {} : { heading }),
      ...(REQUIRED.has(name) ? { required: true as const } : {}),
    };
  });
}

export const LEDGERS: Readonly<Record<Ledger, LedgerDeclaration>> = {
  orphan: {
    title: "孤儿台账",
    ageLimit: 18,
    guardianHeading: "监护人",
    columns: columns(
      `seq township village childCode name sex ethnicity birthDate citizenNo householdAddress address orphanType
       father.name father.citizenNo father.condition father.conditionDate father.evidence
       mother.name mother.citizenNo mother.condition mother.conditionDate mother.evidence
       guardian.name guardian.relation guardian.citizenNo guardian.phone careMode schoolGrade healthDetail recognised
       startMonth standard bank bankAccount insurance endMonth exitReason note`,
    ),
  },
  defactoUnattended: {
    title: "事实无人抚养儿童台账",
    ageLimit: 18,
    guardianHeading: "其他监护人（实际抚养人）",
    columns: columns(
      `seq township village childCode name sex ethnicity birthDate citizenNo householdAddress address
       father.name father.citizenNo father.condition father.conditionPeriod father.evidence father.reviewDue
       mother.name mother.citizenNo mother.condition mother.conditionPeriod mother.evidence mother.reviewDue
       guardian.name guardian.relation guardian.citizenNo guardian.phone schoolGrade health applied verified verdict
       confirmed subsidyMode deduction amount bank bankAccount note`,
    ),
  },
  leftBehind: {
    title: "农村留守儿童台账",
    ageLimit: 16,
    guardianHeading: "委托照护人",
    columns: columns(
      `seq township village name sex birthDate citizenNo hukou address
       father.name father.workPlace father.phone father.outSince mother.name mother.workPlace mother.phone mother.outSince
       entrustReason guardian.name guardian.relation guardian.age guardian.phone entrustSigned actualCare careQuality
       schoolStatus school grade teacher boarding health relief inDifficulty visitDate risk note`,
      { careQuality: "监护情况（较好/一般/差）" },
    ),
  },
  inDifficulty: {
    title: "困境儿童台账",
    ageLimit: 18,
    guardianHeading: "监护人",
    columns: columns(
      `seq township village childCode name sex ethnicity birthDate citizenNo householdAddress address
       dimension difficultyType description familyEconomy guardian.name guardian.relation guardian.phone guardian.ability
       schoolGrade health disabilityNo disabilityClass disabilityLevel need policies helper frequency visitDate change note`,
      { change: "动态（新增/变更/退出）", visitDate: "最近走访日期" },
    ),
  },
};
