/** Who may know of a sealed matter: named one by one, with a reason, and let go again. */
import { z } from "zod";
import { freeText } from "../../kernel/free-text.ts";
import { operation } from "../../kernel/operation.ts";
import { purposeFirst } from "../access/sealed.contract.ts";
import { procedureProblems } from "./procedure-problems.contract.ts";

const Id = z.object({ id: z.uuid() });

export const NamedPeople = z.object({
  items: z.array(
    z.object({
      accountId: z.uuid(),
      name: z.string(),
      reason: z.string(),
      since: z.string(),
      endedAt: z.string().nullable(),
      endedWhy: z.string().nullable(),
    }),
  ),
  /** Posts that have a step in it and may be named. */
  candidates: z.array(z.object({ accountId: z.uuid(), name: z.string(), post: z.string() })),
});

export const listNamed = operation({
  name: "procedures.named.list",
  method: "GET",
  path: "/api/applications/{id}/named",
  title: "查看谁能看到这件密件",
  effect: "read",
  verb: "application.name",
  params: Id,
  output: NamedPeople,
  problems: [purposeFirst, procedureProblems.notSealed],
});

export const namePerson = operation({
  name: "procedures.named.add",
  method: "POST",
  path: "/api/applications/{id}/named",
  title: "指定一个人可以看这件密件",
  effect: "write",
  verb: "application.name",
  params: Id,
  body: z.strictObject({
    accountId: z.uuid().meta({ label: "人员" }),
    reason: freeText(200).min(2, "请写明理由").meta({ label: "理由" }),
  }),
  output: NamedPeople,
  problems: [procedureProblems.notSealed, procedureProblems.notNameable],
});

export const unnamePerson = operation({
  name: "procedures.named.end",
  method: "DELETE",
  path: "/api/applications/{id}/named/{accountId}",
  title: "取消一个人看这件密件",
  effect: "write",
  verb: "application.name",
  params: z.object({ id: z.uuid(), accountId: z.uuid() }),
  body: z.strictObject({ reason: freeText(200).min(2, "请写明理由").meta({ label: "理由" }) }),
  output: NamedPeople,
  problems: [procedureProblems.notSealed, procedureProblems.lastNamed],
});
