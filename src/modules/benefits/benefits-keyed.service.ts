/** What the room holds under keys of the ring; see platform/keys/keyed-column.ts. */
import type { KeyedRoom } from "../../platform/keys/keyed-column.ts";
import { PAYEE_ACCOUNT } from "./entitlements/accounts.service.ts";

const entitlement = { table: "benefits.entitlement", key: { id: "uuid" } };

export const benefitsKeyed: KeyedRoom = {
  columns: [
    { ...entitlement, column: "account_sealed", holds: { kind: "box", context: PAYEE_ACCOUNT } },
    {
      ...entitlement,
      column: "account_index",
      holds: {
        kind: "index",
        purpose: PAYEE_ACCOUNT,
        of: { column: "account_sealed", context: PAYEE_ACCOUNT },
      },
    },
  ],
  exempt: {},
};
