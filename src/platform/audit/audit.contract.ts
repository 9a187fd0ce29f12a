import { z } from "zod";
import { operation } from "../../kernel/operation.ts";

export const listAudit = operation({
  name: "audit.entries.list",
  method: "GET",
  path: "/api/audit",
  title: "查看审计日志",
  effect: "read",
  verb: "audit.read",
  query: z.strictObject({
    q: z.string().max(60).meta({ label: "用户名或姓名" }).optional(),
    operation: z.string().max(80).meta({ label: "操作" }).optional(),
    effect: z.enum(["read", "write", "login", "refused"]).meta({ label: "类型" }).optional(),
    subjectId: z.uuid().optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(500).optional(),
  }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.int(),
        at: z.string(),
        actor: z.string(),
        role: z.string(),
        operation: z.string(),
        title: z.string(),
        effect: z.string(),
        purpose: z.string().nullable(),
        subjects: z.int(),
        subjectIds: z.array(z.uuid()),
        placeName: z.string(),
        detail: z.record(z.string(), z.unknown()).nullable(),
        ip: z.string().nullable(),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
});

export const verifyAudit = operation({
  name: "audit.chain.verify",
  method: "GET",
  path: "/api/audit/verification",
  title: "校验审计日志是否被改动",
  effect: "read",
  verb: "audit.read",
  output: z.object({
    ok: z.boolean(),
    entries: z.int(),
    /** The first link that does not fit, or is missing. */
    firstBroken: z.int().nullable(),
    unlinked: z.int(),
    /** The last link, `SEQ:DIGEST`: whoever writes it down can prove later that nothing was cut off. */
    head: z.string().nullable(),
  }),
});
