/** Somebody of whom one knows a little, some of it wrong, sought among all persons of the asker's places. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";

export const lookupProblems = {
  nothingTyped: declareProblem({
    code: "matching.lookup.nothingTyped",
    status: 422,
    title: "还没有写要查的人",
    detail: "请至少填写姓名、出生日期、身份证号、电话里的一项。",
  }),
  notReady: declareProblem({
    code: "matching.lookup.notReady",
    status: 503,
    title: "正在准备登记的人",
    detail: "请过一会儿再查。",
  }),
};

const word = (max: number) => z.string().trim().max(max);

/** Everything may be missing, and anything wrong. */
export const LookedFor = z.strictObject({
  name: word(60).meta({ label: "姓名" }).optional(),
  sex: z.enum(["1", "2"]).meta({ label: "性别" }).optional(),
  birthDate: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "写成 2016-03-02，只知道年月写 2016-03")
    .meta({ label: "出生日期" })
    .optional(),
  citizenNo: word(40).meta({ label: "身份证号" }).optional(),
  phone: word(40).meta({ label: "电话" }).optional(),
  placeCode: z
    .string()
    .regex(/^\d{6,12}$/)
    .meta({ label: "住在哪里" })
    .optional(),
  kin: word(100).meta({ label: "家里人姓名" }).optional(),
});
export type LookedFor = z.output<typeof LookedFor>;

export const FoundPerson = z.object({
  id: z.uuid(),
  name: z.string(),
  particulars: z.string(),
  placeName: z.string(),
  /** Of those found, this one: 0–1. */
  probability: z.number(),
  compared: z.array(
    z.object({
      field: z.string(),
      label: z.string(),
      level: z.string(),
      /** In bits: for (above 0) or against. */
      weight: z.number(),
      row: z.string(),
      person: z.string(),
    }),
  ),
  /** Files to open: the person's own, and those in which it stands. */
  children: z.array(
    z.object({ id: z.uuid(), name: z.string(), particulars: z.string(), relation: z.string().nullable() }),
  ),
});
export type FoundPerson = z.output<typeof FoundPerson>;

export const lookUpPerson = operation({
  name: "matching.person.lookUp",
  // What was typed holds numbers: it stands in no address.
  method: "POST",
  path: "/api/matching/lookups",
  title: "查人",
  effect: "read",
  verb: "child.read",
  body: LookedFor,
  output: z.object({ items: z.array(FoundPerson) }),
  problems: [lookupProblems.nothingTyped, lookupProblems.notReady],
  clauses: ["R-131"],
});
