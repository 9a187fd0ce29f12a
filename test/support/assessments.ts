/** An assessment from its beginning to any of its states, as people do it over HTTP. */

import type { AssessmentView } from "../../src/modules/protection/assessments/assessments.contract.ts";
import type { Answers } from "../../src/modules/protection/assessments/score-assessment.ts";
import { itemsOf } from "../../src/modules/protection/assessments/template.ts";
import { templateOn } from "../../src/modules/protection/assessments/templates.ts";
import { type Agent, type CastName, cast, type TestApp } from "./app.ts";

const template = templateOn("2026-11-27");

/** Every item gets the same share of its points, rounded down; no red line but these. */
export function answersOf(view: AssessmentView, share: number, hit: readonly string[] = []): Answers {
  const of = new Map(
    view.template.sections.flatMap(({ items }) => items.map((item) => [item.code, item.of])),
  );
  return {
    points: Object.fromEntries(
      itemsOf(template).map(({ code }) => [code, Math.floor((of.get(code) ?? 0) * share)]),
    ),
    redLines: Object.fromEntries(
      view.template.redLines.map(({ code }) => [code, hit.includes(code) ? "yes" : "no"]),
    ),
  };
}

export async function accountsOf(test: TestApp): Promise<Readonly<Record<CastName, string>>> {
  const answer = await (await test.as("district")).get("/api/assessors");
  const items = answer.json<{ items: { accountId: string; name: string }[] }>().items;
  const byName = new Map(items.map(({ name, accountId }) => [name, accountId]));
  return Object.fromEntries(
    Object.entries(cast).map(([key, { name }]) => [key, byName.get(name) ?? ""]),
  ) as Record<CastName, string>;
}

export interface Playing {
  readonly test: TestApp;
  readonly accounts: Readonly<Record<CastName, string>>;
}

export async function view(agent: Agent, id: string): Promise<AssessmentView> {
  const answer = await agent.get(`/api/assessments/${id}`);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<AssessmentView>();
}

export async function act(
  agent: Agent,
  one: Pick<AssessmentView, "id" | "version">,
  path: string,
  body: object,
): Promise<AssessmentView> {
  const answer = await agent.post(`/api/assessments/${one.id}/${path}`, body, { version: one.version });
  if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.body}`);
  return answer.json<AssessmentView>();
}

/** Begun by the township, with the assessor and the social worker. */
export async function begin(
  { test, accounts }: Playing,
  childId: string,
  more: object = {},
): Promise<AssessmentView> {
  const answer = await (await test.as("supervisor")).post("/api/assessments", {
    childId,
    reason: "difficulty",
    assessors: [
      { accountId: accounts.assessor, related: false },
      { accountId: accounts.socialworker, related: false },
    ],
    ...more,
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<AssessmentView>();
}

export async function inform({ test }: Playing, one: AssessmentView): Promise<AssessmentView> {
  const body = { on: one.startedOn, whom: "祖母王桂英", how: "当面" };
  return act(await test.as("supervisor"), one, "information", body);
}

/** Both score and sign: the shares may differ, so may what they saw. */
export async function scoreBoth(
  { test }: Playing,
  one: AssessmentView,
  [first, second]: readonly [Answers, Answers],
): Promise<AssessmentView> {
  for (const [name, answers] of [
    ["assessor", first],
    ["socialworker", second],
  ] as const) {
    const agent = await test.as(name);
    const mine = (await view(agent, one.id)).sheets.find((sheet) => sheet.mine);
    const answer = await agent.post(`/api/assessments/${one.id}/sheets/${mine?.id ?? ""}`, {
      answers,
      seen: { A1: "面色正常，三餐由祖母做" },
      sign: true,
    });
    if (answer.statusCode !== 200) throw new Error(answer.body);
  }
  return view(await test.as("assessor"), one.id);
}

export const words = {
  conclusion: "祖母年纪较大，照料尽心，父母长期不在家，亲子联系少。",
  suggestions: "安排监护指导，督促父母每周联系。",
  voice: "想爸爸妈妈多打电话。",
};

export async function submit(
  { test }: Playing,
  one: AssessmentView,
  answers: Answers,
  more: object = {},
): Promise<AssessmentView> {
  const body = { answers, voiceOn: one.startedOn, ...words, ...more };
  return act(await test.as("assessor"), one, "submission", body);
}

/** All the way to a confirmed grade. */
export async function assess(
  playing: Playing,
  childId: string,
  share: number,
  hit: readonly string[] = [],
): Promise<AssessmentView> {
  const begun = await inform(playing, await begin(playing, childId));
  const answers = answersOf(begun, share, hit);
  const joint = await scoreBoth(playing, begun, [answers, answers]);
  const submitted = await submit(playing, joint, answers);
  return act(await playing.test.as("supervisor"), submitted, "decision", { decision: "confirm" });
}
