/** Who the child is, where it belongs, and whether its file is open. Pure. */
import { exitReasonCodes } from "../../registry/child-acts.contract.ts";
import { hukouCodes, sexCodes } from "../../registry/codes.contract.ts";
import type { StandingFact } from "../../registry/standing-source.contract.ts";
import { type Atom, atom, village } from "./atom.ts";
import { CLOSED, endOf, ofChild, ofKind } from "./child-facts.ts";
import { said } from "./day-view.ts";

export const personAtoms = {
  birthDate: atom(
    "date",
    { label: "出生日期", settledBy: village("看户口簿或出生医学证明，补上出生日期") },
    { read: ({ source }) => source.birthDate },
  ),
  sex: atom(
    "code",
    {
      label: "性别",
      codes: sexCodes,
      settledBy: village("补上性别"),
      silence: "“未知”“未说明”就是不知道",
    },
    { read: ({ source }) => (source.sex === "1" || source.sex === "2" ? source.sex : null) },
  ),
  hukou: atom(
    "code",
    {
      label: "户籍性质",
      codes: hukouCodes,
      settledBy: village("看户口簿，登记户籍性质"),
      settledIn: ofChild("household"),
    },
    { from: ofKind("household"), read: (_, fact) => said.code(fact, "hukou") },
  ),
  hukouInDistrict: atom(
    "boolean",
    {
      label: "户籍在本区",
      settledBy: village("看户口簿，登记户籍是否在本区"),
      settledIn: ofChild("household"),
    },
    { from: ofKind("household"), read: (_, fact) => said.boolean(fact, "inDistrict") },
  ),
  livesHereSince: atom(
    "date",
    {
      label: "从哪天起住在本区",
      settledBy: village("问清从什么时候起住在这里"),
      settledIn: ofChild("residence"),
    },
    {
      from: ({ source, day }) => firstHome(source.facts, day),
      read: (_, fact) => fact?.from ?? null,
    },
  ),
  fileEnded: atom(
    "boolean",
    { label: "档案已经结束", silence: CLOSED, settledBy: village("核对孩子是否还在本地") },
    { read: (view) => endOf(view) !== undefined },
  ),
  fileEndedWhy: atom(
    "code",
    {
      label: "档案结束的原因",
      codes: exitReasonCodes,
      silence: "档案没有结束就没有原因",
      settledBy: village("登记档案结束的原因"),
    },
    { read: (view) => endOf(view)?.why ?? null },
  ),
  fileEndedOn: atom(
    "date",
    {
      label: "档案结束日期",
      silence: "档案没有结束就没有日期",
      settledBy: village("登记档案结束的日期"),
    },
    { read: (view) => endOf(view)?.on ?? null },
  ),
} as const satisfies Record<string, Atom>;

/** All homes of the register are in the district; somebody who left has an ended file. */
function firstHome(facts: readonly StandingFact[], day: string): StandingFact | undefined {
  const homes = facts.filter((fact) => fact.kind === "residence" && fact.from <= day);
  return homes.sort((a, b) => (a.from < b.from ? -1 : 1))[0];
}
