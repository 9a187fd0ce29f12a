/** What the room holds under keys of the ring; see platform/keys/keyed-column.ts. */
import type { KeyedRoom } from "../../platform/keys/keyed-column.ts";

export const protectionKeyed: KeyedRoom = { columns: [], exempt: {} };
