/** Opening a child's file: who it is, where, what holds, who cares; possible doubles are shown before a second file exists. */
import { today } from "../../kernel/clock.ts";
import type { BodyOf } from "../../kernel/operation.ts";
import { Problem } from "../../kernel/problem.ts";
import { notFound } from "../../platform/access/policy.ts";
import { isInScope } from "../../platform/access/scope.ts";
import type { Tx } from "../../platform/db/database.ts";
import {
  checkedFact,
  checkedPerson,
  demandNotInFuture,
  demandPlace,
  kinDraft,
} from "./checked-input.service.ts";
import { demandNoChildElsewhere, knownNumbers } from "./checked-numbers.service.ts";
import type { Writing } from "./child-writing.service.ts";
import { listSameNameAndBirth } from "./doubles.store.ts";
import type { FactDraft, FileDraft } from "./file-draft.contract.ts";
import { identityOf, indexesOf } from "./person-identity.service.ts";
import { recordDrafts } from "./record-drafts.service.ts";
import { type openChild, registryProblems } from "./registry.contract.ts";
import * as store from "./registry.store.ts";
import { summaryView } from "./search-children.service.ts";

/** Opens a file; with possible doubles and no word on them it only shows them. */
export async function openFile(tx: Tx, { cipher, places }: Writing, body: BodyOf<typeof openChild>) {
  demandPlace(tx, places, body.villageCode);
  demandNotInFuture(body.on);
  const person = checkedPerson(body.person);
  const identity = identityOf(person, cipher);
  if (identity.birthDate !== null && body.on < identity.birthDate)
    throw new Problem(registryProblems.beforeBirth);
  const kin = body.kin.map(kinDraft);
  const kinNumbers = kin.flatMap((relative) => indexesOf(identityOf(relative.person, cipher)));
  const known = await knownNumbers(tx, [...indexesOf(identity), ...kinNumbers]);
  const own = known.find((row) => identity.index?.equals(row.citizen_no_index));
  if (own !== undefined && own.child_scope !== null) {
    throw new Problem(
      isInScope(tx.scope, own.child_scope) ? registryProblems.citizenNoTaken : registryProblems.elsewhere,
    );
  }
  demandNoChildElsewhere(tx, known);
  const doubles = await listSameNameAndBirth(tx, person.name, identity.birthDate);
  if (doubles.length > 0 && !body.notADouble) {
    return {
      id: null,
      fileNo: null,
      possibleDoubles: doubles.map((row) => summaryView(row, places, today())),
    };
  }
  const residence: FactDraft = {
    kind: "residence",
    from: body.on,
    value: {
      villageCode: body.villageCode,
      ...(body.address === undefined ? {} : { address: body.address }),
    },
  };
  const draft: FileDraft = {
    child: person,
    facts: [
      residence,
      ...body.facts.map((fact) => checkedFact(fact, identity.birthDate, "child", body.villageCode)),
    ],
    kin,
  };
  const [result] = await recordDrafts(tx, [{ draft, asOf: body.on }], {
    cipher,
    source: "form",
    reason: "新建档案",
  });
  if (result === undefined) throw notFound();
  const file = await store.findFile(tx, result.childId);
  return { id: result.childId, fileNo: file?.file_no ?? null, possibleDoubles: [] };
}
