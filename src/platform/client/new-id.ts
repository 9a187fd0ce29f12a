/** An id that sorts by the time at which it was made (RFC 9562, version 7): what a phone does is laid down in its order. */
import { v7 } from "uuid";

export function newId(): string {
  return v7();
}
