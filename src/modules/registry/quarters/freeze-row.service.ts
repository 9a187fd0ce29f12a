/** From what stood about a child on the quarter's day to the row that is frozen, and back to what a person reads. */
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import { categoryCodes } from "../codes.contract.ts";
import { type ColumnKey, columnKeys, isExtraColumn } from "../ledgers/ledger-views.ts";
import type { LedgerRow } from "../ledgers/ledgers.contract.ts";
import type { ExtraRecord, SealedNumbers, StandingRecord } from "../ledgers/ledgers.store.ts";
import { holdsSecret, maskDifficulty, maskOrphanType } from "../ledgers/mask-hiv.ts";
import { openNumbers } from "../ledgers/open-numbers.service.ts";
import { ageAt, leavingOf, presentRow } from "../ledgers/present-row.ts";
import type { FrozenRow } from "./frozen-rows.store.ts";
import type { FrozenLedgerKey } from "./quarters.contract.ts";

const SECRET = "quarter.row";
/** Every column that a bureau's ledger has. */
export const frozenColumns: readonly ColumnKey[] = columnKeys.filter(
  (key) => key !== "seq" && !isExtraColumn(key),
);

interface Secret {
  readonly orphanType: string | null;
  readonly difficulty: readonly string[];
  /** Words that are masked in the row beside it. */
  readonly cells: Readonly<Record<string, string>>;
}

export interface FreezeOptions {
  readonly asOf: string;
  readonly cipher: FieldCipher;
  readonly placeName: (code: string) => string;
}

/** Words masked for everybody; what only one post may know goes into the sealed box. */
export function freezeRow(
  row: StandingRecord & SealedNumbers & { readonly fingerprint: string; readonly amountFen: number | null },
  extra: ExtraRecord | undefined,
  { asOf, cipher, placeName }: FreezeOptions,
): FrozenRow {
  const numbers = openNumbers(row, extra, { cipher, columns: frozenColumns, clear: false });
  const options = { asOf, columns: frozenColumns, sinceOf: null, placeName };
  const shown = presentRow(row, numbers, { ...options, seesHiv: false });
  let sealed: Buffer | null = null;
  if (holdsSecret(row)) {
    const full = presentRow(row, numbers, { ...options, seesHiv: true });
    const cells = Object.entries(full.cells).filter(([key, text]) => shown.cells[key] !== text);
    const secret: Secret = {
      orphanType: row.orphanType,
      difficulty: row.difficulty,
      cells: Object.fromEntries(cells),
    };
    sealed = cipher.sealJson(secret, SECRET);
  }
  return {
    childId: row.childId,
    villageCode: row.villageCode,
    fileNo: extra?.fileNo ?? null,
    name: row.name,
    sex: row.sex,
    birthDate: row.birthDate,
    ethnicity: row.ethnicity,
    documentKind: row.documentKind,
    citizenNoMasked: numbers.citizenNo,
    phoneMasked: numbers.guardianPhone,
    orphan: row.orphan,
    defactoUnattended: row.defactoUnattended,
    leftBehind: row.leftBehind,
    inDifficulty: row.inDifficulty,
    overAgeInSchool: row.overAgeInSchool,
    categories: row.categories,
    since: row.since,
    orphanType: maskOrphanType(row.orphanType, row.careMode, false),
    careMode: row.careMode,
    hukou: row.hukou,
    stage: row.stage,
    boarding: row.boarding,
    health: row.health,
    disabilityClass: row.disabilityClass,
    disabilityLevel: row.disabilityLevel,
    entrustReason: row.entrustReason,
    entrustSigned: row.entrustSigned,
    actualCare: row.actualCare,
    careQuality: row.careQuality,
    relief: row.relief,
    difficulty: maskDifficulty(row.difficulty, false),
    risk: row.risk,
    fatherCondition: row.fatherCondition,
    motherCondition: row.motherCondition,
    insured: row.insured,
    standardFen: row.standardFen,
    amountFen: row.amountFen,
    lastVisit: row.lastVisit,
    leavingOn: row.leavingOn,
    leavingWhy: row.leavingWhy,
    cells: shown.cells,
    sealed,
    fingerprint: row.fingerprint,
  };
}

export function openSecret(sealed: Uint8Array, cipher: FieldCipher): Secret {
  return cipher.openJson(sealed, SECRET) as Secret;
}

export interface ThawOptions {
  readonly ledger: FrozenLedgerKey;
  readonly asOf: string;
  readonly columns: readonly ColumnKey[];
  readonly seesHiv: boolean;
  readonly cipher: FieldCipher;
  readonly placeName: (code: string) => string;
}

const categoryOf: Readonly<Record<FrozenLedgerKey, string | null>> = {
  orphan: "orphan",
  defactoUnattended: "defactoUnattended",
  leftBehind: "ruralLeftBehind",
  inDifficulty: "inDifficulty",
  all: null,
};

/** A frozen row as it is read: the words that were frozen, with the secret for the one post that may know it. */
export function thawRow(row: FrozenRow, options: ThawOptions): LedgerRow {
  const { ledger, asOf, columns, seesHiv, cipher, placeName } = options;
  const secret = seesHiv && row.sealed !== null ? openSecret(row.sealed, cipher) : undefined;
  const words = { ...row.cells, ...secret?.cells };
  const cells = columns.flatMap((key) => {
    const text = words[key];
    return text === undefined || text === "" ? [] : [[key, text] as const];
  });
  const category = categoryOf[ledger];
  const firstDays = Object.values(row.since).sort();
  return {
    id: row.childId,
    name: row.name,
    sex: row.sex,
    birthDate: row.birthDate,
    age: ageAt(row.birthDate, asOf),
    villageCode: row.villageCode,
    villageName: placeName(row.villageCode),
    townshipName: placeName(row.villageCode.slice(0, 9)),
    since: (category === null ? firstDays[0] : row.since[category]) ?? null,
    categories: row.categories
      .filter(categoryCodes.has)
      .map((code) => ({ category: code, label: categoryCodes.label(code) })),
    citizenNoMasked: row.citizenNoMasked,
    phoneMasked: row.phoneMasked,
    overAgeInSchool: row.overAgeInSchool,
    leaving: leavingOf(row),
    cells: Object.fromEntries(cells),
  };
}
