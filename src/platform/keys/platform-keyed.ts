import type { KeyedRoom } from "./keyed-column.ts";

export const platformKeyed: KeyedRoom = {
  columns: [],
  exempt: {
    "platform.account.otp_sealed": "nothing writes it yet",
    "platform.session.id_hash": "a plain digest of the cookie",
    "platform.idempotency.request_digest": "a plain digest",
    "platform.stored_file.digest": "a plain digest",
    "audit.link.digest": "the chain's digest",
  },
};
