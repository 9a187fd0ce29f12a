/** What holds about a child or one of its people: recorded from a day on, or corrected. */
import { v7 as uuid } from "uuid";
import { today } from "../../kernel/clock.ts";
import type { BodyOf } from "../../kernel/operation.ts";
import { Problem } from "../../kernel/problem.ts";
import type { Tx } from "../../platform/db/database.ts";
import { checkedFact, demandPlace, invalidFact, sayKind } from "./checked-input.service.ts";
import {
  addAct,
  demandFile,
  demandKin,
  demandOpenFile,
  finish,
  followResidence,
  recorderOf,
  type Writing,
} from "./child-writing.service.ts";
import * as drafts from "./drafts.store.ts";
import { factKinds, slotOf } from "./facts.contract.ts";
import * as people from "./people.store.ts";
import { planFacts, sayFact, withoutNumbers } from "./plan-facts.ts";
import { knownFact } from "./refresh-standing.service.ts";
import { type correctFact, type recordFact, registryProblems } from "./registry.contract.ts";
import * as store from "./registry.store.ts";

/** Records what holds from a day on, about the child or one of its people. */
export async function recordChildFact(tx: Tx, id: string, version: number, body: BodyOf<typeof recordFact>) {
  const file = await demandOpenFile(tx, id, version);
  const personId = body.personId ?? id;
  if (personId !== id) await demandKin(tx, id, personId);
  const [child] = await people.listPersons(tx, [id]);
  const ofChild = personId === id;
  const draft = checkedFact(
    body,
    ofChild ? (child?.birth_date ?? null) : null,
    ofChild ? "child" : "adult",
    file.scope_code,
  );
  const known = (await people.listFacts(tx, [personId])).map(knownFact);
  const plan = planFacts(known, [draft]);
  const recorder = recorderOf(tx);
  await drafts.supersedeFacts(tx, plan.supersede, "有了新的情况", recorder);
  const rows = plan.insert.map((fact) => ({ id: uuid(), personId, scopeCode: file.scope_code, ...fact }));
  await drafts.insertFacts(tx, rows, "form", recorder);
  tx.note({ subjectIds: [id], detail: { fact: draft.kind, from: draft.from } });
  const next = await finish(tx, id, [personId]);
  const written = rows.find((row) => row.kind === draft.kind && row.from === draft.from);
  return {
    version: next,
    factId: written?.id ?? known.find((fact) => fact.kind === draft.kind)?.id ?? uuid(),
  };
}

/** A fact that was wrong: believed no longer, replaced or withdrawn; the wrong one stays readable with the reason. */
export async function correctChildFact(
  tx: Tx,
  { places }: Pick<Writing, "places">,
  id: string,
  factId: string,
  version: number,
  body: BodyOf<typeof correctFact>,
) {
  const file = await demandFile(tx, id, version);
  const kin = await people.listKin(tx, [id]);
  const facts = await people.listFacts(tx, [id, ...kin.map((row) => row.person_id)]);
  const wrong = facts.find((fact) => fact.id === factId);
  if (wrong === undefined) throw new Problem(registryProblems.factUnknown);
  if (await isRecordedVisit(tx, wrong)) throw invalidFact(VISIT_STAYS);
  const recorder = recorderOf(tx);
  await drafts.supersedeFacts(tx, [factId], body.reason, recorder);
  if (body.instead !== undefined) {
    const { from, to, value, evidence } = body.instead;
    const [child] = wrong.person_id === id ? await people.listPersons(tx, [id]) : [];
    const typed = checkedFact(
      {
        kind: wrong.kind,
        from,
        value,
        ...(to === undefined ? {} : { to }),
        ...(evidence === undefined ? {} : { evidence }),
      },
      child?.birth_date ?? null,
    );
    const given = withoutNumbers(typed);
    if (given.kind === "residence") demandPlace(tx, places, String(given.value["villageCode"]));
    const draft = { ...given, value: { ...sealedPart(wrong.value), ...given.value } };
    const slot = factKinds[draft.kind].slotted ? slotOf(draft.kind, draft.value, from) : "";
    await drafts.insertFacts(
      tx,
      [
        {
          id: uuid(),
          personId: wrong.person_id,
          scopeCode: file.scope_code,
          kind: draft.kind,
          slot,
          from,
          to: to ?? null,
          value: draft.value,
          evidence: draft.evidence ?? null,
        },
      ],
      "correction",
      recorder,
    );
  }
  const settled = wrong.kind === "residence" ? await followResidence(tx, file) : file;
  await addAct(tx, settled, "corrected", today(), body.reason, {
    changes: [
      {
        label: sayKind(wrong.kind),
        from: sayFact(wrong.kind, wrong.value),
        to: body.instead ? sayFact(wrong.kind, body.instead.value) : "",
      },
    ],
  });
  tx.note({ subjectIds: [id], purpose: body.reason, detail: { fact: wrong.kind } });
  return { version: await finish(tx, id, [wrong.person_id]) };
}

const VISIT_STAYS = "走访记下来就不改。请打开这次走访，把要改的写在“补充”里。没有保存。";

/** Kept whole by the room of visits: the register's fact of its day is not another truth beside it. */
async function isRecordedVisit(tx: Tx, { kind, id, person_id }: people.FactRow): Promise<boolean> {
  if (kind !== "visit") return false;
  const known = await store.listFactHistory(tx, [person_id], false);
  return known.some((fact) => fact.id === id && fact.source === "visit");
}

/** An account number is sealed by the import alone; a form that does not show it must not lose it. */
function sealedPart(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const sealed = value["accountSealed"];
  return sealed === undefined ? {} : { accountSealed: sealed };
}
