import { newKey } from "../../../../platform/client/submission-key.ts";

/** Version 4 from random bytes: `randomUUID` is neither on old phones nor on plain http. */
export function freshUuid(): string {
  const hex = newKey();
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
  ];
  return [...parts, hex.slice(20)].join("-");
}
