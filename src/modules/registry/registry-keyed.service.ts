/** What the register holds under keys of the ring; see platform/keys/keyed-column.ts. */
import type { App } from "../../platform/http/app.ts";
import type { KeyedRoom } from "../../platform/keys/keyed-column.ts";
import { keysWork } from "../../platform/keys/renew-values.service.ts";
import { ROW, SAMPLES } from "./imports/import-boxes.service.ts";
import { nameIndexes, numberIndexes } from "./imports/renew-row-indexes.service.ts";
import { BANK_ACCOUNT } from "./ledgers/open-numbers.service.ts";
import { BEFORE, openBefore, sealBefore } from "./person-before.service.ts";
import { type BeforeRow, lockOldForm, writeNewForm } from "./person-before.store.ts";
import { CITIZEN_NO, PHONE } from "./person-identity.service.ts";
import { SECRET_CONTEXT } from "./quarters/freeze-row.service.ts";
import { renewOldSeals } from "./quarters/renew-seals.service.ts";

const person = { table: "registry.person", key: { id: "uuid" } };
const standing = { table: "registry.standing", key: { child_id: "uuid", valid_from: "date" } };
const stagedRow = { table: "registry.import_row", key: { batch_id: "uuid", seq: "int" } };
const citizenNo = { column: "citizen_no_sealed", context: CITIZEN_NO };

export const registryKeyed: KeyedRoom = {
  columns: [
    { ...person, column: "citizen_no_sealed", holds: { kind: "box", context: CITIZEN_NO } },
    { ...person, column: "phone_sealed", holds: { kind: "box", context: PHONE } },
    { ...person, column: "citizen_no_index", holds: { kind: "index", purpose: CITIZEN_NO, of: citizenNo } },
    { ...standing, column: "citizen_no_sealed", holds: { kind: "box", context: CITIZEN_NO } },
    { ...standing, column: "guardian_citizen_no_sealed", holds: { kind: "box", context: CITIZEN_NO } },
    { ...standing, column: "guardian_phone_sealed", holds: { kind: "box", context: PHONE } },
    {
      table: "registry.person_before",
      column: "sealed",
      key: { person_id: "uuid", version: "int" },
      holds: { kind: "box", context: BEFORE },
      preparedIn: "form",
    },
    {
      table: "registry.fact",
      column: "value",
      key: { id: "uuid" },
      holds: { kind: "boxInJson", member: "accountSealed", context: BANK_ACCOUNT },
    },
    {
      table: "registry.quarter_row",
      column: "sealed",
      key: { quarter: "text", child_id: "uuid" },
      holds: { kind: "box", context: SECRET_CONTEXT },
      preparedIn: "commitment",
    },
    {
      table: "registry.import_batch",
      column: "samples_sealed",
      key: { id: "uuid" },
      holds: { kind: "box", context: SAMPLES },
    },
    { ...stagedRow, column: "box", holds: { kind: "box", context: ROW } },
    {
      ...stagedRow,
      column: "number_index",
      holds: { kind: "roomIndex", of: { column: "box" }, make: numberIndexes },
    },
    {
      ...stagedRow,
      column: "name_index",
      holds: { kind: "roomIndex", of: { column: "box" }, make: nameIndexes },
    },
  ],
  exempt: {
    "registry.import_batch.file_digest": "a plain digest of the file",
    "registry.import_row.plan_digest": "a plain digest of what was shown",
    "registry.import_mapping.signature": "a plain digest of headings",
  },
  async prepare(app, signal) {
    return [...(await layOutBefore(app, signal)), ...(await renewOldSeals(app))];
  },
};

const CHUNK = 500;

/** Corrections of earlier releases held boxes within the box. */
async function layOutBefore(app: App, signal: AbortSignal): Promise<string[]> {
  const broken: string[] = [];
  let last: BeforeRow | undefined;
  for (;;) {
    signal.throwIfAborted();
    const rows = await keysWork(app, async (tx) => {
      const found = await lockOldForm(tx, last, CHUNK);
      for (const row of found) {
        const before = openedOrNot(() => openBefore(row.sealed, null, app.cipher));
        if (before === undefined) broken.push(`registry.person_before ${row.person_id}/${row.version}`);
        else await writeNewForm(tx, row, sealBefore(before, app.cipher));
      }
      return found;
    });
    last = rows.at(-1);
    if (rows.length < CHUNK) return broken;
  }
}

function openedOrNot<Value>(open: () => Value): Value | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}
