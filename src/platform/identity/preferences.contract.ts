import { z } from "zod";
import { operation } from "../../kernel/operation.ts";

const Params = z.object({
  /** e.g. `ledger.leftBehind.columns` */
  key: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/)
    .meta({ label: "设置项" }),
});
const Preference = z.object({ key: z.string(), value: z.json().nullable() });

export const readPreference = operation({
  name: "identity.preference.read",
  method: "GET",
  path: "/api/preferences/{key}",
  title: "查看个人设置",
  effect: "read",
  verb: "session",
  audited: false,
  params: Params,
  /** `null` while nothing was arranged. */
  output: Preference,
});

export const savePreference = operation({
  name: "identity.preference.save",
  method: "PUT",
  path: "/api/preferences/{key}",
  title: "保存个人设置",
  effect: "write",
  verb: "session",
  audited: false,
  params: Params,
  body: z.strictObject({
    /** `null` forgets it. */
    value: z
      .json()
      .nullable()
      .refine((value) => JSON.stringify(value).length <= 20_000, "内容太多，请精简后再保存"),
  }),
  output: Preference,
});
