/** Messages (消息): an office writes to villages, the system says what became of what a village sent. Nobody is made to confirm. */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";

export const messageProblems = {
  place: declareProblem({
    code: "workforce.message.place",
    status: 422,
    title: "请选自己管的村（社区）",
    detail: "没有发出。消息只能发给自己辖区里的村（社区）。",
  }),
  otherContent: declareProblem({
    code: "workforce.message.otherContent",
    status: 409,
    title: "这条消息已经发出，内容不一样",
    detail: "先发的那一条还在，这一条没有发出。要补充，请另外发一条。",
  }),
} as const;

const village = z.string().regex(/^\d{12}$/, "请选村（社区）");

export const MessageInput = z.strictObject({
  /** Made by the browser: sent twice, delivered once. */
  id: z.uuid(),
  title: freeText(40).min(2, "请写标题").meta({ label: "标题" }),
  text: freeText(500).min(2, "请写内容").meta({ label: "内容" }),
  /** Empty: every village of the asker's place. */
  villages: z.array(village).max(500).default([]).meta({ label: "发给哪些村（社区）" }),
});
export type MessageInput = z.output<typeof MessageInput>;

export const SentMessage = z.object({
  id: z.uuid(),
  at: z.string(),
  from: z.string(),
  title: z.string(),
  text: z.string(),
  /** In the order of the places' codes. */
  to: z.array(z.object({ code: z.string(), name: z.string(), seenAt: z.string().nullable() })),
});
export type SentMessage = z.output<typeof SentMessage>;

export const ReceivedMessage = z.object({
  id: z.uuid(),
  at: z.string(),
  from: z.string(),
  title: z.string(),
  text: z.string(),
  childId: z.uuid().nullable(),
  villageCode: z.string(),
  villageName: z.string(),
  seenAt: z.string().nullable(),
});
export type ReceivedMessage = z.output<typeof ReceivedMessage>;

const page = {
  limit: z.coerce.number().int().min(1).max(200).default(30),
  cursor: z.string().max(600).optional(),
};

export const sendToVillages = operation({
  name: "workforce.message.send",
  method: "POST",
  path: "/api/messages",
  title: "给村（社区）发消息",
  effect: "write",
  verb: "message.send",
  body: MessageInput,
  output: SentMessage,
  problems: [messageProblems.place, messageProblems.otherContent],
});

export const listSentMessages = operation({
  name: "workforce.messages.sent",
  method: "GET",
  path: "/api/messages/sent",
  title: "查看发出的消息",
  effect: "read",
  verb: "message.send",
  query: z.strictObject(page),
  output: z.object({ items: z.array(SentMessage), nextCursor: z.string().nullable() }),
});

export const listMessages = operation({
  name: "workforce.messages.list",
  method: "GET",
  path: "/api/messages",
  title: "查看收到的消息",
  effect: "read",
  verb: "message.read",
  query: z.strictObject(page),
  output: z.object({ items: z.array(ReceivedMessage), nextCursor: z.string().nullable(), unseen: z.int() }),
});

/** Somebody of the village has it before their eyes; the first time counts. */
export const markMessageSeen = operation({
  name: "workforce.message.seen",
  method: "POST",
  path: "/api/messages/{id}/seen",
  title: "看过一条消息",
  effect: "write",
  verb: "message.read",
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({}),
  output: z.object({ seenAt: z.string() }),
});
