import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../platform/client/api.ts";
import type { ApiProblem } from "../../../platform/client/api-problem.ts";
import { openGate } from "../../../platform/client/login-gate.ts";
import { keyOf } from "../../../platform/client/query-keys.ts";
import { logIn, readSession, type SessionAnswer } from "../../../platform/identity/identity.contract.ts";

export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** From the phone, when the server has asked for it. */
  readonly otp?: string;
  /** The post in which the page stands. */
  readonly postId?: string;
}

/** Logs in. Over a page that somebody else had open, the page begins anew: what is on it is not this person's. */
export function useLogIn(before: string | undefined) {
  const client = useQueryClient();
  return useMutation<SessionAnswer, ApiProblem, Credentials>({
    mutationFn: (credentials) => call(logIn, { body: { ...credentials } }),
    onSuccess: (session) => {
      if (before !== undefined && before !== session.user.id) {
        window.location.assign("/");
        return;
      }
      client.setQueryData(keyOf(readSession), session);
      openGate(session.csrfToken);
    },
  });
}
