import { useState } from "react";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { newUuid } from "../../../../platform/client/new-uuid.ts";
import { newFirstPassword } from "./first-password.ts";

interface Typed {
  readonly who: "new" | "known";
  readonly accountId: string | undefined;
  readonly name: string;
  readonly username: string;
  readonly from: string | undefined;
  readonly until: string | undefined;
}

/** Whom somebody is about to appoint, and the ids and the password that belong to it: the same however often it is sent. */
export function useAppointee(who: Typed["who"]) {
  const today = useToday();
  const [made] = useState(() => ({ postId: newUuid(), accountId: newUuid(), password: newFirstPassword() }));
  const [typed, setTyped] = useState<Typed>({
    who,
    accountId: undefined,
    name: "",
    username: "",
    from: today,
    until: undefined,
  });
  const set = (change: Partial<Typed>) => setTyped((before) => ({ ...before, ...change }));
  const isNew = typed.who === "new";
  const isWhole = isNew
    ? typed.name.trim().length >= 2 && /^[a-z][a-z0-9-]{2,39}$/.test(typed.username.trim())
    : typed.accountId !== undefined;
  const body = () => ({
    postId: made.postId,
    from: typed.from ?? today,
    ...(isNew
      ? {
          person: {
            accountId: made.accountId,
            name: typed.name.trim(),
            username: typed.username.trim(),
            firstPassword: made.password,
          },
        }
      : {
          ...(typed.accountId === undefined ? {} : { accountId: typed.accountId }),
          ...(typed.until === undefined ? {} : { until: typed.until }),
        }),
  });
  /** To be told to the new person; null: it is somebody who has an account. */
  const login = isNew ? { username: typed.username.trim(), password: made.password } : null;
  return { typed, set, body, login, isReady: isWhole && typed.from !== undefined };
}
export type Appointee = ReturnType<typeof useAppointee>;
