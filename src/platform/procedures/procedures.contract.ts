/** Applications as they are listed, read and begun through HTTP. */
import { z } from "zod";
import { operation } from "../../kernel/operation.ts";
import { purposeFirst } from "../access/sealed.contract.ts";
import { XLSX_TYPE } from "../excel/file-types.contract.ts";
import { CitationView, FormValue, MatterLine, MatterView, matterStateCodes } from "./matter-view.contract.ts";
import { procedureProblems, refusalProblems } from "./procedure-problems.contract.ts";

const Form = z.record(z.string().max(60), FormValue).meta({ label: "申请表" });

const Id = z.object({ id: z.uuid() });

const applicant = z
  .strictObject({
    name: z.string().trim().min(1).max(60).meta({ label: "申请人" }),
    relation: z.string().trim().max(20).meta({ label: "与儿童关系" }),
  })
  .optional();

export const listProcedures = operation({
  name: "procedures.list",
  method: "GET",
  path: "/api/procedures",
  title: "查看可以办理的程序",
  effect: "read",
  verb: "application.read",
  audited: false,
  output: z.object({
    items: z.array(
      z.object({
        code: z.string(),
        title: z.string(),
        group: z.string().nullable(),
        basis: z.array(CitationView),
        steps: z.array(
          z.object({ code: z.string(), title: z.string(), deskName: z.string(), term: z.string() }),
        ),
        materials: z.array(z.object({ title: z.string(), required: z.boolean() })),
        canStart: z.boolean(),
        /** Nobody applies: an office acts of itself. */
        isOfOffice: z.boolean(),
      }),
    ),
    /** Whether any step of any procedure is ever the asker's. */
    hasTurns: z.boolean(),
  }),
});

export const readProcedureForm = operation({
  name: "procedures.form.read",
  method: "GET",
  path: "/api/procedures/{code}/form",
  title: "查看一个程序的空白登记表",
  effect: "read",
  verb: "application.start",
  audited: false,
  params: z.object({ code: z.string().max(60) }),
  output: z.object({
    code: z.string(),
    title: z.string(),
    basis: z.array(CitationView),
    sections: MatterView.shape.sections,
    /** It need not concern a child of the register. */
    beginsAtPlace: z.boolean(),
    /** A village has a step in it. */
    needsVillage: z.boolean(),
    isSealed: z.boolean(),
  }),
  problems: [procedureProblems.unknown, refusalProblems.noVersion],
});

export const listApplications = operation({
  name: "procedures.matters.list",
  method: "GET",
  path: "/api/applications",
  title: "查看办理中的申请",
  effect: "read",
  verb: "application.read",
  query: z.strictObject({
    /** mine: on the asker's desk. */
    whose: z.enum(["mine", "all"]).default("all"),
    procedure: z.string().max(60).optional(),
    state: z.enum(["open", ...matterStateCodes.codes]).default("open"),
    late: z.enum(["late", "soon"]).optional(),
    place: z
      .string()
      .regex(/^\d{6,12}$/)
      .optional(),
    subjectId: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(400).optional(),
  }),
  output: z.object({
    today: z.string(),
    items: z.array(MatterLine),
    counts: z.object({ late: z.int(), today: z.int(), soon: z.int(), open: z.int(), mine: z.int() }),
    nextCursor: z.string().nullable(),
  }),
  file: XLSX_TYPE,
  problems: [procedureProblems.unknown],
});

export const readApplication = operation({
  name: "procedures.matter.read",
  method: "GET",
  path: "/api/applications/{id}",
  title: "查看一件申请",
  effect: "read",
  verb: "application.read",
  params: Id,
  output: MatterView,
  problems: [purposeFirst],
});

export const startApplication = operation({
  name: "procedures.matter.start",
  method: "POST",
  path: "/api/applications",
  title: "登记一件申请",
  effect: "write",
  verb: "application.start",
  body: z.strictObject({
    procedure: z.string().max(60).meta({ label: "办理事项" }),
    childId: z.uuid().meta({ label: "儿童" }).optional(),
    /** Of what concerns no single child of the register: where it happened. */
    place: z
      .string()
      .regex(/^\d{6,12}$/)
      .meta({ label: "发生地" })
      .optional(),
    form: Form.default({}),
    applicant,
    /** With a day: received at once; without: a draft. */
    receivedOn: z.iso.date().meta({ label: "受理日期" }).optional(),
    /** The refused or withdrawn application that this one follows. */
    previousId: z.uuid().optional(),
    /** What of the procedure's room it belongs to, e.g. a case of protection. */
    belongsTo: z.uuid().meta({ label: "属于哪个个案" }).optional(),
  }),
  output: MatterView,
  problems: [
    procedureProblems.unknown,
    procedureProblems.subjectUnknown,
    procedureProblems.placeTooWide,
    procedureProblems.alreadyRunning,
    procedureProblems.notRefused,
    procedureProblems.formBad,
    refusalProblems.formIncomplete,
    refusalProblems.dateInFuture,
    refusalProblems.noVersion,
  ],
});

export const editApplication = operation({
  name: "procedures.matter.edit",
  method: "PATCH",
  path: "/api/applications/{id}",
  title: "填写申请表",
  effect: "write",
  verb: "application.start",
  versioned: true,
  params: Id,
  body: z.strictObject({ form: Form, applicant }),
  output: MatterView,
  problems: [procedureProblems.notDraft, procedureProblems.formBad, procedureProblems.stale],
});

export const printPaper = operation({
  name: "procedures.paper.print",
  method: "GET",
  path: "/api/applications/{id}/prints/{code}",
  title: "打印申请文书",
  effect: "read",
  durable: () => true,
  verb: "application.read",
  params: z.object({ id: z.uuid(), code: z.string().max(60) }),
  /** pdf or docx, where the room offers both. */
  query: z.strictObject({ as: z.enum(["pdf", "docx"]).default("pdf") }),
  file: "application/octet-stream",
  problems: [purposeFirst, procedureProblems.nothingToPrint],
});
