/** A page of a version to come, as far as the store sees it: the same opening, with one step more that writes each row anew. */
import { openDexieStore, schemaSteps } from "../../../src/platform/client/offline/dexie-store.ts";

const step = Number(new URLSearchParams(location.search).get("step"));

const store = await openDexieStore({
  name: "tongan-phone",
  steps: [
    ...schemaSteps,
    {
      version: step,
      tables: {},
      async upgrade(rows) {
        document.title = "upgrading";
        for (const table of ["outbox", "documents", "drafts"])
          await rows(table).toCollection().modify({ step });
      },
    },
  ],
});
store.close();
document.title = "upgraded";
