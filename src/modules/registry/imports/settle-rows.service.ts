/** Judged rows beside the register: whose file a row speaks of, and what importing it would change there. */
import { createHash } from "node:crypto";
import type { PlaceIndex } from "../../../kernel/place-names.ts";
import { isInScope, scopeBelow } from "../../../platform/access/scope.ts";
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { villageNames } from "../../../platform/places/place-index.ts";
import type { DraftItem } from "../draft-chunk.service.ts";
import type { JudgedRow, LedgerValues } from "../intake/judged-row.contract.ts";
import type { Ledger } from "../intake/ledger-fields.contract.ts";
import { BANK_ACCOUNT } from "../ledgers/open-numbers.service.ts";
import { findByNumbers } from "../people.store.ts";
import { CITIZEN_NO, type NumberIndexes } from "../person-identity.service.ts";
import type { Change } from "../plan-facts.ts";
import { planDrafts } from "../record-drafts.service.ts";
import { type RegisterCode, stagedCode } from "./finding-labels.ts";
import type { ChangeKind, Outcome } from "./import-codes.contract.ts";
import {
  listAccounts,
  listEnded,
  listNames,
  listNamesakes,
  listOthersWriting,
  type Namesake,
} from "./import-matches.store.ts";
import { listCounting } from "./import-rows.store.ts";
import { chooseFile } from "./match-rows.ts";
import { toFileDraft } from "./row-to-draft.ts";
import { withoutSpoken } from "./shared-adults.ts";
import type { ToldRow } from "./staged-row.ts";

const NAME_AND_BIRTH = "import.nameAndBirth";
const DOUBLES: ReadonlySet<string> = new Set(["duplicate.inFile", "duplicate.acrossSheets"]);

export interface RowKeys {
  readonly number: Buffer | null;
  readonly name: Buffer | null;
  /** The same under a key that is on its way out. */
  readonly former: { readonly numbers: readonly Buffer[]; readonly names: readonly Buffer[] };
}

/** Blind indexes of the child's number and of its name with birth date. */
export function keysOfRow(values: LedgerValues, cipher: FieldCipher): RowKeys {
  const { citizenNo, name, birthDate } = values;
  const nameAndBirth = name === undefined || birthDate === undefined ? undefined : `${name}|${birthDate}`;
  return {
    number: citizenNo === undefined ? null : cipher.blindIndex(citizenNo, CITIZEN_NO),
    name: nameAndBirth === undefined ? null : cipher.blindIndex(nameAndBirth, NAME_AND_BIRTH),
    former: {
      numbers: citizenNo === undefined ? [] : cipher.formerIndexes(citizenNo, CITIZEN_NO),
      names: nameAndBirth === undefined ? [] : cipher.formerIndexes(nameAndBirth, NAME_AND_BIRTH),
    },
  };
}

export interface Settling {
  readonly batchId: string;
  readonly ledger: Ledger;
  /** Code prefix of the importing post's place. */
  readonly scope: string;
  readonly cipher: FieldCipher;
  readonly places: PlaceIndex;
  /** Files that earlier rows of this batch speak of. */
  readonly taken: Set<string>;
  /** Is (or will) this earlier row be imported, so that what it tells of shared adults counts? */
  readonly counts: (seq: number) => boolean;
  /** While committing: files that this very batch has opened are other rows' children, and nobody needs to see what will change. */
  readonly committing?: boolean;
}

export interface SettledRow {
  readonly outcome: Outcome;
  readonly codes: readonly string[];
  readonly refusedByItself: boolean;
  readonly keys: RowKeys;
  readonly childId: string | null;
  readonly matchedBy: "citizenNo" | "nameAndBirth" | null;
  readonly changeKind: ChangeKind | null;
  readonly changes: readonly Change[];
  /** Of the changes that a person is shown; null for a new file. */
  readonly planDigest: Buffer | null;
  /** How much others had written to the file when the changes were worked out; null for a new file. */
  readonly othersWrote: string | null;
}

interface Match {
  readonly childId: string | null;
  readonly by: "citizenNo" | "nameAndBirth" | null;
  readonly elsewhere: boolean;
  /** Warnings that only the register can give. */
  readonly remarks: readonly RegisterCode[];
}

