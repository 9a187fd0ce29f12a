import { createContext, useContext } from "react";
import type { SessionAnswer } from "../../../platform/identity/identity.contract.ts";

export const SessionContext = createContext<SessionAnswer | undefined>(undefined);

/** Who is at the desk. Every page below the shell has a session. */
export function useSession(): SessionAnswer {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error("no session here");
  return session;
}

/** Whether this post may; the server decides again. */
export function useCan(verb: string): boolean {
  return useSession().can.includes(verb);
}
