/** Who looks after which village (村里的儿童主任): appointed, released and replaced by the township, each in one act with its reason and day. */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";
import { appointProblems } from "../../../platform/identity/appoint-problems.contract.ts";
import { identityProblems } from "../../../platform/identity/identity-problems.contract.ts";

export const postProblems = {
  person: declareProblem({
    code: "workforce.post.person",
    status: 422,
    title: "请选一个人，或者填新人的姓名和用户名",
    detail: "没有保存。现有的儿童主任只能从本镇街（本区）的名单里选。",
  }),
  until: declareProblem({
    code: "workforce.post.until",
    status: 422,
    title: "截止日期要在到任日期之后",
    detail: "没有保存。请核对日期。",
  }),
} as const;

const villageCode = z
  .string()
  .regex(/^\d{12}$/, "请选村（社区）")
  .meta({ label: "村（社区）" });
const place = z
  .string()
  .regex(/^\d{6}(\d{3}(\d{3})?)?$/)
  .meta({ label: "区域" });
const reason = freeText(200).min(2, "请写明原因").meta({ label: "原因" });

export const Director = z.object({
  postId: z.uuid(),
  accountId: z.uuid(),
  name: z.string(),
  username: z.string(),
  title: z.string(),
  since: z.string(),
  /** The first day on which it is no longer theirs. */
  until: z.string().nullable(),
  /** The other villages that they look after. */
  also: z.array(z.string()),
});
export type Director = z.output<typeof Director>;

export const VillageRow = z.object({
  code: villageCode,
  name: z.string().meta({ label: "村（社区）" }),
  townshipName: z.string().meta({ label: "镇街" }),
  /** Whose file is open there. */
  children: z.int().meta({ label: "在册儿童" }),
  directors: z.array(Director).meta({ label: "儿童主任" }),
  /** Who takes the post on a later day. */
  coming: z.array(Director),
  vacant: z
    .object({
      /** Null: nobody is known to have been director. */
      since: z.string().nullable(),
      days: z.int().nullable(),
      isLate: z.boolean(),
    })
    .nullable(),
});
export type VillageRow = z.output<typeof VillageRow>;

export const listVillagePosts = operation({
  name: "workforce.posts.list",
  method: "GET",
  path: "/api/village-posts",
  title: "查看村里的儿童主任",
  effect: "read",
  verb: "post.read",
  query: z.strictObject({ place: place.optional() }),
  output: z.object({
    /** Those without a director first, then in the order of the codes. */
    items: z.array(VillageRow),
    /** Who could look after another village too. */
    people: z.array(z.object({ accountId: z.uuid(), name: z.string(), villages: z.array(z.string()) })),
    /** By these days a village has to have one again. */
    vacancyDays: z.int(),
    can: z.array(z.enum(["appoint"])),
  }),
});

export const readPostHistory = operation({
  name: "workforce.posts.history",
  method: "GET",
  path: "/api/village-posts/{village}/history",
  title: "查看一个村历任儿童主任",
  effect: "read",
  verb: "post.read",
  params: z.object({ village: villageCode }),
  output: z.object({
    villageName: z.string(),
    items: z.array(
      z.object({
        postId: z.uuid(),
        name: z.string(),
        title: z.string(),
        from: z.string(),
        until: z.string().nullable(),
        beganWhy: z.string().nullable(),
        endedWhy: z.string().nullable(),
      }),
    ),
  }),
});

/** Whom: somebody who is director already, or a new person with an account of their own. */
const appointed = {
  /** Made by the browser: sent twice, appointed once. */
  postId: z.uuid(),
  accountId: z.uuid().optional().meta({ label: "现有的儿童主任" }),
  person: z
    .strictObject({
      accountId: z.uuid(),
      name: freeText(40).min(2, "请写姓名").meta({ label: "姓名" }),
      username: z
        .string()
        .trim()
        .regex(/^[a-z][a-z0-9-]{2,39}$/, "用户名用小写字母开头，可以有数字和短横线，三到四十位")
        .meta({ label: "用户名" }),
      /** Made by the browser and shown once to whoever appoints; it opens nothing but its own change. */
      firstPassword: z.string().min(10).max(60).meta({ label: "一次性密码", sensitivity: "L4" }),
    })
    .optional(),
  from: z.iso.date().meta({ label: "到任日期" }),
  until: z.iso.date().optional().meta({ label: "到哪天为止" }),
};

export const appointDirector = operation({
  name: "workforce.post.appoint",
  method: "POST",
  path: "/api/village-posts/{village}/appointments",
  title: "安排儿童主任",
  effect: "write",
  verb: "post.appoint",
  params: z.object({ village: villageCode }),
  body: z.strictObject({ ...appointed, reason }),
  output: VillageRow,
  problems: [
    ...Object.values(postProblems),
    ...Object.values(appointProblems),
    identityProblems.weakPassword,
  ],
});

export const endDirector = operation({
  name: "workforce.post.end",
  method: "POST",
  path: "/api/village-posts/{village}/endings",
  title: "登记儿童主任离任",
  effect: "write",
  verb: "post.appoint",
  params: z.object({ village: villageCode }),
  body: z.strictObject({
    postId: z.uuid(),
    /** The first day on which it is no longer theirs. */
    on: z.iso.date().meta({ label: "从哪天起不再负责" }),
    reason,
  }),
  output: VillageRow,
  problems: [appointProblems.postEnded, appointProblems.endBeforeBegin],
});

/** The old one leaves, the new one comes, what is open is written down; nothing else moves, for tasks lie with the village. */
export const replaceDirector = operation({
  name: "workforce.post.replace",
  method: "POST",
  path: "/api/village-posts/{village}/replacements",
  title: "换儿童主任",
  effect: "write",
  verb: "post.appoint",
  params: z.object({ village: villageCode }),
  body: z.strictObject({
    endPostId: z.uuid(),
    handOverId: z.uuid(),
    note: freeText(500).min(2, "请写几句要交代的话").meta({ label: "交代给接手的人" }),
    ...appointed,
    reason,
  }),
  output: VillageRow,
  problems: [
    ...Object.values(postProblems),
    ...Object.values(appointProblems),
    identityProblems.weakPassword,
  ],
});
