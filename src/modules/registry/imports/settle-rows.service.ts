/** Judged rows beside the register: whose file a row speaks of, and what importing it would change there. */
import { isInScope, scopeBelow } from "../../../platform/access/scope.ts";
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { DraftItem } from "../draft-chunk.service.ts";
import type { JudgedRow, LedgerValues } from "../intake/judged-row.contract.ts";
import type { Ledger } from "../intake/ledger-fields.contract.ts";
import { findByNumbers } from "../people.store.ts";
import { CITIZEN_NO } from "../person-identity.service.ts";
import type { Change } from "../plan-facts.ts";
import { planDrafts } from "../record-drafts.service.ts";
import { stagedCode } from "./finding-labels.ts";
import type { ChangeKind, Outcome } from "./import-codes.ts";
import { listAccounts, listEnded, listNamesakes, type Namesake } from "./import-matches.store.ts";
import { listCounting } from "./import-rows.store.ts";
import { chooseFile } from "./match-rows.ts";
import { toFileDraft } from "./row-to-draft.ts";
import { withoutSpoken } from "./shared-adults.ts";
import type { ToldRow } from "./staged-row.ts";

const BANK_ACCOUNT = "fact.bankAccount";
const DOUBLES: ReadonlySet<string> = new Set(["duplicate.inFile", "duplicate.acrossSheets"]);

export interface RowKeys {
  readonly number: Buffer | null;
  readonly name: Buffer | null;
}

/** Blind indexes of the child's number and of its name with birth date. */
export function keysOfRow(values: LedgerValues, cipher: FieldCipher): RowKeys {
  const { citizenNo, name, birthDate } = values;
  return {
    number: citizenNo === undefined ? null : cipher.blindIndex(citizenNo, CITIZEN_NO),
    name:
      name === undefined || birthDate === undefined
        ? null
        : cipher.blindIndex(`${name}|${birthDate}`, "import.nameAndBirth"),
  };
}

export interface Settling {
  readonly batchId: string;
  readonly ledger: Ledger;
  /** Code prefix of the importing post's place. */
  readonly scope: string;
  readonly cipher: FieldCipher;
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
}

interface Match {
  readonly childId: string | null;
  readonly by: "citizenNo" | "nameAndBirth" | null;
  readonly elsewhere: boolean;
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
    const outcome: Outcome = own.length > 0 ? "reject" : row.outcome;
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
    const changes = plans.get(at);
    return {
      outcome,
      codes: [...new Set([...row.findings.map((finding) => stagedCode(finding)), ...own])],
      refusedByItself:
        own.length > 0 ||
        row.findings.some(({ severity, code }) => severity === "reject" && !DOUBLES.has(code)),
      keys: keys[at] ?? { number: null, name: null },
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
    };
  });
}

const noMatch: Match = { childId: null, by: null, elsewhere: false };

/** By number first, wherever in the register; then by name and birth date within the township. */
async function matchRows(
  tx: Tx,
  rows: readonly JudgedRow[],
  keys: readonly RowKeys[],
  settling: Settling,
): Promise<Match[]> {
  const scope = scopeBelow(settling.scope);
  const numbers = keys.flatMap(({ number }) => number ?? []);
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
    if (file !== undefined) {
      if (!isInScope(scope, file.scope)) return { childId: null, by: null, elsewhere: true };
      return { childId: file.id, by: "citizenNo", elsewhere: false };
    }
    const candidates = namesakes.get((values.name ?? "") + (values.birthDate ?? ""));
    if (candidates === undefined) return noMatch;
    const wanted = {
      hasNumber: values.citizenNo !== undefined,
      township: values.village?.townshipCode ?? values.township?.code,
      village: values.village?.code,
      father: values["father.name"],
      mother: values["mother.name"],
    };
    const chosen = chooseFile(wanted, candidates, (id) => settling.taken.has(id));
    if (chosen === undefined) return noMatch;
    // A refused row names its child too (who is named is not missing), but leaves the file to a better one.
    if (outcome !== "reject") settling.taken.add(chosen.child_id);
    return { childId: chosen.child_id, by: "nameAndBirth", elsewhere: false };
  });
}

async function planMatched(
  tx: Tx,
  matched: readonly { readonly at: number; readonly row: ToldRow; readonly childId: string }[],
  settling: Settling,
): Promise<Map<number, readonly Change[]>> {
  if (settling.committing === true) return new Map();
  const items = await draftItems(tx, matched, settling);
  const results = await planDrafts(tx, items, {
    cipher: settling.cipher,
    source: "import",
    batchId: settling.batchId,
  });
  return new Map(matched.map(({ at }, index) => [at, results[index]?.changes ?? []]));
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
