import { z } from "zod";
import { operation } from "../../kernel/operation.ts";

/** Public on purpose: demonstration accounts work on the loopback address only. */
export const DEMO_PASSWORD = "tongan-demo";

export const readDemo = operation({
  name: "identity.demo.read",
  method: "GET",
  path: "/api/demo",
  title: "查看演示账号",
  effect: "read",
  verb: "public",
  audited: false,
  output: z.object({
    password: z.string(),
    accounts: z.array(z.object({ username: z.string(), title: z.string(), place: z.string() })),
  }),
});
