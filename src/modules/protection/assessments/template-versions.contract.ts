/** Versions of what an assessment asks: read by whoever assesses, set by the bureau, each from its own day on. */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { assessmentProblems as problems } from "./assessment-problems.contract.ts";

export const sectionCodes = ["A", "B", "C"] as const;
/** Grades are hundredths of the whole, and people add up to a hundred in their heads. */
export const WHOLE = 100;

const words = (label: string, max: number) => freeText(max).min(2, `请填写${label}`).meta({ label });

const ItemInput = z.strictObject({
  /** Of an item that goes on; a new one gets its own. */
  code: z
    .string()
    .regex(/^[ABC][1-9]\d?$/)
    .optional(),
  title: words("评什么", 30),
  look: words("看什么、问谁", 200),
  anchors: z.tuple([
    words("好的情形", 200),
    words("较好的情形", 200),
    words("较差的情形", 200),
    words("差的情形", 200),
  ]),
  points: z.int().min(1, "至少 1 分").max(60, "最多 60 分").meta({ label: "分值" }),
});

const RedLineInput = z.strictObject({
  code: z.string().max(40).optional(),
  title: words("红线情形", 60),
  /** Whoever marks it closes the assessment to all but those named. */
  secret: z.boolean().meta({ label: "保密" }),
});

export const TemplateInput = z.strictObject({
  from: z.iso.date("请写成 2026-11-27 这样的日期").meta({ label: "从哪天起用" }),
  document: words("依据文件", 120),
  sections: z
    .array(
      z.strictObject({
        code: z.enum(sectionCodes),
        title: words("这一部分的名称", 20),
        items: z.array(ItemInput).min(1, "每一部分至少一项").max(15),
      }),
    )
    .length(sectionCodes.length),
  redLines: z.array(RedLineInput).min(1, "至少一条红线").max(20),
});
export type TemplateInput = z.output<typeof TemplateInput>;

const VersionView = z.object({
  version: z.string(),
  from: z.string(),
  title: z.string(),
  document: z.string(),
  unchecked: z.boolean(),
  standing: z.enum(["past", "now", "later", "waiting", "refused"]),
  /** Of what an office has set and nobody has confirmed: by whom, when; and why it was refused. */
  proposal: z.object({ by: z.string(), at: z.iso.datetime(), refused: z.string().nullable() }).nullable(),
  can: z.array(z.enum(["confirm"])),
  sections: z.array(
    z.object({
      code: z.enum(sectionCodes),
      title: z.string(),
      items: z.array(
        z.object({
          code: z.string(),
          title: z.string(),
          look: z.string(),
          anchors: z.array(z.string()),
          points: z.int(),
        }),
      ),
    }),
  ),
  redLines: z.array(z.object({ code: z.string(), title: z.string(), secret: z.boolean() })),
});
export type VersionView = z.output<typeof VersionView>;

export const readTemplateVersions = operation({
  name: "protection.assessment.templates",
  method: "GET",
  path: "/api/assessment-templates",
  title: "查看监护能力评估表的各个版本",
  effect: "read",
  verb: "assessment.read",
  audited: false,
  output: z.object({ today: z.string(), items: z.array(VersionView) }),
  clauses: ["R-213"],
});

export const setTemplateVersion = operation({
  name: "protection.assessment.setTemplate",
  method: "POST",
  path: "/api/assessment-templates",
  title: "另立监护能力评估表的新版本",
  effect: "write",
  verb: "assessment.setTemplate",
  body: TemplateInput,
  output: z.object({ version: z.string() }),
  problems: [problems.templateFrom, problems.templatePoints],
  clauses: ["R-213", "R-285"],
});

export const decideTemplateVersion = operation({
  name: "protection.assessment.decideTemplate",
  method: "POST",
  path: "/api/assessment-templates/{version}/decisions",
  title: "确认或退回监护能力评估表的新版本",
  effect: "write",
  verb: "assessment.confirmTemplate",
  params: z.object({ version: z.iso.date() }),
  body: z.strictObject({
    accept: z.boolean().meta({ label: "确认" }),
    /** When it was set: a version that was set anew meanwhile is not the one that was read. */
    at: z.iso.datetime(),
    why: freeText(300).min(2, "请写核对了什么，或者为什么退回").meta({ label: "核对了什么，或退回的原因" }),
  }),
  output: z.object({ version: z.string() }),
  problems: [problems.templateOwn, problems.templateDecided, problems.templatePassed],
  clauses: ["R-213", "R-285"],
});
