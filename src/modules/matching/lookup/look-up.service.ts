/** The persons most like somebody typed, as the asker may see them: sought in the thread, read again under the asker's own rights. */
import { setTimeout } from "node:timers/promises";
import type { Actor } from "../../../kernel/actor.ts";
import { today } from "../../../kernel/clock.ts";
import type { OutputOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { repairSolidText } from "../../../kernel/text-repair.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { sayParticulars } from "../../registry/child-names.service.ts";
import { listFollowingChildren, readPersonsByIds } from "../../registry/persons-to-link.service.ts";
import { recordOf } from "../link/held-register.ts";
import type { LikeAnswer } from "../link/register-messages.ts";
import { askRegister } from "../link/register-thread.job.ts";
import type { PersonRecord } from "../person-record.ts";
import { sayPerson, sayPlace, sayRelation } from "../review/read-review.service.ts";
import { compareSides } from "../review/side-by-side.ts";
import { type LookedFor, type lookUpPerson, lookupProblems } from "./lookup.contract.ts";

const SHOWN = 10;
/** The first who asks waits until the register is read; not longer than a person waits for a page. */
const PATIENCE_MS = 20_000;

export interface FoundLike {
  readonly record: PersonRecord;
  readonly persons: LikeAnswer["persons"];
}

/** @throws matching.lookup.nothingTyped, matching.lookup.notReady */
export async function findLike(app: App, { scope: { lo, hi } }: Actor, typed: LookedFor): Promise<FoundLike> {
  const record = recordOfTyped(typed);
  const { name, birthDate, citizenNo, phones } = record;
  if (name === "" && birthDate === null && citizenNo === null && phones.length === 0)
    throw new Problem(lookupProblems.nothingTyped);
  const asked = askRegister(app, { kind: "like", record, limit: SHOWN, lo, hi });
  const answer = await Promise.race([asked, setTimeout(PATIENCE_MS, undefined, { ref: false })]).catch(
    (cause: unknown) => {
      throw new Problem(lookupProblems.notReady, { log: "the register cannot be compared", cause });
    },
  );
  if (answer === undefined) throw new Problem(lookupProblems.notReady, { log: `${PATIENCE_MS} ms` });
  return { record, persons: answer.persons };
}

function recordOfTyped(typed: LookedFor): PersonRecord {
  const { name = "", sex, birthDate, citizenNo, phone, placeCode, kin = "" } = typed;
  const solid = (text: string | undefined) => repairSolidText(text ?? "").toUpperCase();
  return {
    ...{ name: name.replaceAll(/\s/gu, ""), formerNames: [], sex: sex ?? null, birthDate: birthDate ?? null },
    citizenNo: solid(citizenNo) === "" ? null : solid(citizenNo),
    phones: solid(phone) === "" ? [] : [solid(phone)],
    placeCode: placeCode ?? null,
    kin: kin.split(/[\s、，,;；]+/u).filter((one) => one !== ""),
  };
}

export async function presentLike(
  tx: Tx,
  { cipher, places }: Pick<App, "cipher" | "places">,
  { record, persons: like }: FoundLike,
): Promise<OutputOf<typeof lookUpPerson>> {
  const ids = like.map(({ id }) => id);
  const persons = new Map((await readPersonsByIds(tx, cipher, ids)).map((person) => [person.id, person]));
  const files = Map.groupBy(await listFollowingChildren(tx, ids, today()), ({ personId }) => personId);
  const placeName = (code: string) => sayPlace(places, code);
  const items = like.flatMap(({ id, probability, compared }) => {
    const person = persons.get(id);
    // An ended file is nobody's family any more, but can be opened.
    const ended =
      person?.isOnFile === true ? [{ ...person, childId: id, sex: person.sex ?? "0", relation: null }] : [];
    const own = files.get(id) ?? ended;
    // Of whom the asker may open no file, the asker is told nothing.
    if (person === undefined || own.length === 0) return [];
    return [
      {
        ...{ id, probability, name: person.name },
        particulars: sayPerson(person),
        placeName: placeName(person.scopeCode),
        compared: compareSides(record, recordOf(person), compared, placeName, "没有填").map(
          ({ number: _, ...line }) => line,
        ),
        children: own.map((child) => ({
          ...{ id: child.childId, name: child.name, particulars: sayParticulars(child, today()) },
          relation: child.relation === null ? null : sayRelation(child.relation),
        })),
      },
    ];
  });
  tx.note({
    subjectIds: items.flatMap(({ id, children }) => [id, ...children.map((child) => child.id)]),
    detail: {
      q: [record.name, record.birthDate, ...record.kin]
        .filter((word) => word !== null && word !== "")
        .join(" "),
      ...(record.citizenNo === null ? {} : { citizenNo: "（证件号）" }),
      ...(record.phones.length === 0 ? {} : { phone: "（电话）" }),
    },
  });
  return { items };
}
