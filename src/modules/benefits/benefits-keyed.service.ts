/** What the room holds under keys of the ring; see platform/keys/keyed-column.ts. */
import type { KeyedRoom } from "../../platform/keys/keyed-column.ts";
import { PAYEE_ACCOUNT } from "./entitlements/accounts.service.ts";

const accountOf = { column: "account_sealed", context: PAYEE_ACCOUNT };
const entitlement = { table: "benefits.entitlement", key: { id: "uuid" } };
const line = {
  table: "benefits.payroll_line",
  key: { month: "text", child_id: "uuid", programme: "text" },
};
const payment = { table: "benefits.payment", key: { file_id: "uuid", seq: "int" } };

export const benefitsKeyed: KeyedRoom = {
  columns: [
    { ...entitlement, column: "account_sealed", holds: { kind: "box", context: PAYEE_ACCOUNT } },
    {
      ...entitlement,
      column: "account_index",
      holds: { kind: "index", purpose: PAYEE_ACCOUNT, of: accountOf },
    },
    { ...line, column: "account_sealed", holds: { kind: "box", context: PAYEE_ACCOUNT } },
    { ...line, column: "account_index", holds: { kind: "index", purpose: PAYEE_ACCOUNT, of: accountOf } },
    { ...payment, column: "account_sealed", holds: { kind: "box", context: PAYEE_ACCOUNT } },
    { ...payment, column: "account_index", holds: { kind: "index", purpose: PAYEE_ACCOUNT, of: accountOf } },
  ],
  exempt: {
    "benefits.payroll.digest": "a plain digest of the lines",
    "benefits.payment_file.return_digest": "a plain digest of the bank's file",
  },
};
