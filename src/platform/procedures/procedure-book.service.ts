/**
 * Which procedures there are, and what rooms do around them: who the subject is, what is known beforehand, what is checked, what
 * follows from a decision. Effects run in the decision's own transaction.
 */
import type { Role } from "../../kernel/actor.ts";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import { Problem } from "../../kernel/problem.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import type { FileAnswer } from "../http/route.ts";
import type { Matter, Step } from "./matter.ts";
import type { Check, FormValue } from "./matter-view.contract.ts";
import type { OutcomeSpec, Procedure, ProcedureVersion } from "./procedure.ts";
import { procedureProblems } from "./procedure-problems.contract.ts";

/** Whom a matter is about, within the asker's reach. */
export interface Subject {
  readonly id: string;
  readonly name: string;
  /** The home place, as far down as it is known. */
  readonly placeCode: string;
}

export type FormValues = Readonly<Record<string, FormValue>>;

/** A matter as rooms see it: everything in clear, nothing to be shown as it is. */
export interface MatterFile {
  readonly id: string;
  readonly no: string | null;
  readonly procedure: Procedure;
  readonly spec: ProcedureVersion;
  readonly matter: Matter;
  readonly isSealed: boolean;
  readonly subjectId: string | null;
  readonly subjectName: string;
  readonly applicant: { readonly name: string | null; readonly relation: string | null };
  readonly form: FormValues;
  readonly previousId: string | null;
  /** The account that handed it in. */
  readonly startedBy: string;
}

export interface DecidedStep {
  readonly step: Step;
  readonly outcome: OutcomeSpec;
}

type Effect = (tx: Tx, app: App, file: MatterFile) => Promise<void>;

export interface ProcedureBinding {
  readonly procedure: Procedure;
  /** Only these posts learn of it; absent: whoever reads applications. */
  readonly openTo?: readonly Role[];
  /** Undefined: not there, or not for the asker to know. */
  findSubject(tx: Tx, app: App, id: string): Promise<Subject | undefined>;
  /** What concerns no single child of the register may begin at a place: what it is called in lists, without anybody's name. */
  nameEvent?(form: FormValues): string;
  /** Asked when it begins and whenever its form changes: from then on only named people know of it. */
  isSecret?(tx: Tx, subjectId: string | null, form: FormValues): Promise<boolean>;
  /** Every known value with its source; a person confirms instead of typing. */
  prefill?(tx: Tx, app: App, subject: Subject): Promise<FormValues>;
  /** What the system sees beside the application, for whoever decides. */
  checks?(tx: Tx, app: App, file: MatterFile, on: IsoDate): Promise<readonly Check[]>;
  /** A paper of the procedure: the application (`form`), the receipt (`receipt`) or what a step prints. */
  print?(tx: Tx, app: App, file: MatterFile, code: string, as: "pdf" | "docx"): Promise<FileAnswer>;
  /** Papers besides those of the steps, and since when there are such: it is received, or what is missing was told. */
  readonly papers?: readonly {
    readonly code: string;
    readonly title: string;
    readonly since?: "received" | "noticed";
  }[];
  /** It is written down, as a draft still; `belongsTo`: what of the room whoever began it has said that it belongs to. */
  onStarted?(
    tx: Tx,
    app: App,
    started: {
      readonly id: string;
      readonly subjectId: string | null;
      readonly belongsTo: string | undefined;
    },
  ): Promise<void>;
  onReceived?: Effect;
  onDecided?(tx: Tx, app: App, file: MatterFile, decided: DecidedStep): Promise<void>;
  onApproved?: Effect;
  onRefused?: Effect;
  onWithdrawn?: Effect;
  onClosed?: Effect;
}

const bindings = new Map<string, ProcedureBinding>();

/** Declares a procedure to the house with what its room does around it; once each. */
export function bindProcedure(binding: ProcedureBinding): void {
  const { code } = binding.procedure;
  if (bindings.has(code)) throw new Error(`procedure ${code} is bound twice`);
  bindings.set(code, binding);
}

export function boundProcedures(): readonly ProcedureBinding[] {
  return [...bindings.values()];
}

/** @throws procedures.unknown */
export function getBinding(code: string): ProcedureBinding {
  const binding = bindings.get(code);
  if (binding === undefined) throw new Problem(procedureProblems.unknown);
  return binding;
}

/** Whether this post may know that there is such a matter at all. */
export function isOpenTo({ openTo }: Pick<ProcedureBinding, "openTo">, role: Role): boolean {
  return openTo === undefined || openTo.includes(role);
}

/** The procedures of which this post learns nothing. */
export function proceduresHiddenFrom(role: Role): string[] {
  return boundProcedures()
    .filter((binding) => !isOpenTo(binding, role))
    .map(({ procedure }) => procedure.code);
}
