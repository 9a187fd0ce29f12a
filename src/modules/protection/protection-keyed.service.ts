/** What the room holds under keys of the ring; see platform/keys/keyed-column.ts. */
import type { KeyedRoom } from "../../platform/keys/keyed-column.ts";
import { PERSON_GUARDIAN, PERSON_NAME, PERSON_PHONE } from "./special/people/people.service.ts";

const person = { table: "protection.special_person", key: { id: "uuid" } } as const;

export const protectionKeyed: KeyedRoom = {
  columns: [
    { ...person, column: "name_sealed", holds: { kind: "box", context: PERSON_NAME, perRow: true } },
    { ...person, column: "guardian_sealed", holds: { kind: "box", context: PERSON_GUARDIAN, perRow: true } },
    { ...person, column: "phone_sealed", holds: { kind: "box", context: PERSON_PHONE, perRow: true } },
  ],
  exempt: {},
};
