/** One change of a family, told by its village: written at once, laid before the township, or kept beside what somebody else has written. */
import { now } from "../../../kernel/clock.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { holdVisitedFile, type VisitedFile } from "../../registry/record-visit.service.ts";
import { findFactOf, type HeldPerson } from "../../registry/told-facts.service.ts";
import { type HeldSection, heldSection, isFresh, readFamilies } from "./held-sections.service.ts";
import { presentTold } from "./present-told.service.ts";
import * as store from "./told.store.ts";
import { TOLD, type ToldBox } from "./told-box.ts";
import {
  type ToldChangeInput,
  type ToldChangeView,
  type ToldState,
  toldProblems,
} from "./told-changes.contract.ts";
import { meet, type ToldValue, toldSections, type Verdict } from "./told-sections.ts";
import { followWaiting } from "./told-tasks.service.ts";
import { demandPerson, writeTold } from "./write-told.service.ts";

type Telling = Pick<App, "cipher" | "places">;

/** Told twice, kept once. @throws access.notFound, workforce.told.invalid, workforce.told.otherContent, registry.date.inFuture */
export async function tellChange(tx: Tx, app: Telling, input: ToldChangeInput): Promise<ToldChangeView> {
  const file = await holdVisitedFile(tx, input.childId);
  const known = await store.findTold(tx, input.id);
  if (known !== undefined) {
    if (!isSameTelling(app, known, input)) throw new Problem(toldProblems.otherContent);
    return readBack(tx, app, input.id);
  }
  const value = parsedValue(input);
  const family = (await readFamilies(tx, app.cipher, [file.childId])).get(file.childId) ?? [];
  const person = demandPerson(family, input.section, input.personId);
  const held = heldSection(app.cipher, input.section, person);
  const outcome = await settle(tx, app, { file, person, input, value, held });
  const { id, section, from, base, visitId = null } = input;
  const box: ToldBox = { value, evidence: input.evidence ?? null, shown: outcome.shown };
  const isNew = await store.insertTold(tx, {
    ...{ id, section, from, base, visitId },
    childId: file.childId,
    scopeCode: file.scopeCode,
    personId: person.relation === null ? null : person.personId,
    sealed: app.cipher.sealJson(box, TOLD),
    held: held.version,
    state: outcome.state,
    why: outcome.why,
    factId: outcome.factId,
    at: now(),
    byAccount: tx.actor.accountId,
    byPost: tx.actor.postId,
  });
  if (!isNew) throw new Problem(toldProblems.otherContent);
  await followWaiting(tx, app, [file.scopeCode]);
  tx.note({ subjectIds: [file.childId], detail: { section, state: outcome.state } });
  return readBack(tx, app, id);
}

/** The value as its section declares it. */
export function parsedValue({ section, value }: Pick<ToldChangeInput, "section" | "value">): ToldValue {
  const given = Object.entries(value).filter(([, part]) => part !== null && part !== "");
  const parsed = toldSections[section].value.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  throw new Problem(toldProblems.sectionInvalid, {
    errors: parsed.error.issues.map(({ path, code, message }) => ({
      path: ["value", ...path].join("."),
      code,
      message,
    })),
  });
}

interface Telt {
  readonly file: VisitedFile;
  readonly person: HeldPerson;
  readonly input: ToldChangeInput;
  readonly value: ToldValue;
  readonly held: HeldSection;
}

interface Outcome {
  readonly state: ToldState;
  readonly why: string | null;
  readonly factId: string | null;
  readonly shown: string | null;
}

async function settle(tx: Tx, app: Telling, telt: Telt): Promise<Outcome> {
  const { file, person, input, value, held } = telt;
  const { section, base } = input;
  const fresh = isFresh(app.cipher, section, held, base);
  const shownFact = fresh ? undefined : await factShown(tx, person, base);
  const say = toldSections[section].say;
  const shown = fresh ? held.said : shownFact === undefined ? null : say(shownFact.value);
  const outcome = (state: ToldState, why: string | null = null, factId: string | null = null): Outcome => ({
    ...{ state, why, factId, shown },
  });
  if (file.isEnded) return outcome("proposed", "这份档案已经结束，没有写入，请镇街核实");
  const verdict = verdictOf(telt, fresh, shownFact?.value ?? null);
  if (verdict.kind === "known") return outcome("applied", "档案里已经是这样，不用再写");
  if (verdict.kind === "conflict")
    return outcome("conflict", `后来别人登记的是“${held.said ?? "没有了"}”，两个都留着，请镇街核实`);
  if (!toldSections[section].isDirect(value)) return outcome("proposed");
  const factId = await writeTold(tx, app, {
    ...{ file, person, section, held, from: input.from },
    value: verdict.value,
    evidence: evidenceOf(input),
  });
  return outcome(
    "applied",
    verdict.isMerged ? "别人这几天也登记了这一项的其他内容，已合在一起" : null,
    factId,
  );
}

/** What the phone showed, as it was then: also where it is believed no longer. */
async function factShown(tx: Tx, { personId }: HeldPerson, base: string | null) {
  if (base === null || !/^[0-9a-f-]{36}$/.test(base)) return undefined;
  return findFactOf(tx, [personId], base);
}

function verdictOf(
  { input: { section }, value, held }: Telt,
  fresh: boolean,
  shown: ToldValue | null,
): Verdict {
  if (section === "other") return { kind: "write", value, isMerged: false };
  const condition = value["condition"];
  const own = held.facts.find((fact) => fact.value["condition"] === condition);
  if (section === "parentBack")
    return own === undefined ? { kind: "known" } : { kind: "write", value, isMerged: false };
  if (section !== "parent") return meet({ isFresh: fresh, shown, holds: held.value, told: value });
  // Of a parent each condition stands by itself; what somebody else has said of this parent meanwhile may be the contrary of it.
  const verdict = meet({
    isFresh: fresh,
    shown: own === undefined ? null : shown,
    holds: own?.value ?? null,
    told: value,
  });
  if (verdict.kind !== "write") return verdict;
  if (!fresh && own === undefined) return { kind: "conflict" };
  return { ...verdict, value: { ...verdict.value, condition } };
}

/** 走访 2026-11-27，听奶奶说 */
export function evidenceOf({ from, evidence }: Pick<ToldChangeInput, "from" | "evidence">): string {
  return `走访 ${from}${evidence === undefined || evidence === "" ? "" : `，${evidence}`}`.slice(0, 200);
}

function isSameTelling({ cipher }: Telling, known: store.ToldRow, input: ToldChangeInput): boolean {
  const told = cipher.openJson(known.sealed, TOLD) as ToldBox;
  const spell = (of: ToldValue) => JSON.stringify(Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1)));
  return (
    known.section === input.section &&
    known.from === input.from &&
    (told.evidence ?? "") === (input.evidence ?? "") &&
    spell(told.value) === spell(parsedValue(input))
  );
}

async function readBack(tx: Tx, app: Telling, id: string): Promise<ToldChangeView> {
  const row = await store.findTold(tx, id);
  const [view] = await presentTold(tx, app, row === undefined ? [] : [row]);
  if (view === undefined) throw notFound();
  return view;
}
