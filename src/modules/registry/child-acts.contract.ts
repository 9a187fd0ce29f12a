/** What can be done with a file as a whole: each act has its own date, reason and evidence. */

import { z } from "zod";
import { codeTable } from "../../kernel/code-table.ts";
import { freeText } from "../../kernel/free-text.ts";
import { operation } from "../../kernel/operation.ts";
import * as codes from "./codes.contract.ts";
import {
  citizenNo,
  grounds,
  Id,
  onDate,
  personName,
  registryProblems,
  villageCode,
} from "./registry.contract.ts";

/** What can be done with a file; each act has its own date and reason. */
export const ActInput = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("moved"),
    on: onDate,
    villageCode,
    address: freeText(200).optional(),
    ...grounds,
  }),
  z.strictObject({
    kind: z.literal("exitedCategory"),
    on: onDate,
    category: z.enum(codes.categoryCodes.codes),
    why: z
      .enum([
        "parentReturned",
        "migratedAlong",
        "agedOut",
        "becameOther",
        "recovered",
        "movedAway",
        "adopted",
        "other",
      ])
      .meta({ label: "退出原因" }),
    ...grounds,
  }),
  z.strictObject({
    kind: z.literal("ended"),
    on: onDate,
    why: z
      .enum(["died", "adopted", "movedAway", "grownUp", "openedByMistake", "other"])
      .meta({ label: "结束原因" }),
    ...grounds,
  }),
  z.strictObject({
    kind: z.literal("returned"),
    on: onDate,
    villageCode,
    /** Looked at anew: the ones that are not named ended with the file. */
    categories: z
      .array(z.enum(codes.categoryCodes.codes))
      .max(10)
      .meta({ label: "从这一天起符合的类别" })
      .default([]),
    ...grounds,
  }),
  z.strictObject({ kind: z.literal("renamed"), on: onDate, name: personName, ...grounds }),
  z.strictObject({ kind: z.literal("numberAssigned"), on: onDate, citizenNo, ...grounds }),
]);
export type ActInput = z.output<typeof ActInput>;

export const exitReasonCodes = codeTable("exitReason", "退出原因", {
  parentReturned: "父（母）返乡照料",
  migratedAlong: "随父母外出",
  agedOut: "已超龄",
  becameOther: "转为其他类别",
  recovered: "父母恢复抚养",
  movedAway: "户籍或居住地迁出",
  adopted: "被收养",
  died: "死亡",
  grownUp: "已成年",
  openedByMistake: "误建档",
  other: "其他",
});

export const exitReasonLabels: Readonly<Record<string, string>> = Object.fromEntries(
  exitReasonCodes.options.map(({ value, label }) => [value, label]),
);

export const performAct = operation({
  name: "registry.child.act",
  method: "POST",
  path: "/api/children/{id}/acts",
  title: "办理迁移、退出、结束、恢复、改名、落户",
  effect: "write",
  verb: "child.write",
  versioned: true,
  params: Id,
  body: ActInput,
  output: z.object({ version: z.int() }),
  problems: [
    registryProblems.ended,
    registryProblems.inFuture,
    registryProblems.beforeBirth,
    registryProblems.placeUnknown,
    registryProblems.notInCategory,
    registryProblems.notEnded,
    registryProblems.badCitizenNo,
    registryProblems.citizenNoTaken,
  ],
});
