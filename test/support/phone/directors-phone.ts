/** A director's phone before a model of the server, fresh for each test: what suites of the engine's several subjects begin with. */
import { afterEach, beforeEach } from "vitest";
import { setClock } from "../../../src/kernel/clock.ts";
import { ModelServer } from "./model-server.ts";
import { PASSWORD, PIN, TestPhone, uuidOf, VILLAGE } from "./test-phone.ts";

export const CHILD = uuidOf(1);
export const SECOND = uuidOf(2);
export const START = "2026-11-28T08:00:00+08:00";
export const DAY_MS = 86_400_000;

export let server: ModelServer;
export let phone: TestPhone;

/** For the top of a test file. */
export function directorsPhone(): void {
  beforeEach(async () => {
    setClock(START);
    server = new ModelServer();
    server.addAccount("director", [VILLAGE], "陈秀英");
    server.putDocument(CHILD, VILLAGE, { name: "王小明", phone: "13812345678" });
    server.putDocument(SECOND, VILLAGE, { name: "李小红" });
    phone = new TestPhone(server);
    await phone.open();
  });

  afterEach(async () => {
    await phone.close();
    setClock("");
  });
}

export async function logIn(pin = PIN): Promise<void> {
  await phone.page.logIn({ username: "director", password: PASSWORD, pin });
}

/** A day later for the phone and the server alike. */
export function passDays(days: number): void {
  server.at += days * DAY_MS;
  setClock(new Date(Date.parse(START) + days * DAY_MS).toISOString());
  phone.surroundings.pass(61_000);
}

export async function reopen(): Promise<void> {
  await phone.close();
  await phone.open();
}

export const settled = () => phone.settled();
