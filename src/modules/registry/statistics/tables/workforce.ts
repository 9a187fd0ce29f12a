/** 3.5 儿童主任、督导员数量统计, from the posts held that day. */
import { everyone } from "../../ledgers/condition.ts";
import type { TableDeclaration } from "../table-declaration.ts";

export const workforceTable: TableDeclaration = {
  key: "workforce",
  number: "3.5",
  title: "儿童主任、督导员数量统计",
  about: "各镇街儿童督导员、各村（社区）儿童主任的配备",
  source: "posts",
  base: everyone,
  ledger: "all",
  columns: [
    { kind: "posts", key: "supervisors", label: "儿童督导员", path: ["在岗人数"], count: "supervisors" },
    { kind: "posts", key: "directors", label: "儿童主任", path: ["在岗人数"], count: "directors" },
    { kind: "posts", key: "villages", label: "村（社区）数", path: ["配备情况"], count: "villages" },
    {
      kind: "posts",
      key: "villagesStaffed",
      label: "已配备儿童主任",
      path: ["配备情况"],
      count: "villagesStaffed",
    },
    {
      kind: "percent",
      key: "coverage",
      label: "覆盖率",
      path: ["配备情况"],
      part: "villagesStaffed",
      whole: "villages",
    },
  ],
  notes: ["统计范围：截止日在任的岗位；一人在几个村（社区）任职的，合计中只计一人。"],
};
