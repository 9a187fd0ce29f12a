/** Standards and parameters as people read them: what holds on a day, and how it came about. */
import { z } from "zod";
import { certaintyCodes } from "../../kernel/citation.ts";
import { operation } from "../../kernel/operation.ts";
import { ParameterValue, parameterUnits } from "./parameter-value.contract.ts";

const certainty = z.enum(certaintyCodes.codes);
const day = z.iso.date();

export const ParameterHead = z.object({
  key: z.string(),
  label: z.string(),
  unit: z.enum(parameterUnits.codes),
  choices: z.array(z.object({ value: z.string(), label: z.string() })),
  decides: z.string(),
  /** Why the system does not reckon by it; null: it does. */
  reference: z.string().nullable(),
});
export type ParameterHead = z.output<typeof ParameterHead>;

export const ParameterNow = ParameterHead.extend({
  /** Null where nobody has set one for that day. */
  current: z
    .object({
      value: ParameterValue,
      words: z.string(),
      document: z.string(),
      certainty,
      since: day,
      until: day.nullable(),
    })
    .nullable(),
  /** What is decided to hold later. */
  next: z.object({ from: day, words: z.string(), document: z.string() }).nullable(),
});
export type ParameterNow = z.output<typeof ParameterNow>;

export const ParameterPeriod = z.object({
  id: z.string(),
  value: ParameterValue,
  words: z.string(),
  from: day,
  to: day.nullable(),
  document: z.string(),
  certainty,
  note: z.string().nullable(),
  /** Null: it came with the programme. */
  recordedAt: z.string().nullable(),
  recordedBy: z.string().nullable(),
  /** Null: it is still believed. */
  supersededAt: z.string().nullable(),
  changeId: z.string().nullable(),
});
export type ParameterPeriod = z.output<typeof ParameterPeriod>;

export const readParameters = operation({
  name: "platform.parameters.read",
  method: "GET",
  path: "/api/parameters",
  title: "查看标准与参数",
  effect: "read",
  verb: "parameter.read",
  audited: false,
  query: z.object({
    asOf: day.optional().meta({ label: "截至" }),
    /** What was believed at the end of that day. */
    knownOn: day.optional().meta({ label: "按当时所知" }),
    group: z.string().max(80).optional().meta({ label: "分组" }),
  }),
  output: z.object({
    asOf: day,
    today: day,
    groups: z.array(z.object({ code: z.string(), title: z.string(), items: z.array(ParameterNow) })),
    can: z.array(z.enum(["propose", "readChanges"])),
  }),
});

export const readParameter = operation({
  name: "platform.parameter.read",
  method: "GET",
  path: "/api/parameters/{key}",
  title: "查看一项参数的历史",
  effect: "read",
  verb: "parameter.read",
  audited: false,
  params: z.object({ key: z.string().max(120) }),
  output: ParameterHead.extend({
    groupTitle: z.string(),
    /** Newest first; those no longer believed among them. */
    periods: z.array(ParameterPeriod),
  }),
});
