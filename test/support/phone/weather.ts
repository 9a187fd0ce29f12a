/** The line between a phone and the model server, on good and bad days. What gets through is read as the real transport reads it. */
import type { Operation, OutputOf } from "../../../src/kernel/operation.ts";
import { notReached } from "../../../src/platform/client/api-problem.ts";
import { answerOf, type Sent, type Transport } from "../../../src/platform/client/offline/transport.ts";
import { type Breaker, step } from "./breaking-store.ts";
import type { ModelServer } from "./model-server.ts";

/**
 * lostBefore: the request never comes. lostAfter: it was done, the answer is lost. twice: it comes two times. portal: somebody else
 * answers 200 with a page. busy, many, broken: 503, 429, 500. loggedOut: the session is gone. tooLarge: 413 from a gateway.
 */
export type Weather =
  | "fair"
  | "lostBefore"
  | "lostAfter"
  | "twice"
  | "portal"
  | "busy"
  | "many"
  | "broken"
  | "loggedOut"
  | "tooLarge";

export const everyWeather: readonly Weather[] = [
  "fair",
  "lostBefore",
  "lostAfter",
  "twice",
  "portal",
  "busy",
  "many",
  "broken",
  "loggedOut",
  "tooLarge",
];

export class Line implements Transport {
  readonly jar: { cookie: string | undefined } = { cookie: undefined };
  weather: (operation: Operation) => Weather = () => "fair";
  /** The page's life: it may end before the request, and before the answer. */
  breaker: Breaker | undefined;
  readonly #server: ModelServer;

  constructor(server: ModelServer) {
    this.#server = server;
  }

  async call<Op extends Operation>(operation: Op, sent: Sent): Promise<OutputOf<Op>> {
    if (this.breaker !== undefined) step(this.breaker);
    const answer = this.#through(operation, sent, this.weather(operation));
    if (this.breaker !== undefined) step(this.breaker);
    if (typeof answer === "string") throw notReached(answer);
    return answerOf(operation, answer.status, answer.text);
  }

  #through(operation: Operation, sent: Sent, weather: Weather): { status: number; text: string } | string {
    switch (weather) {
      case "lostBefore":
        return "no line";
      case "portal":
        return { status: 200, text: "<html><title>酒店上网认证</title></html>" };
      case "busy":
        return { status: 503, text: "<html>Bad gateway</html>" };
      case "many":
        return { status: 429, text: JSON.stringify({ code: "http.tooMany", title: "太多了", detail: "" }) };
      case "broken":
        return { status: 500, text: JSON.stringify({ code: "http.internal", title: "出错了", detail: "" }) };
      case "tooLarge":
        return { status: 413, text: "<html>Request Entity Too Large</html>" };
      case "loggedOut":
        this.#server.endSessions();
        break;
      case "twice":
        this.#server.answer(operation, sent, this.jar);
        break;
      case "lostAfter":
        this.#server.answer(operation, sent, this.jar);
        return "no answer";
      case "fair":
        break;
    }
    const { status, json } = this.#server.answer(operation, sent, this.jar);
    return { status, text: JSON.stringify(json) };
  }
}
