/** What the platform itself holds under keys of the ring. */
import { CONTACT as EXCHANGE_CONTACT } from "../exchange/agreement-view.service.ts";
import { BATCH_FILE } from "../exchange/batches.store.ts";
import { DELIVERY_FILE } from "../exchange/outbound/outbound.store.ts";
import { OTP } from "../identity/second-factor.service.ts";
import { CONTACT } from "../partners/partners.service.ts";
import { LEASE_SHARE } from "../sync/devices.service.ts";
import { PHOTO_FILE } from "../sync/photos.service.ts";
import { PAYLOAD } from "../sync/quarantine.service.ts";
import type { KeyedRoom } from "./keyed-column.ts";

const account = {
  table: "platform.account",
  key: { id: "uuid" },
  holds: { kind: "box", context: OTP, perRow: true },
} as const;

export const platformKeyed: KeyedRoom = {
  columns: [
    { ...account, column: "otp_sealed" },
    { ...account, column: "otp_pending_sealed" },
    {
      table: "platform.partner",
      column: "contact_sealed",
      key: { id: "uuid" },
      holds: { kind: "box", context: CONTACT },
    },
    {
      table: "exchange.agreement",
      column: "contact_sealed",
      key: { id: "uuid" },
      holds: { kind: "box", context: EXCHANGE_CONTACT },
    },
    {
      table: "exchange.batch",
      column: "file_key_sealed",
      key: { id: "uuid" },
      holds: { kind: "box", context: BATCH_FILE },
    },
    {
      table: "exchange.delivery",
      column: "file_key_sealed",
      key: { id: "uuid" },
      holds: { kind: "box", context: DELIVERY_FILE },
    },
    {
      table: "platform.device",
      column: "lease_share_sealed",
      key: { id: "uuid" },
      holds: { kind: "box", context: LEASE_SHARE },
    },
    {
      table: "platform.field_mutation",
      column: "payload_sealed",
      key: { id: "uuid" },
      holds: { kind: "box", context: PAYLOAD },
    },
    {
      table: "platform.field_photo",
      column: "file_key_sealed",
      key: { digest: "bytea" },
      holds: { kind: "box", context: PHOTO_FILE },
    },
    {
      table: "platform.login_guess",
      column: "name_digest",
      key: { name_digest: "bytea" },
      holds: { kind: "passingIndex" },
    },
  ],
  exempt: {
    "platform.session.id_hash": "a plain digest of the cookie",
    "platform.stated_purpose.session_hash": "the same digest",
    "platform.idempotency.request_digest": "a plain digest",
    "platform.stored_file.digest": "a plain digest",
    "platform.device.contact_digest": "a plain digest of a random key",
    "platform.device.renewal_digest": "a plain digest of a random key",
    "platform.device.login_digest": "a plain digest of a stored password",
    "platform.device.session_hash": "a plain digest of the cookie",
    "platform.field_mutation.digest": "a plain digest",
    "platform.field_photo.digest": "a plain digest",
    "platform.partner_key.digest": "under a key that never changes: nobody has the secret to digest it anew",
    "exchange.batch.file_digest": "a plain digest",
    "exchange.delivery.digest": "a plain digest",
    "audit.link.digest": "the chain's digest",
  },
};
