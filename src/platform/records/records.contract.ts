/** Records of every declared kind through HTTP: what there is, written, read, corrected, checked, counted. */
import { z } from "zod";
import { freeText } from "../../kernel/free-text.ts";
import { operation } from "../../kernel/operation.ts";
import { XLSX_TYPE } from "../excel/file-types.contract.ts";
import { CitationView } from "../procedures/matter-view.contract.ts";
import { organisationKindCodes } from "./organisations/organisation-codes.contract.ts";
import { entryStateCodes, groupingCodes } from "./record-codes.contract.ts";
import { Content, RecordField } from "./record-fields.contract.ts";
import { recordProblems } from "./record-problems.contract.ts";

const Kind = z.object({ kind: z.string().max(80) });
const One = z.object({ kind: z.string().max(80), id: z.uuid() });
const unit = z.string().max(40).meta({ label: "单位" });
const day = z.iso.date();

export const KindView = z.object({
  code: z.string(),
  title: z.string(),
  domain: z.string().nullable(),
  domainTitle: z.string().nullable(),
  dayLabel: z.string(),
  about: z
    .object({
      kind: z.enum(["child", "organisation", "place"]),
      label: z.string(),
      required: z.boolean(),
      /** Kinds of the register of organisations; none: any name may be written. */
      of: z.array(z.enum(organisationKindCodes.codes)),
      /** Townships to choose from. */
      options: z.array(z.string()),
    })
    .nullable(),
  isChecked: z.boolean(),
  /** Its entries have others handed out under them. */
  handsOut: z.boolean(),
  evidence: z.enum(["none", "allowed", "needed"]),
  fields: z.array(RecordField),
  figures: z.array(z.object({ code: z.string(), title: z.string(), unit: z.string() })),
  basis: z.array(CitationView),
  /** Whom the asker may write for. */
  units: z.array(z.object({ unit: z.string(), name: z.string(), isOwn: z.boolean() })),
});
export type KindView = z.output<typeof KindView>;

export const EntryView = z.object({
  id: z.uuid(),
  unit: z.string(),
  unitName: z.string(),
  on: z.string(),
  aboutId: z.uuid().nullable(),
  aboutName: z.string().nullable(),
  content: Content,
  state: z.enum(entryStateCodes.codes),
  isForAnother: z.boolean(),
  /** Written down when its period was over. */
  isLate: z.boolean(),
  createdBy: z.string(),
  createdAt: z.string(),
  checkedBy: z.string().nullable(),
  version: z.int(),
});
export type EntryView = z.output<typeof EntryView>;

export const EntryAct = z.enum(["edit", "submit", "confirm", "return", "withdraw", "addPaper"]);
export type EntryAct = z.output<typeof EntryAct>;

export const EntryFile = EntryView.extend({
  /** Under which it was handed out, where the asker may open that. */
  parent: z.object({ kind: z.string(), id: z.uuid(), title: z.string(), on: z.string() }).nullable(),
  paperNote: z.string().nullable(),
  papers: z.array(z.object({ id: z.uuid(), name: z.string(), size: z.int(), addedAt: z.string() })),
  history: z.array(
    z.object({
      version: z.int(),
      act: z.string(),
      reason: z.string().nullable(),
      by: z.string(),
      at: z.string(),
      on: z.string(),
      content: Content,
      state: z.enum(entryStateCodes.codes),
    }),
  ),
  /** Of the version it was written with. */
  fields: z.array(RecordField),
  can: z.array(EntryAct),
});
export type EntryFile = z.output<typeof EntryFile>;

export const listKinds = operation({
  name: "records.kinds.list",
  method: "GET",
  path: "/api/records",
  title: "查看有哪些台账",
  effect: "read",
  verb: "record.read",
  audited: false,
  output: z.object({ items: z.array(KindView) }),
});

/** What a list, a file and a print of it are narrowed by. */
export const narrowing = {
  unit: unit.optional(),
  place: z
    .string()
    .regex(/^\d{6}(\d{3}(\d{3})?)?$/)
    .optional()
    .meta({ label: "区域" }),
  from: day.optional().meta({ label: "从" }),
  to: day.optional().meta({ label: "到" }),
  state: z.enum(["live", ...entryStateCodes.codes]).default("live"),
  words: z.string().trim().max(60).optional().meta({ label: "包含文字" }),
};

