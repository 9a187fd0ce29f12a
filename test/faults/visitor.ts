/** Somebody at a real server, over the wire, with a session of their own. */
import { TEST_PASSWORD } from "../support/app.ts";

export interface Visitor {
  /** Another address of the same register: the session is in the database. */
  at(url: string): Visitor;
  send(
    method: string,
    path: string,
    body?: BodyInit,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
  get(path: string): Promise<Response>;
  post(path: string, body: object, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

export async function openVisitor(url: string, username: string, password = TEST_PASSWORD): Promise<Visitor> {
  const answer = await fetch(`${url}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username, password }),
  });
  if (!answer.ok) throw new Error(`log-in of ${username} failed: ${await answer.text()}`);
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  return visitor(url, { cookie, "x-csrf-token": csrfToken });
}

function visitor(url: string, session: Readonly<Record<string, string>>): Visitor {
  const send: Visitor["send"] = (method, path, body, headers = {}) =>
    fetch(url + path, {
      method,
      headers: { ...session, ...headers },
      ...(body === undefined ? {} : { body }),
    });
  return {
    at: (other) => visitor(other, session),
    send,
    get: (path) => send("GET", path),
    post: (path, body, headers = {}) =>
      send("POST", path, JSON.stringify(body), { "content-type": "application/json", ...headers }),
  };
}
