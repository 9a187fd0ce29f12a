/** Papers on a child's file. */
import { z } from "zod";
import { operation } from "../../kernel/operation.ts";
import { Id } from "./registry.contract.ts";

export const AttachmentView = z.object({
  id: z.uuid(),
  name: z.string(),
  size: z.int(),
  mediaType: z.string(),
  addedAt: z.string(),
});

export const listAttachments = operation({
  name: "registry.attachments.list",
  method: "GET",
  path: "/api/children/{id}/attachments",
  title: "查看材料",
  effect: "read",
  verb: "child.read",
  params: Id,
  output: z.object({ items: z.array(AttachmentView) }),
});

export const addAttachment = operation({
  name: "registry.attachment.add",
  method: "POST",
  path: "/api/children/{id}/attachments",
  title: "上传材料",
  effect: "write",
  verb: "child.write",
  params: Id,
  upload: true,
  output: AttachmentView,
});

export const readAttachment = operation({
  name: "registry.attachment.read",
  method: "GET",
  path: "/api/children/{id}/attachments/{fileId}",
  title: "下载材料",
  effect: "read",
  durable: () => true,
  verb: "child.read",
  params: z.object({ id: z.uuid(), fileId: z.uuid() }),
  file: "application/octet-stream",
});
