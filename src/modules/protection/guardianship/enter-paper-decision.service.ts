/** Enters a decision made on paper before the system; the register says the same from that day on, if it does not yet. */
import { v7 as uuid } from "uuid";
import { now, today } from "../../../kernel/clock.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { findApplicantChild } from "../../registry/applicants.service.ts";
import { recordChildFact } from "../../registry/child-facts.service.ts";
import { listGuardianshipChildren } from "../../registry/guardianship-source.service.ts";
import * as store from "./custody.store.ts";
import { termEnd } from "./custody-clock.ts";
import { guardianshipProblems } from "./guardianship-problems.contract.ts";
import { termsOn } from "./guardianship-terms.service.ts";
import type { PaperDecision } from "./paper-decision.contract.ts";

/** @throws access.notFound, protection.guardianship.decided, .datesOverlap */
export async function enterPaperDecision(tx: Tx, childId: string, body: PaperDecision) {
  const child = await findApplicantChild(tx, childId);
  if (child === undefined) throw notFound();
  if ((await store.findCustody(tx, childId, true)) !== undefined)
    throw new Problem(guardianshipProblems.decided);
  const last = (await store.listCustodies(tx, childId)).reduce(
    (latest, { endedOn }) => (endedOn !== null && endedOn > latest ? endedOn : latest),
    child.birthDate ?? "",
  );
  if (body.from < last || body.from > today()) throw new Problem(guardianshipProblems.datesOverlap);
  const { kind, ground, document, holder, from } = body;
  const { months } = await termsOn(tx, from);
  const id = uuid();
  const termEndsOn = kind === "temporary" ? termEnd(from, months) : null;
  await store.insertCustody(
    tx,
    {
      id,
      childId,
      scopeCode: child.villageCode,
      kind,
      ground,
      document,
      holder,
      caseId: null,
      matterId: null,
      from,
      termEndsOn,
    },
    now(),
  );
  const [known] = await listGuardianshipChildren(tx, { scope: tx.scope, on: today() }, [childId]);
  // A file that has ended takes nothing new; the decision itself stands in this room.
  if (known !== undefined && known.form !== kind && child.endedOn === null)
    await recordChildFact(tx, childId, child.version, {
      kind: "guardianship",
      value: { form: kind, organisation: holder, guardianId: null, ability: null },
      from,
      evidence: document,
    });
  tx.note({ subjectIds: [childId], detail: { kind, from, document } });
  return { id };
}
