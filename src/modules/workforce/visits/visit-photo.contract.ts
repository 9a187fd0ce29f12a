/** A photo of a visit as it was taken, resized and stripped on the phone. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";

export const visitPhotoProblems = {
  notHere: declareProblem({
    code: "workforce.visit.photoNotHere",
    status: 404,
    title: "照片还没有传到",
    detail: "走访的文字已经收到，照片还在走访人的手机上，手机有网时会接着传。",
  }),
} as const;

export const openVisitPhoto = operation({
  name: "workforce.visit.photo",
  method: "GET",
  path: "/api/visits/{id}/photos/{digest}",
  title: "查看走访的照片",
  effect: "read",
  verb: "visit.read",
  params: z.object({ id: z.uuid(), digest: z.string().regex(/^[0-9a-f]{64}$/) }),
  file: "image/jpeg",
  problems: [visitPhotoProblems.notHere],
});
