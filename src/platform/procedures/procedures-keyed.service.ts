/** What procedures hold under keys of the ring; see platform/keys/keyed-column.ts. */
import type { KeyedRoom } from "../keys/keyed-column.ts";
import { SECRET } from "./load-matter.service.ts";

export const proceduresKeyed: KeyedRoom = {
  columns: [
    {
      table: "procedure.secret",
      column: "value_sealed",
      key: { matter_id: "uuid", field: "text" },
      holds: { kind: "box", context: SECRET, perRow: true },
    },
  ],
  exempt: {
    "procedure.material.digest": "a plain digest",
    "procedure.matter.is_sealed": "whether only named people know of it",
  },
};
