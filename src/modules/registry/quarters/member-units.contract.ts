/** The member units of the leading group, and the copies of a closed quarter that they were given. */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { XLSX_TYPE } from "../../../platform/excel/file-types.contract.ts";
import { quarterProblems } from "./quarter-problems.contract.ts";
import { QuarterId, QuarterParams } from "./quarters.contract.ts";

export const MemberUnit = z.object({
  id: z.uuid(),
  name: z.string().meta({ label: "成员单位" }),
  addedOn: z.string(),
  closedOn: z.string().nullable(),
});

export const listMemberUnits = operation({
  name: "memberUnit.list",
  method: "GET",
  path: "/api/member-units",
  title: "查看领导小组成员单位",
  effect: "read",
  verb: "memberUnit.manage",
  audited: false,
  output: z.object({ items: z.array(MemberUnit) }),
});

export const addMemberUnit = operation({
  name: "memberUnit.add",
  method: "POST",
  path: "/api/member-units",
  title: "添加领导小组成员单位",
  effect: "write",
  verb: "memberUnit.manage",
  body: z.strictObject({ name: z.string().trim().min(2).max(80).meta({ label: "成员单位" }) }),
  output: MemberUnit,
  problems: [quarterProblems.unitTaken],
});

export const closeMemberUnit = operation({
  name: "memberUnit.close",
  method: "POST",
  path: "/api/member-units/{unitId}/close",
  title: "移出领导小组成员单位",
  effect: "write",
  verb: "memberUnit.manage",
  params: z.object({ unitId: z.uuid() }),
  body: z.strictObject({ reason: freeText(200).min(2).meta({ label: "原因" }) }),
  output: MemberUnit,
});

export const listCopies = operation({
  name: "quarter.copies.list",
  method: "GET",
  path: "/api/quarters/{quarter}/copies",
  title: "查看抄送成员单位的情况",
  effect: "read",
  verb: "quarter.close",
  audited: false,
  params: QuarterParams,
  output: z.object({
    items: z.array(
      z.object({
        unit: MemberUnit,
        taken: z.array(z.object({ at: z.string(), by: z.string() })),
      }),
    ),
  }),
});

export const takeCopy = operation({
  name: "quarter.copy.take",
  method: "GET",
  path: "/api/quarters/{quarter}/copies/{unitId}",
  title: "下载抄送成员单位的季度汇总",
  effect: "read",
  verb: "quarter.close",
  params: z.object({ quarter: QuarterId, unitId: z.uuid() }),
  file: XLSX_TYPE,
  problems: [quarterProblems.notClosed],
  clauses: ["R-136"],
});
