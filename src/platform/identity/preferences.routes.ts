import type { z } from "zod";
import { route, type Route } from "../http/route.ts";
import * as contract from "./preferences.contract.ts";
import * as store from "./preferences.store.ts";

type Json = z.output<ReturnType<typeof z.json>>;

/** What a person has arranged for themselves; nobody else reads it. */
export const preferenceRoutes: readonly Route[] = [
  route(contract.readPreference, ({ params, work }) =>
    work(async (tx) => ({ key: params.key, value: (await store.findPreference(tx, params.key)) as Json })),
  ),
  route(contract.savePreference, ({ params, body, work }) =>
    work(async (tx) => {
      if (body.value === null) await store.removePreference(tx, params.key);
      else await store.savePreference(tx, params.key, body.value);
      return { key: params.key, value: body.value };
    }),
  ),
];
