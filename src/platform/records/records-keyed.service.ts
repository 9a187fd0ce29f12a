/** What records hold under keys of the ring; see platform/keys/keyed-column.ts. */
import type { KeyedRoom } from "../keys/keyed-column.ts";
import { SECRET } from "./read-record.service.ts";

export const recordsKeyed: KeyedRoom = {
  columns: [
    {
      table: "record.entry",
      column: "secret",
      key: { id: "uuid" },
      holds: { kind: "box", context: SECRET, perRow: true },
    },
  ],
  exempt: {
    "record.paper.digest": "a plain digest",
    "record.import.digest": "a plain digest",
  },
};
