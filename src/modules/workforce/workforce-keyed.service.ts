/** What the room holds under keys of the ring; see platform/keys/keyed-column.ts. */
import type { KeyedRoom } from "../../platform/keys/keyed-column.ts";
import { REASON, TOLD } from "./told/told-box.ts";
import { STEP, VISIT } from "./visits/visit-box.ts";

const id = { id: "uuid" };

export const workforceKeyed: KeyedRoom = {
  columns: [
    { table: "workforce.visit", column: "sealed", key: id, holds: { kind: "box", context: VISIT } },
    { table: "workforce.visit_step", column: "sealed", key: id, holds: { kind: "box", context: STEP } },
    { table: "workforce.told_change", column: "sealed", key: id, holds: { kind: "box", context: TOLD } },
    {
      table: "workforce.told_change",
      column: "reason_sealed",
      key: id,
      holds: { kind: "box", context: REASON },
    },
  ],
  exempt: {},
};
