/** What every answer owes: never a server's fault, always words and a declared code, nothing personal given back. */
import type { LightMyRequestResponse } from "fastify";
import { declaredProblems } from "../../src/kernel/problem.ts";
import "../../src/platform/excel/excel-problems.ts";
import { secrets } from "./fault-world.ts";

const HAN = /\p{Script=Han}/u;

interface ProblemBody {
  readonly type?: unknown;
  readonly title?: unknown;
  readonly status?: unknown;
  readonly detail?: unknown;
  readonly code?: unknown;
  readonly traceId?: unknown;
}

/** Why an answer is not good enough; nothing when it is. */
export function faultsOf(answer: Pick<LightMyRequestResponse, "statusCode" | "headers" | "body">): string[] {
  const { statusCode: status, body } = answer;
  if (status < 400) return [];
  const faults: string[] = [];
  const fault = (text: string) => void faults.push(`${status} ${text}: ${body.slice(0, 200)}`);
  if (status >= 500) fault("is the server's fault");
  if (!String(answer.headers["content-type"]).startsWith("application/problem+json"))
    fault("is no problem+json");
  for (const [what, secret] of Object.entries(secrets))
    if (body.includes(secret)) fault(`gives back the ${what}`);
  const problem = bodyOf(body);
  if (problem === undefined) return [...faults, `${status} is not JSON: ${body.slice(0, 300)}`];
  const declared = declaredProblems().find(({ code }) => code === problem.code);
  if (declared === undefined) fault("has no declared code");
  else if (declared.status !== status || problem.status !== status) fault("has another status than its code");
  if (problem.type !== `urn:tongan:problem:${String(problem.code)}`) fault("has another type than its code");
  if (typeof problem.title !== "string" || !HAN.test(problem.title)) fault("has no Chinese title");
  if (typeof problem.detail !== "string" || !HAN.test(problem.detail)) fault("has no Chinese detail");
  if (typeof problem.traceId !== "string" || problem.traceId.length < 8) fault("has no trace id");
  if (/node_modules|\bat .*\.ts:\d|select |insert into/i.test(body)) fault("tells of the inside");
  return faults;
}

function bodyOf(body: string): ProblemBody | undefined {
  try {
    return JSON.parse(body) as ProblemBody;
  } catch {
    return undefined;
  }
}
