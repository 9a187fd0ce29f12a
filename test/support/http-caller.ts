/** Somebody who talks to a running server as the browser does, where a test has no page for it. */
import { randomUUID } from "node:crypto";

export interface Caller {
  get<Answer>(path: string): Promise<Answer>;
  /** `version`: what the caller saw. @throws when it is refused, with the answer. */
  post<Answer>(path: string, body: object, version?: number): Promise<Answer>;
}

export async function postOpenly<Answer>(url: string, body: object): Promise<Answer> {
  return answerOf<Answer>(
    await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
}

export async function logInOverHttp(url: string, username: string): Promise<Caller> {
  const answer = await fetch(`${url}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username, password: "tongan-demo" }),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const { csrfToken } = await answerOf<{ csrfToken: string }>(answer);
  return {
    get: async (path) => answerOf(await fetch(`${url}${path}`, { headers: { cookie } })),
    post: async (path, body, version) =>
      answerOf(
        await fetch(`${url}${path}`, {
          method: "POST",
          headers: {
            cookie,
            "content-type": "application/json",
            "x-csrf-token": csrfToken,
            "idempotency-key": randomUUID(),
            ...(version === undefined ? {} : { "if-match": `"${version}"` }),
          },
          body: JSON.stringify(body),
        }),
      ),
  };
}

async function answerOf<Answer>(answer: Response): Promise<Answer> {
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}: ${text}`);
  return JSON.parse(text) as Answer;
}
