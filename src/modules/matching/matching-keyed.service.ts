/** What the room holds under keys of the ring; see platform/keys/keyed-column.ts. */
import type { KeyedRoom } from "../../platform/keys/keyed-column.ts";
import { IDENTITY, identityIndexes, ROW } from "./link/row-box.service.ts";

const row = { table: "matching.row", key: { batch_id: "uuid", ordinal: "int" } };
const remembered = { table: "matching.remembered", key: { id: "uuid" } };

export const matchingKeyed: KeyedRoom = {
  columns: [
    { ...row, column: "values_sealed", holds: { kind: "box", context: ROW } },
    {
      ...row,
      column: "identity_index",
      holds: { kind: "roomIndex", of: { column: "values_sealed" }, make: identityIndexes },
    },
    { ...remembered, column: "identity_sealed", holds: { kind: "box", context: IDENTITY } },
    {
      ...remembered,
      column: "identity_index",
      holds: { kind: "index", purpose: IDENTITY, of: { column: "identity_sealed", context: IDENTITY } },
    },
  ],
  exempt: {},
};
