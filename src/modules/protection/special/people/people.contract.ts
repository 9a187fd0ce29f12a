/** The children in a special matter: two sides, called by letters where the reader need not know their names. */
import { z } from "zod";
import { freeText } from "../../../../kernel/free-text.ts";
import { operation } from "../../../../kernel/operation.ts";
import { purposeFirst } from "../../../../platform/access/sealed.contract.ts";
import { personPartCodes } from "../special-codes.contract.ts";
import { specialProblems } from "../special-problems.contract.ts";

const Id = z.object({ id: z.uuid() });
const OfPerson = z.object({ id: z.uuid(), personId: z.uuid() });

export const SpecialPerson = z.object({
  id: z.uuid(),
  part: z.enum(personPartCodes.codes),
  /** 被欺凌学生甲; what everybody reads. */
  codeName: z.string(),
  /** Null: the reader need not know. */
  name: z.string().nullable(),
  class: z.string().nullable(),
  guardian: z.string().nullable(),
  /** Masked. */
  phone: z.string().nullable(),
  childId: z.uuid().nullable(),
  toldOn: z.string().nullable(),
  toldHow: z.string().nullable(),
});
export type SpecialPerson = z.output<typeof SpecialPerson>;

const People = z.object({ items: z.array(SpecialPerson), canWrite: z.boolean(), readsNames: z.boolean() });

export const listPeople = operation({
  name: "special.people.list",
  method: "GET",
  path: "/api/special/{id}/people",
  title: "查看事件中的孩子",
  effect: "read",
  verb: "special.read",
  params: Id,
  output: People,
  problems: [purposeFirst],
});

export const addPerson = operation({
  name: "special.people.add",
  method: "POST",
  path: "/api/special/{id}/people",
  title: "登记事件中的孩子",
  effect: "write",
  verb: "special.write",
  params: Id,
  body: z.strictObject({
    part: z.enum(personPartCodes.codes).meta({ label: "在事件中", codeTable: "specialPart" }),
    name: z.string().trim().min(2, "请填写姓名").max(60).meta({ label: "姓名" }),
    class: freeText(60).meta({ label: "班级" }).optional(),
    guardian: z.string().trim().max(60).meta({ label: "监护人" }).optional(),
    phone: z.string().trim().max(20).meta({ label: "监护人电话" }).optional(),
    childId: z.uuid().meta({ label: "儿童档案" }).optional(),
  }),
  output: People,
  problems: [specialProblems.notHandling, specialProblems.childUnknown],
});

export const tellGuardian = operation({
  name: "special.people.tell",
  method: "POST",
  path: "/api/special/{id}/people/{personId}/told",
  title: "登记已告知监护人",
  effect: "write",
  verb: "special.write",
  params: OfPerson,
  body: z.strictObject({
    on: z.iso.date().meta({ label: "告知日期" }),
    how: freeText(100).min(2, "请写明怎么告知的").meta({ label: "告知方式" }),
  }),
  output: People,
  problems: [specialProblems.notHandling, specialProblems.toldInFuture],
});

export const removePerson = operation({
  name: "special.people.remove",
  method: "DELETE",
  path: "/api/special/{id}/people/{personId}",
  title: "撤下登记错的孩子",
  effect: "write",
  verb: "special.write",
  params: OfPerson,
  body: z.strictObject({ reason: freeText(200).min(2, "请写明原因").meta({ label: "原因" }) }),
  output: People,
  problems: [specialProblems.notHandling],
});