/** Rows in file order; the answer is in the same order. */
export async function settleRows(
  tx: Tx,
  rows: readonly ToldRow[],
  settling: Settling,
): Promise<SettledRow[]> {
  const keys = rows.map((row) => keysOfRow(row.values, settling.cipher));
  const matches = await matchRows(tx, rows, keys, settling);
  const ended = await listEnded(
    tx,
    matches.flatMap(({ childId }) => childId ?? []),
  );
  const verdicts = rows.map((row, at) => {
    const match = matches[at] ?? noMatch;
    const own = match.elsewhere
      ? ["register.elsewhere"]
      : match.childId !== null && ended.has(match.childId)
        ? ["register.ended"]
        : [];
    const warned = row.outcome === "accept" && match.remarks.length > 0 ? "acceptWithWarning" : row.outcome;
    const outcome: Outcome = own.length > 0 ? "reject" : warned;
    return { match, own, outcome };
  });
  const plans = await planMatched(
    tx,
    rows.flatMap((row, at) => {
      const { match, outcome } = verdicts[at] ?? { match: noMatch, outcome: "reject" };
      return outcome === "reject" || match.childId === null ? [] : [{ at, row, childId: match.childId }];
    }),
    settling,
  );
  return rows.map((row, at) => {
    const { match, own, outcome } = verdicts[at] ?? { match: noMatch, own: [], outcome: row.outcome };
    const { changes, othersWrote } = plans.get(at) ?? {};
    return {
      outcome,
      codes: [...new Set([...row.findings.map((finding) => stagedCode(finding)), ...own, ...match.remarks])],
      refusedByItself:
        own.length > 0 ||
        row.findings.some(({ severity, code }) => severity === "reject" && !DOUBLES.has(code)),
      keys: keys[at] ?? { number: null, name: null, former: { numbers: [], names: [] } },
      childId: match.childId,
      matchedBy: match.by,
      changeKind:
        outcome === "reject"
          ? null
          : changes === undefined
            ? "new"
            : changes.length > 0
              ? "changed"
              : "unchanged",
      changes: changes ?? [],
      planDigest: changes === undefined ? null : digestOfPlan(changes),
      othersWrote: othersWrote ?? null,
    };
  });
}

/** Tells whether two plans would change the same. */
export function digestOfPlan(changes: readonly Change[]): Buffer {
  const lines = changes.map(({ label, from, to }) => [label, from, to]);
  return createHash("sha256").update(JSON.stringify(lines)).digest().subarray(0, 12);
}

const noMatch: Match = { childId: null, by: null, elsewhere: false, remarks: [] };

const KIN_NUMBERS = [
  ["father.citizenNo", "register.fatherElsewhere"],
  ["mother.citizenNo", "register.motherElsewhere"],
  ["guardian.citizenNo", "register.guardianElsewhere"],
] as const satisfies readonly (readonly [keyof LedgerValues, RegisterCode])[];

interface KinNumber extends NumberIndexes {
  readonly code: RegisterCode;
}

function kinNumbersOf({ values, outcome }: JudgedRow, cipher: FieldCipher): KinNumber[] {
  if (outcome === "reject") return [];
  return KIN_NUMBERS.flatMap(([field, code]) => {
    const number = values[field];
    if (number === undefined) return [];
    const index = cipher.blindIndex(number, CITIZEN_NO);
    return [{ code, index, formerIndexes: cipher.formerIndexes(number, CITIZEN_NO) }];
  });
}

