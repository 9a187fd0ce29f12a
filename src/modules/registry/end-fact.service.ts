/** Something came to its end: it held until the day before, and does not hold since. It was true; a correction is for what was not. */
import { v7 as uuid } from "uuid";
import type { BodyOf } from "../../kernel/operation.ts";
import { Problem } from "../../kernel/problem.ts";
import type { Tx } from "../../platform/db/database.ts";
import { demandNotInFuture, ENDS_BEFORE, invalidFact, sayKind } from "./checked-input.service.ts";
import { addAct, demandOpenFile, finish, recorderOf } from "./child-writing.service.ts";
import * as drafts from "./drafts.store.ts";
import * as people from "./people.store.ts";
import { sayFact } from "./plan-facts.ts";
import { knownFact } from "./refresh-standing.service.ts";
import { type endFact, registryProblems } from "./registry.contract.ts";

/** What has an act of its own, or marks a day, does not end here. */
const otherwise: Readonly<Record<string, string>> = {
  residence: "住处不能空着。孩子搬走了请办理“迁移”。没有登记。",
  category: "退出类别请办理“退出类别”，那里会记下退出的原因。没有登记。",
  visit: "走访是某一天的事，没有结束。没有登记。",
};

/** @throws registry.fact.unknown, registry.fact.ended, registry.fact.invalid, registry.date.inFuture */
export async function endChildFact(
  tx: Tx,
  id: string,
  factId: string,
  version: number,
  { on, reason, evidence }: BodyOf<typeof endFact>,
) {
  const file = await demandOpenFile(tx, id, version);
  demandNotInFuture(on);
  const kin = await people.listKin(tx, [id]);
  const rows = await people.listFacts(tx, [id, ...kin.map((row) => row.person_id)]);
  const row = rows.find((one) => one.id === factId);
  if (row === undefined) throw new Problem(registryProblems.factUnknown);
  const fact = knownFact(row);
  const instead = otherwise[fact.kind];
  if (instead !== undefined) throw invalidFact(instead);
  if (fact.to !== null && fact.to <= on) throw new Problem(registryProblems.factEnded);
  if (on <= fact.from) throw invalidFact(ENDS_BEFORE);
  const recorder = recorderOf(tx);
  await drafts.supersedeFacts(tx, [factId], reason, recorder);
  const until = { ...fact, id: uuid(), personId: row.person_id, scopeCode: file.scope_code, to: on };
  await drafts.insertFacts(tx, [until], "form", recorder);
  const relative = kin.find((one) => one.person_id === row.person_id);
  const said = [
    relative === undefined ? "" : `${relative.name}：`,
    `${sayKind(fact.kind)}：`,
    sayFact(fact.kind, fact.value),
  ].join("");
  await addAct(tx, file, "factEnded", on, reason, { said, ...(evidence ? { evidence } : {}) });
  tx.note({ subjectIds: [id], purpose: reason, detail: { fact: fact.kind, on } });
  return { version: await finish(tx, id, [row.person_id]) };
}
