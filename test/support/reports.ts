/** Reports for tests: made as the public page makes them, proof included. */
import { randomUUID } from "node:crypto";
import { findNonce } from "../../src/modules/protection/reports/proof-of-work.ts";
import type { TestApp } from "./app.ts";

export interface Said {
  readonly id?: string;
  readonly content?: Readonly<Record<string, unknown>>;
  readonly reporter?: Readonly<Record<string, unknown>>;
  readonly from?: string;
}

export const BRUISES = {
  situations: ["MR4"],
  statement: "孩子胳膊和背上有好几处青紫，说是被打的。",
  danger: "unsure",
  injury: "light",
  placeCode: "500117104204",
  children: [{ name: "测试儿", sex: "1", age: 9 }],
};

export async function proofFor({ server }: TestApp, from = someAddress()) {
  const answer = await server.inject({ url: "/api/open/challenge", remoteAddress: from });
  const { challenge, difficulty } = answer.json<{ challenge: string; difficulty: number }>();
  return { challenge, nonce: findNonce(challenge, difficulty, 0, 50_000_000) ?? "" };
}

export async function reportPublicly(test: TestApp, said: Said = {}) {
  const { id = randomUUID(), content = {}, reporter = {}, from = someAddress() } = said;
  const answer = await test.server.inject({
    method: "POST",
    url: "/api/open/reports",
    remoteAddress: from,
    payload: { id, proof: await proofFor(test, from), content: { ...BRUISES, ...content }, reporter },
  });
  return { id, answer, ...answer.json<{ code: string; number: string; takenUpBy: string }>() };
}

let address = 0;

/** One each: many from one address have more and more work before them. */
function someAddress(): string {
  address++;
  return `198.18.${address >> 8}.${address & 255}`;
}

/** The same to a server of its own, as a phone sends it. */
export async function reportTo(url: string, { content = {}, reporter = {} }: Said = {}) {
  const asked = await fetch(`${url}/api/open/challenge`);
  const { challenge, difficulty } = (await asked.json()) as { challenge: string; difficulty: number };
  const nonce = findNonce(challenge, difficulty, 0, 50_000_000) ?? "";
  const answer = await fetch(`${url}/api/open/reports`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      id: randomUUID(),
      proof: { challenge, nonce },
      content: { ...BRUISES, ...content },
      reporter,
    }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as { code: string; number: string };
}