/** By number first, wherever in the register; then by name and birth date within the township. */
async function matchRows(
  tx: Tx,
  rows: readonly JudgedRow[],
  keys: readonly RowKeys[],
  settling: Settling,
): Promise<Match[]> {
  const scope = scopeBelow(settling.scope);
  // For the district nobody's child lives elsewhere: a hundred thousand rows need not ask.
  const isWholeDistrict = settling.scope === settling.places.district.code;
  const kin = rows.map((row) => (isWholeDistrict ? [] : kinNumbersOf(row, settling.cipher)));
  const numbers = [
    ...keys.flatMap(({ number, former }) =>
      number === null ? [] : [{ index: number, formerIndexes: former.numbers }],
    ),
    ...kin.flat(),
  ];
  const byNumber = new Map(
    (await findByNumbers(tx, numbers)).flatMap((known) =>
      known.child_scope === null
        ? []
        : [[known.citizen_no_index.toString("latin1"), { id: known.person_id, scope: known.child_scope }]],
    ),
  );
  const found = keys.map(({ number }) =>
    number === null ? undefined : byNumber.get(number.toString("latin1")),
  );
  for (const file of found) if (file !== undefined) settling.taken.add(file.id);
  const names = await listNames(
    tx,
    found.flatMap((file) => (file !== undefined && isInScope(scope, file.scope) ? [file.id] : [])),
  );
  const remarksOf = (at: number): RegisterCode[] => {
    const elsewhere = (kin[at] ?? []).filter(({ index }) => {
      const file = byNumber.get(index.toString("latin1"));
      return file !== undefined && !isInScope(scope, file.scope);
    });
    const called = names.get(found[at]?.id ?? "");
    const said = rows[at]?.values.name;
    const isOther =
      called !== undefined && said !== undefined && said !== called.name && !called.former.includes(said);
    return [...(isOther ? (["register.otherName"] as const) : []), ...elsewhere.map(({ code }) => code)];
  };

  const nameless = rows.flatMap(({ values: { name, birthDate } }, at) =>
    found[at] !== undefined || name === undefined || birthDate === undefined ? [] : [{ name, birthDate }],
  );
  const namesakes = new Map<string, Namesake[]>();
  for (const file of await listNamesakes(
    tx,
    nameless,
    settling.committing === true ? settling.batchId : null,
  )) {
    const key = file.name + file.birth_date;
    const list = namesakes.get(key) ?? [];
    if (!list.some((other) => other.child_id === file.child_id)) namesakes.set(key, [...list, file]);
  }

  return rows.map(({ values, outcome }, at): Match => {
    const file = found[at];
    const remarks = remarksOf(at);
    const unmatched = { ...noMatch, remarks };
    if (file !== undefined) {
      if (!isInScope(scope, file.scope)) return { ...noMatch, elsewhere: true };
      return { childId: file.id, by: "citizenNo", elsewhere: false, remarks };
    }
    const candidates = namesakes.get((values.name ?? "") + (values.birthDate ?? ""));
    if (candidates === undefined) return unmatched;
    const wanted = {
      hasNumber: values.citizenNo !== undefined,
      township: values.village?.townshipCode ?? values.township?.code,
      village: values.village?.code,
      father: values["father.name"],
      mother: values["mother.name"],
    };
    const chosen = chooseFile(wanted, candidates, (id) => settling.taken.has(id));
    if (chosen === undefined) return unmatched;
    // A refused row names its child too (who is named is not missing), but leaves the file to a better one.
    if (outcome !== "reject") settling.taken.add(chosen.child_id);
    return { childId: chosen.child_id, by: "nameAndBirth", elsewhere: false, remarks };
  });
}

interface Plan {
  readonly changes: readonly Change[];
  readonly othersWrote: string | null;
}

async function planMatched(
  tx: Tx,
  matched: readonly { readonly at: number; readonly row: ToldRow; readonly childId: string }[],
  settling: Settling,
): Promise<Map<number, Plan>> {
  if (settling.committing === true) return new Map();
  // Before the files are read: what is committed in between then counts as not seen, never as seen without being so.
  const wrote = await listOthersWriting(
    tx,
    settling.batchId,
    matched.map(({ childId }) => childId),
  );
  const items = await draftItems(tx, matched, settling);
  const results = await planDrafts(tx, items, {
    cipher: settling.cipher,
    source: "import",
    batchId: settling.batchId,
    keepsNames: true,
    nameOfVillage: villageNames(settling.places),
  });
  return new Map(
    matched.map(({ at, childId }, index) => [
      at,
      { changes: results[index]?.changes ?? [], othersWrote: wrote.get(childId) ?? null },
    ]),
  );
}

/** Whether the earlier rows that these refer to are imported. */
export async function countingFor(
  tx: Tx,
  batchId: string,
  rows: readonly ToldRow[],
): Promise<(seq: number) => boolean> {
  const seqs = new Set(rows.flatMap(({ spoken }) => (spoken === undefined ? [] : Object.values(spoken))));
  const counting = await listCounting(tx, batchId, [...seqs]);
  return (seq) => counting.has(seq);
}

export interface DraftSource {
  readonly row: ToldRow;
  readonly childId: string | null;
}

/** Rows as drafts. A bank account that the register has already keeps its sealed box: sealed anew it would look changed. */
export async function draftItems(
  tx: Tx,
  sources: readonly DraftSource[],
  { ledger, cipher, counts }: Pick<Settling, "ledger" | "cipher" | "counts">,
): Promise<DraftItem[]> {
  const withAccount = sources.flatMap(({ row, childId }) =>
    childId === null || row.values.bankAccount === undefined ? [] : [childId],
  );
  const known = new Map<string, string[]>();
  for (const { child_id: id, sealed } of await listAccounts(tx, withAccount))
    known.set(id, [...(known.get(id) ?? []), sealed]);
  const sealer = (childId: string | null) => (account: string) => {
    const same = known
      .get(childId ?? "")
      ?.find((sealed) => cipher.open(Buffer.from(sealed, "base64"), BANK_ACCOUNT) === account);
    return same ?? cipher.seal(account, BANK_ACCOUNT).toString("base64");
  };
  return sources.map(({ row, childId }) => {
    const asOf = row.context.asOf ?? "";
    const draft = toFileDraft(row.values, ledger, asOf, { sealAccount: sealer(childId) });
    return {
      draft: withoutSpoken(draft, row.spoken, counts),
      asOf,
      ...(childId === null ? {} : { matchedChildId: childId }),
    };
  });
}
