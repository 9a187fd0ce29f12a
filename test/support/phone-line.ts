/** A phone as the server sees it, without its browser: for tests and benchmarks that ask what the server does with many of them. */
import { randomUUID } from "node:crypto";
import { v7 as uuid } from "uuid";
import { today } from "../../src/kernel/clock.ts";
import { VISIT_FORM_VERSION } from "../../src/modules/workforce/visits/visits.contract.ts";
import type { ChangesAnswer } from "../../src/platform/sync/changes.contract.ts";
import type { Mutation, PushAnswer, Receipt } from "../../src/platform/sync/mutation.contract.ts";
import { logInOverHttp } from "./http-caller.ts";

export interface PhoneLine {
  readonly deviceId: string;
  /** Of the children that it has been told of. */
  readonly childIds: readonly string[];
  /** Reads on from where it stands until there is no more. */
  pull(): Promise<{ readonly documents: number; readonly gone: number; readonly bytes: number }>;
  push(mutations: readonly Mutation[]): Promise<readonly Receipt[]>;
  /** A visit on which all was well, numbered as this phone numbers. */
  visitOf(childId: string, more?: Readonly<Record<string, unknown>>): Mutation;
}

/** The director of the village logs in and enrols a new phone. */
export async function connectPhone(url: string, villageCode: string): Promise<PhoneLine> {
  const caller = await logInOverHttp(url, `director-${villageCode}`);
  const deviceId = uuid();
  await caller.post("/api/sync/devices", { id: deviceId, name: "测试手机", appVersion: "test" });
  const held = new Set<string>();
  let cursor: string | undefined;
  let desk: string | undefined;
  let n = 0;
  return {
    deviceId,
    get childIds() {
      return [...held];
    },
    async pull() {
      const sum = { documents: 0, gone: 0, bytes: 0 };
      for (;;) {
        const query = new URLSearchParams({ deviceId, ...(cursor && { cursor }), ...(desk && { desk }) });
        const answer = await caller.get<ChangesAnswer>(`/api/sync/changes?${query}`);
        hold(held, answer);
        cursor = answer.cursor;
        desk = answer.desk?.digest ?? desk;
        sum.documents += answer.documents.length;
        sum.gone += answer.gone.length;
        sum.bytes += Buffer.byteLength(JSON.stringify(answer));
        if (!answer.more) return sum;
      }
    },
    async push(mutations) {
      const { receipts } = await caller.post<PushAnswer>("/api/sync/mutations", { deviceId, mutations });
      return receipts;
    },
    visitOf(childId, more = {}) {
      n += 1;
      const body = {
        ...{ id: randomUUID(), childId, on: today(), manner: "home", sawChild: true, sawCarer: true },
        ...{ looked: ["care", "food", "health"], ...more },
      };
      return {
        ...{ id: uuid(), n, operation: "workforce.visit.record", formVersion: VISIT_FORM_VERSION },
        ...{ params: {}, body, placeCode: villageCode, childId, dependsOn: [] },
        ...{ at: new Date().toISOString(), seenServerAt: null },
      };
    },
  };
}

function hold(held: Set<string>, { everyId, documents, gone }: ChangesAnswer): void {
  const listed = everyId === null ? undefined : new Set(everyId);
  for (const id of held) if (listed?.has(id) === false) held.delete(id);
  for (const { id } of documents) held.add(id);
  for (const { id } of gone) held.delete(id);
}
