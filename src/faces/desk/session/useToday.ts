import { useQueryClient } from "@tanstack/react-query";
import { businessDate, now } from "../../../kernel/clock.ts";
import { keyOf } from "../../../platform/client/query-keys.ts";
import { readSession } from "../../../platform/identity/identity.contract.ts";
import { serverTime } from "./server-time.ts";
import { useSession } from "./session.ts";

/** Today as the server has it: what a date field may hold must not hang on how this machine's clock is set. */
export function useToday(): string {
  const session = useSession();
  const receivedAt = useQueryClient().getQueryState(keyOf(readSession))?.dataUpdatedAt;
  return receivedAt === undefined ? session.today : businessDate(serverTime(session.now, receivedAt, now()));
}
