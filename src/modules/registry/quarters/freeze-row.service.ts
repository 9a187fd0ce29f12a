/** From what stood about a child on the quarter's day to the row that is frozen, and back to what a person reads. */
import { randomBytes } from "node:crypto";
import { Problem } from "../../../kernel/problem.ts";
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import { cryptoProblems } from "../../../platform/crypto/crypto-problems.ts";
import { canonicalJson, sm3Hex } from "../../../platform/crypto/digest.ts";
import { categoryCodes } from "../codes.contract.ts";
import { type ColumnKey, columnKeys, isExtraColumn } from "../ledgers/ledger-views.ts";
import type { LedgerRow } from "../ledgers/ledgers.contract.ts";
import { holdsSecret, maskDifficulty, maskOrphanType } from "../ledgers/mask-hiv.ts";
import { openNumbers } from "../ledgers/open-numbers.service.ts";
import { ageAt, leavingOf, presentRow } from "../ledgers/present-row.ts";
import type { ExtraRecord } from "../ledgers/row-extras.store.ts";
import type { SealedNumbers } from "../ledgers/sealed-numbers.store.ts";
import type { StandingRecord } from "../ledgers/standing-columns.store.ts";
import type { FrozenRow } from "./frozen-rows.store.ts";
import type { SealedSecret } from "./frozen-secrets.store.ts";
import type { FrozenLedgerKey } from "./quarters.contract.ts";

export const SECRET_CONTEXT = "quarter.row";
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
  let secret: { readonly sealed: Buffer | null; readonly commitment: string | null } = {
    sealed: null,
    commitment: null,
  };
  if (holdsSecret(row)) {
    const full = presentRow(row, numbers, { ...options, seesHiv: true });
    const cells = Object.entries(full.cells).filter(([key, text]) => shown.cells[key] !== text);
    secret = sealSecret(
      { orphanType: row.orphanType, difficulty: row.difficulty, cells: Object.fromEntries(cells) },
      cipher,
    );
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
    ...secret,
    fingerprint: row.fingerprint,
  };
}

/** The salt keeps the commitment, which everybody may read, from being tried out. */
export function sealSecret(secret: Secret, cipher: FieldCipher): SealedSecret & { commitment: string } {
  const content = { ...secret, salt: randomBytes(16).toString("hex") };
  return { sealed: cipher.sealJson(content, SECRET_CONTEXT), commitment: commitmentOf(content) };
}

function commitmentOf(content: unknown): string {
  return sm3Hex(canonicalJson(content));
}

/** @throws crypto.tampered when the box does not hold what was committed to */
export function openSecret({ sealed, commitment }: SealedSecret, cipher: FieldCipher): Secret {
  const content = cipher.openJson(sealed, SECRET_CONTEXT) as Secret;
  if (commitment !== null && commitmentOf(content) !== commitment)
    throw new Problem(cryptoProblems.tampered, { log: SECRET_CONTEXT });
  return content;
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
  const { sealed, commitment } = row;
  const secret = seesHiv && sealed !== null ? openSecret({ sealed, commitment }, cipher) : undefined;
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
