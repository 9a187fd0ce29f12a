import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { now } from "../../../kernel/clock.ts";
import { keyOf } from "../../../platform/client/query-keys.ts";
import { readSession } from "../../../platform/identity/identity.contract.ts";
import { serverTime } from "./server-time.ts";
import { useSession } from "./session.ts";

const EVERY_MS = 20_000;

/** The server's time now, going on while it is looked at: minutes that are left must not hang on how this machine's clock is set. */
export function useNow(): Date {
  const session = useSession();
  const receivedAt = useQueryClient().getQueryState(keyOf(readSession))?.dataUpdatedAt;
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => {
      setAt(now());
    }, EVERY_MS);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return receivedAt === undefined ? at : serverTime(session.now, receivedAt, at);
}
