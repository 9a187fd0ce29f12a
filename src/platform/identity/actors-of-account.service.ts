/** A person in each of the posts that the account holds today: one who answers for two villages acts for each in its own post. */
import type { Actor, Role } from "../../kernel/actor.ts";
import { scopeOfPost } from "../access/scope.ts";
import type { Sql } from "../db/sql.ts";
import * as store from "./identity.store.ts";

export interface AccountInOffice {
  readonly isDisabled: boolean;
  readonly actors: readonly Actor[];
}

/** Undefined: there is no such person. */
export async function actorsOfAccount(
  db: Sql,
  accountId: string,
  role: Role,
): Promise<AccountInOffice | undefined> {
  const account = await store.getAccount(db, accountId);
  if (account === undefined) return undefined;
  const posts = await store.listPosts(db, [accountId]);
  const actors = posts
    .filter((post) => post.role === role)
    .map(
      (post): Actor => ({
        accountId,
        username: account.username,
        displayName: account.display_name,
        postId: post.id,
        role,
        placeCode: post.place_code,
        placeName: post.place_name,
        department: post.department,
        scope: scopeOfPost(role, post.place_code),
      }),
    );
  return { isDisabled: account.disabled_at !== null, actors };
}
