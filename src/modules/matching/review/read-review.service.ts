/** Batches and doubtful rows as people read them: both sides, what speaks for and against, what was said before. */
import { today } from "../../../kernel/clock.ts";
import { memberUnitCodes } from "../../../kernel/member-units.ts";
import type { OutputOf, QueryOf } from "../../../kernel/operation.ts";
import { mayDo, notFound } from "../../../platform/access/policy.ts";
import type { FieldCipher } from "../../../platform/crypto/cipher.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { openPosition, sealPosition } from "../../../platform/http/cursor.ts";
import type { PlaceDirectory } from "../../../platform/places/place-directory.ts";
import { sayParticulars } from "../../registry/child-names.service.ts";
import { relationCodes } from "../../registry/codes.contract.ts";
import type { PersonToLink } from "../../registry/persons-to-link.contract.ts";
import { listFollowingChildren, readPersonsByIds } from "../../registry/persons-to-link.service.ts";
import { recordOf } from "../link/held-register.ts";
import { IDENTITY, openRow } from "../link/row-box.service.ts";
import type { RosterType } from "../rosters/roster-type.ts";
import { rosterTypes } from "../rosters/roster-types.ts";
import { isDecidable } from "./demand-pair.service.ts";
import { listQuestions, type QuestionRow } from "./questions.store.ts";
import type * as contract from "./review.contract.ts";
import type { Candidate, ReviewBatch } from "./review.contract.ts";
import * as store from "./review.store.ts";
import { sayValue } from "./say-value.ts";
import { compareSides } from "./side-by-side.ts";

export interface Reading {
  readonly cipher: FieldCipher;
  readonly places: PlaceDirectory;
}

const BATCHES = 60;

export async function listReviewBatches(tx: Tx): Promise<OutputOf<typeof contract.listReviewBatches>> {
  const rows = await store.listBatches(tx, BATCHES);
  return { items: rows.map((row) => batchView(tx, row)) };
}

export function batchView(tx: Tx, row: store.BatchRow): ReviewBatch {
  const { id, title, ordinal, asOf, state, version } = row;
  const { rows, certain, review, none, faulty, waiting, asked, answered, same } = row;
  const may = mayDo(tx.actor, "match.decide");
  return {
    ...{ id, title, ordinal, asOf, state, version },
    unitName: memberUnitCodes.has(row.unit) ? memberUnitCodes.label(row.unit) : row.unit,
    receivedAt: row.receivedAt.toISOString(),
    counts: { rows, certain, review, none, faulty, waiting, asked, answered, same },
    can: may && isDecidable(state) ? ["decide", "undo"] : [],
  };
}

/** @throws access.notFound */
export async function demandBatch(tx: Tx, id: string): Promise<store.BatchRow> {
  const batch = await store.findBatchRow(tx, id);
  if (batch === undefined) throw notFound();
  return batch;
}

export function typeOf(subject: string): RosterType {
  const type = rosterTypes.find(({ code }) => code === subject);
  if (type === undefined) throw new Error(`no roster type ${subject}`);
  return type;
}

