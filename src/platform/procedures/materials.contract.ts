/** Papers of an application: uploaded, noted as lying in the office, taken back, opened. */
import { z } from "zod";
import { freeText } from "../../kernel/free-text.ts";
import { operation } from "../../kernel/operation.ts";
import { purposeFirst } from "../access/sealed.contract.ts";
import { MatterView } from "./matter-view.contract.ts";
import { procedureProblems, refusalProblems } from "./procedure-problems.contract.ts";

const Id = z.object({ id: z.uuid() });

const paper = {
  item: z.string().max(60).meta({ label: "材料" }),
  /** Which of the alternatives; the material itself when there are none. */
  kind: z.string().max(60).meta({ label: "材料种类" }),
};

const note = freeText(200).meta({ label: "说明" });

const handInProblems = [
  refusalProblems.notOpen,
  refusalProblems.materialUnknown,
  procedureProblems.materialKind,
  procedureProblems.materialTooLarge,
];

export const uploadMaterial = operation({
  name: "procedures.material.upload",
  method: "POST",
  path: "/api/applications/{id}/materials",
  title: "上传申请材料",
  effect: "write",
  verb: "application.start",
  params: Id,
  upload: true,
  body: z.strictObject({ ...paper, note: note.optional() }),
  output: MatterView,
  problems: handInProblems,
});

export const notePaper = operation({
  name: "procedures.material.note",
  method: "POST",
  path: "/api/applications/{id}/papers",
  title: "登记收到的纸质材料",
  effect: "write",
  verb: "application.start",
  params: Id,
  body: z.strictObject({ ...paper, note: note.min(2, "请写明原件在哪里、是否核对") }),
  output: MatterView,
  problems: handInProblems,
});

const MaterialId = z.object({ id: z.uuid(), materialId: z.uuid() });

export const removeMaterial = operation({
  name: "procedures.material.remove",
  method: "POST",
  path: "/api/applications/{id}/materials/{materialId}/removal",
  title: "撤下交错的材料",
  effect: "write",
  verb: "application.start",
  params: MaterialId,
  body: z.strictObject({ reason: note.min(2, "请写明原因（至少两个字）") }),
  output: MatterView,
  problems: [refusalProblems.notOpen],
});

export const openMaterial = operation({
  name: "procedures.material.read",
  method: "GET",
  path: "/api/applications/{id}/materials/{materialId}",
  title: "查看申请材料",
  effect: "read",
  durable: () => true,
  verb: "application.read",
  params: MaterialId,
  file: "application/octet-stream",
  problems: [purposeFirst, procedureProblems.materialLost],
});
