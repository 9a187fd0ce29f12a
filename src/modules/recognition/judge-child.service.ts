/** Judges one child by every category on a day: by what is known now, or was known at a moment, and by the rules of that day. */
import { today } from "../../kernel/clock.ts";
import { mayDo, notFound } from "../../platform/access/policy.ts";
import type { Tx } from "../../platform/db/database.ts";
import { findDeclaredParameter } from "../../platform/parameters/declare-parameter.ts";
import { listParameters } from "../../platform/parameters/parameters.store.ts";
import type { ExplainContext } from "../../platform/rules/explain.ts";
import type { FactSource } from "../../platform/rules/explanation.contract.ts";
import { type FactOrigin, readFactOrigins } from "../registry/fact-origins.service.ts";
import { readSources } from "../registry/refresh-standing.service.ts";
import type { StandingFact } from "../registry/standing-source.contract.ts";
import { type DayView, viewOn } from "./atoms/day-view.ts";
import { answerAbout } from "./child-answer.ts";
import { atomNames, profileAtoms } from "./profile.contract.ts";
import { valuesOn } from "./profile.ts";
import type { RecognitionAnswer } from "./recognition.contract.ts";

export interface JudgedChild {
  readonly view: DayView;
  readonly context: ExplainContext;
  /** Where a fact of the file comes from. */
  readonly sourceOf: (fact: StandingFact) => FactSource | null;
}

export interface AsOf {
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
}

/** The child's facts and the parameters of the day, ready for any rule. @throws access.notFound */
async function prepareChild(tx: Tx, id: string, { asOf = today(), knownAt }: AsOf): Promise<JudgedChild> {
  const moment = knownAt === undefined ? undefined : new Date(knownAt);
  const [found] = await readSources(tx, [id], moment);
  if (found === undefined) throw notFound();
  const view = viewOn(found.source, asOf);
  const parents = [view.father, view.mother].flatMap((parent) =>
    parent === undefined ? [] : [parent.kin.personId],
  );
  const origins = await readFactOrigins(tx, [id, ...parents]);
  const sourceOf = sourcesBy(origins);
  return {
    view,
    sourceOf,
    context: {
      atoms: profileAtoms,
      facts: valuesOn(view),
      parameters: await listParameters(tx, asOf, moment),
      on: asOf,
      sources: sourcesIn(view, sourceOf),
      nameParameter: (key) => findDeclaredParameter(key),
    },
  };
}

function sourcesBy(origins: ReadonlyMap<string, FactOrigin>): JudgedChild["sourceOf"] {
  return ({ id, value, evidence }) => {
    const origin = id === undefined ? undefined : origins.get(id);
    if (origin === undefined) return null;
    const document = value["document"];
    return {
      words: origin.words,
      on: origin.recordedOn,
      evidence: typeof document === "string" ? document : (evidence ?? null),
    };
  };
}

function sourcesIn(view: DayView, sourceOf: JudgedChild["sourceOf"]): Record<string, FactSource> {
  const sources: Record<string, FactSource> = {};
  for (const name of atomNames) {
    const fact = profileAtoms[name].saidBy(view);
    const source = fact === undefined ? null : sourceOf(fact);
    if (source !== null) sources[name] = source;
  }
  return sources;
}

/** @throws access.notFound */
export async function readChildRecognition(tx: Tx, id: string, when: AsOf): Promise<RecognitionAnswer> {
  const { view, context, sourceOf } = await prepareChild(tx, id, when);
  tx.note({ subjectIds: [id], ...(when.knownAt === undefined ? {} : { detail: { knownAt: when.knownAt } }) });
  return {
    // Whether a child is infected is the business of programmes, not of a screen that everybody at the post reads.
    ...answerAbout({ view, context: { ...context, facts: { ...context.facts, hiv: false } }, sourceOf }),
    version: view.source.version,
    knownAt: when.knownAt ?? null,
    can: ["child.write"].filter((verb) => mayDo(tx.actor, verb)),
  };
}