export const listEntries = operation({
  name: "records.entries.list",
  method: "GET",
  path: "/api/records/{kind}",
  title: "查看或导出台账",
  effect: "read",
  verb: "record.read",
  params: Kind,
  query: z.strictObject({
    ...narrowing,
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(400).optional(),
  }),
  output: z.object({
    items: z.array(EntryView),
    nextCursor: z.string().nullable(),
    total: z.int(),
  }),
  file: XLSX_TYPE,
  problems: [recordProblems.tooMany],
});

const draft = {
  on: day.meta({ label: "日期" }),
  aboutId: z.uuid().optional().meta({ label: "关于谁" }),
  aboutName: freeText(100).optional().meta({ label: "关于谁" }),
  content: Content,
  paperNote: freeText(100).optional().meta({ label: "原件存放处" }),
};

const written = [
  recordProblems.content,
  recordProblems.future,
  recordProblems.aboutMissing,
  recordProblems.aboutClosed,
  recordProblems.standsAlready,
  recordProblems.evidenceMissing,
];

export const writeEntry = operation({
  name: "records.entry.write",
  method: "POST",
  path: "/api/records/{kind}",
  title: "登记一条台账",
  effect: "write",
  verb: "record.write",
  params: Kind,
  body: z.strictObject({
    ...draft,
    /** Absent: the asker's own. */
    unit: unit.optional(),
    /** Handed in at once; otherwise a draft. */
    submit: z.boolean().default(true).meta({ label: "提交" }),
  }),
  output: EntryFile,
  problems: written,
});

export const readEntry = operation({
  name: "records.entry.read",
  method: "GET",
  path: "/api/records/{kind}/{id}",
  title: "查看一条台账",
  effect: "read",
  verb: "record.read",
  params: One,
  output: EntryFile,
});

export const editEntry = operation({
  name: "records.entry.edit",
  method: "PATCH",
  path: "/api/records/{kind}/{id}",
  title: "补充或更正台账",
  effect: "write",
  verb: "record.write",
  versioned: true,
  params: One,
  body: z.strictObject({
    ...draft,
    reason: freeText(200).optional().meta({ label: "更正原因" }),
    submit: z.boolean().default(true).meta({ label: "提交" }),
  }),
  output: EntryFile,
  problems: [...written, recordProblems.reasonMissing, recordProblems.wrongState],
});

export const actOnEntry = operation({
  name: "records.entry.act",
  method: "POST",
  path: "/api/records/{kind}/{id}/acts",
  title: "提交、核对、退回或撤销台账",
  effect: "write",
  verb: "record.write",
  versioned: true,
  params: One,
  body: z.strictObject({
    act: z.enum(["submit", "confirm", "return", "withdraw"]).meta({ label: "办理" }),
    reason: freeText(200).optional().meta({ label: "原因" }),
  }),
  output: EntryFile,
  problems: [
    recordProblems.wrongState,
    recordProblems.samePerson,
    recordProblems.reasonMissing,
    recordProblems.evidenceMissing,
  ],
});

export const FigureRow = z.object({
  key: z.string(),
  label: z.string(),
  values: z.array(
    z.object({
      code: z.string(),
      /** Null: a ratio of nothing. A ratio in hundredths of a per cent. */
      value: z.number().nullable(),
      part: z.number().nullable(),
      whole: z.number().nullable(),
    }),
  ),
});
export type FigureRow = z.output<typeof FigureRow>;

export const readFigures = operation({
  name: "records.figures.read",
  method: "GET",
  path: "/api/records/{kind}/figures",
  title: "查看台账的统计",
  effect: "read",
  verb: "record.read",
  audited: false,
  params: Kind,
  query: z.strictObject({
    by: z.enum(groupingCodes.codes).default("unit"),
    unit: narrowing.unit,
    place: narrowing.place,
    from: narrowing.from,
    to: narrowing.to,
  }),
  output: z.object({ rows: z.array(FigureRow), total: FigureRow }),
});
