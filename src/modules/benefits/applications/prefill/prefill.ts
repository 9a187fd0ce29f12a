/**
 * What the register already knows of an application: each value with the dated fact that it comes from, and by name what is not
 * known. Pure.
 */
import { z } from "zod";
import type { IsoDate } from "../../../../kernel/calendar-date.ts";
import type { ChildFile } from "../../../registry/child-file.contract.ts";
import { fromFact, fromFile, holding, type KnownFields, Sheet, textOf } from "./known-value.ts";
import { livingSummary } from "./living-summary.ts";
import {
  type ChildWords,
  prefillChild,
  prefillRelief,
  prefillSchool,
  prefillWellbeing,
} from "./prefill-child.ts";
import { prefillGuardians, prefillParent, prefillPayee } from "./prefill-family.ts";

export interface PrefillInput {
  readonly file: ChildFile;
  readonly words: ChildWords;
  /** The day of the application; what holds on it is taken. */
  readonly on: IsoDate;
  readonly startMonth?: string | undefined;
}

export interface Prefill {
  readonly fields: KnownFields;
  /** Required fields of the form that nobody knows, in its order. */
  readonly missing: readonly string[];
}

export type FormKind = "living" | "study" | "treatment" | "settlement" | "relief" | "ending" | "payee";

export function prefill(kind: FormKind, form: z.ZodObject, input: PrefillInput): Prefill {
  const sheet = new Sheet();
  prefillChild(sheet, input.file, input.words);
  fillers[kind](sheet, input);
  const entered = { kind: "fact", words: "本系统受理", on: input.on } as const;
  sheet.put("handedIn", Object.hasOwn(form.shape, "side") ? "OFFSITE" : "LOCAL", entered);
  sheet.put("appliedOn", input.on, entered);
  const known = Object.entries(sheet.fields).filter(([field]) => Object.hasOwn(form.shape, field));
  const fields = Object.fromEntries(known);
  return { fields, missing: missingOf(form, fields) };
}

/** Required by the form, and empty. */
export function missingOf(form: z.ZodObject, fields: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(form.shape).flatMap(([field, schema]) =>
    schema instanceof z.ZodOptional || Object.hasOwn(fields, field) ? [] : [field],
  );
}

type Filler = (sheet: Sheet, input: PrefillInput) => void;

const fillers: Readonly<Record<FormKind, Filler>> = {
  living(sheet, { file, startMonth, on }) {
    prefillWellbeing(sheet, file);
    prefillParent(sheet, file, "father");
    prefillParent(sheet, file, "mother");
    prefillGuardians(sheet, file);
    prefillRelief(sheet, file);
    prefillPayee(sheet, file);
    const summary = fromFile(file, "按档案写成，请改成实际情况");
    sheet.put("livingSummary", livingSummary(file), summary);
    prefillCareMode(sheet, file);
    sheet.put("startMonth", startMonth, { kind: "fact", words: "按批准后次月推算", on });
  },
  study(sheet, { file, on }) {
    prefillSchool(sheet, file.facts);
    const recognised = file.facts.find(
      ({ kind, slot }) => kind === "category" && (slot === "orphan" || slot === "defactoUnattended"),
    );
    if (recognised !== undefined)
      sheet.put("recognisedOn", textOf(recognised, "recognisedOn") ?? recognised.from, fromFact(recognised));
    const self = fromFile(file, "身份信息");
    sheet.put("payeePersonId", file.person.id, self);
    sheet.put("payeeName", file.person.name, self);
    sheet.put("payeeKind", "self", self);
    sheet.put("payeePhone", file.person.phoneMasked, self);
    sheet.put("academicYear", academicYearOf(on), { kind: "fact", words: "按申请日期推算", on });
  },
  treatment() {
    // The hospital's diagnosis and budget are not in the register.
  },
  settlement(sheet, { file }) {
    prefillPayee(sheet, file);
  },
  relief(sheet, { file }) {
    prefillPayee(sheet, file);
  },
  ending() {
    // What ends, and why, is what the application is about.
  },
  payee(sheet, { file }) {
    prefillPayee(sheet, file);
  },
};

function prefillCareMode(sheet: Sheet, file: ChildFile): void {
  const guardianship = holding(file.facts, "guardianship");
  const form = textOf(guardianship, "form");
  if (guardianship !== undefined && form !== undefined) {
    const isInstitution = form === "organisation" || form === "longTerm" || form === "temporary";
    sheet.put("careMode", isInstitution ? "institution" : "community", fromFact(guardianship));
    return;
  }
  const carer = file.kin.find(({ caresForChild }) => caresForChild);
  if (carer !== undefined)
    sheet.put("careMode", "community", { kind: "fact", words: "平时由家人照料", on: carer.from });
}

/** A school year begins in September. */
export function academicYearOf(on: IsoDate): string {
  const year = Number(on.slice(0, 4));
  const from = on.slice(5, 7) >= "09" ? year : year - 1;
  return `${from}-${from + 1}`;
}