/** @throws access.notFound */
export async function listReviewRows(
  tx: Tx,
  reading: Reading,
  id: string,
  { view, limit, cursor }: QueryOf<typeof contract.listReviewRows>,
): Promise<OutputOf<typeof contract.listReviewRows>> {
  const batch = await demandBatch(tx, id);
  const type = typeOf(batch.subject);
  const list = ["matching.rows", id, view];
  const after = cursor === undefined ? 0 : Number(openPosition(reading, list, cursor)[0]);
  const rows = await store.listRows(tx, id, view, after, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  tx.note({
    subjectIds: page.map(({ personId }) => personId),
    detail: { batch: id, view, shown: page.length },
  });
  return {
    batch: batchView(tx, batch),
    items: page.map(({ sealed, personId: _, ...row }) => ({
      ...row,
      name: sealed === null ? "" : type.record(openRow(reading.cipher, sealed).values).name,
    })),
    nextCursor:
      rows.length > limit && last !== undefined ? sealPosition(reading, list, [last.ordinal]) : null,
  };
}

/** @throws access.notFound */
export async function readReviewRow(
  tx: Tx,
  reading: Reading,
  { id, ordinal }: { readonly id: string; readonly ordinal: number },
): Promise<OutputOf<typeof contract.readReviewRow>> {
  const batch = await demandBatch(tx, id);
  const row = await store.findRow(tx, id, ordinal);
  const pairs = await store.listPairs(tx, id, ordinal);
  if (row === undefined || (row.band !== "certain" && row.band !== "review") || pairs.length === 0)
    throw notFound();
  const type = typeOf(batch.subject);
  const box = row.sealed === null ? undefined : openRow(reading.cipher, row.sealed);
  const candidates = await present(tx, reading, {
    ...{ batch, pairs, type },
    values: box?.values,
    identity: box?.identity ?? null,
  });
  tx.note({
    subjectIds: candidates.flatMap(({ personId, children }) => [
      personId,
      ...children.map((child) => child.id),
    ]),
    detail: { batch: id, ordinal },
  });
  const may = mayDo(tx.actor, "match.decide") && isDecidable(batch.state);
  return {
    ...{ batchId: id, ordinal, at: row.at, band: row.band, candidates },
    isDropped: row.sealed === null,
    values: type.fields.flatMap(({ code, label, kind }) => {
      const value = box?.values[code];
      if (value === undefined || value === "" || COMPARED.has(kind)) return [];
      return [{ code, label, value: sayValue({ code, kind }, value) }];
    }),
    can: may ? (row.sealed === null ? ["undo", "reveal"] : ["decide", "ask", "undo", "reveal"]) : [],
  };
}

/** Stands side by side with the register already, and numbers masked. */
const COMPARED: ReadonlySet<string> = new Set([
  "name",
  "formerName",
  "sex",
  "citizenNo",
  "birthDate",
  "phone",
  "kinName",
]);

interface Presented {
  readonly batch: store.BatchRow;
  readonly pairs: readonly store.PairRow[];
  readonly type: RosterType;
  readonly values: Readonly<Record<string, string>> | undefined;
  readonly identity: string | null;
}

async function present(tx: Tx, { cipher, places }: Reading, shown: Presented): Promise<Candidate[]> {
  const { batch, pairs, type, values, identity } = shown;
  const ids = pairs.map(({ personId }) => personId);
  const persons = new Map((await readPersonsByIds(tx, cipher, ids)).map((person) => [person.id, person]));
  const following = Map.groupBy(await listFollowingChildren(tx, ids, today()), ({ personId }) => personId);
  const questions = Map.groupBy(
    await listQuestions(
      tx,
      pairs.map(({ id }) => id),
    ),
    ({ pairId }) => pairId,
  );
  const indexes = identity === null ? [] : cipher.blindIndexes(identity, IDENTITY);
  const words = new Map(
    (await store.listRemembered(tx, indexes, batch.id)).map((word) => [word.personId, word]),
  );
  const record = values === undefined ? undefined : type.record(values);
  const placeName = (code: string) => sayPlace(places, code);
  return pairs.flatMap((pair): Candidate[] => {
    const person = persons.get(pair.personId);
    if (person === undefined) return [];
    const word = words.get(pair.personId);
    return [
      {
        ...{ pairId: pair.id, version: pair.version, personId: pair.personId, name: person.name },
        particulars: sayPerson(person),
        placeName: placeName(person.scopeCode),
        children: (following.get(pair.personId) ?? []).map((child) => ({
          ...{ id: child.childId, name: child.name, particulars: sayParticulars(child, today()) },
          relation: child.relation === null ? null : sayRelation(child.relation),
          placeName: placeName(child.scopeCode),
        })),
        ...{ weight: pair.weight, probability: pair.probability, band: pair.band },
        compared: compareSides(record, recordOf(person), pair.compared, placeName),
        decision: pair.decision,
        decided:
          pair.decision === null || pair.decidedAt === null
            ? null
            : { by: pair.decidedByName ?? "系统", at: pair.decidedAt.toISOString(), why: pair.decidedWhy },
        remembered: word === undefined ? null : { says: word.says, by: word.by, at: word.at.toISOString() },
        questions: (questions.get(pair.id) ?? []).map(questionView),
      },
    ];
  });
}

export function sayPerson({ sex, birthDate }: Pick<PersonToLink, "sex" | "birthDate">): string {
  return sayParticulars({ name: "", sex: sex ?? "0", birthDate }, today());
}

export function sayRelation(code: string): string {
  return relationCodes.has(code) ? relationCodes.label(code) : code;
}

export function sayPlace(places: PlaceDirectory, code: string): string {
  const township = places.townshipOf(code);
  if (township === undefined || code.length <= township.code.length) return places.nameOf(code);
  return `${township.shortName} ${places.nameOf(code)}`;
}

function questionView(question: QuestionRow): Candidate["questions"][number] {
  const { id, post, says, by, answer, words, answeredBy } = question;
  return {
    ...{ id, post, says, by, answer, words, answeredBy },
    at: question.at.toISOString(),
    answeredAt: question.answeredAt?.toISOString() ?? null,
    isWithdrawn: question.withdrawnAt !== null,
  };
}
