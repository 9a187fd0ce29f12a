/** Cases of children who lived in the street, known as such only later: by a report that joined them, or opened before it was asked. */
import { systemActor } from "../../../platform/access/system-actor.ts";
import { unitOfWork } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { listUntoldStreetCases } from "./cases.store.ts";
import type { Happening } from "./events.service.ts";
import { STREET } from "./of-street.ts";
import { caseHappened } from "./seats.service.ts";

const BATCH = 200;

const known: Happening = {
  code: "streetKnown",
  data: { isStreet: true },
  words: "有流浪乞讨的情形，方案定下以后每季度至少回访一次",
};

/** Returns how many were told; a second run finds none. */
export async function tellStreetCases(app: App): Promise<number> {
  for (let told = 0; ; ) {
    const batch = await unitOfWork(
      app.database,
      systemActor("clocks"),
      { operation: "protection.clocks.street", effect: "write", audited: false },
      async (tx) => {
        const ids = await listUntoldStreetCases(tx, STREET, BATCH);
        for (const id of ids) await caseHappened(tx, id, known);
        return ids.length;
      },
    );
    told += batch;
    if (batch < BATCH) return told;
  }
}
