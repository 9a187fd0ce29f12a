/**
 * The one error class. A code in dotted English is for programs, the sentence in Chinese for the person in front of the screen:
 * what happened, what is safe, what to do next. Refusals that the law foresees are values, never Problems.
 */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  /** Chinese, for people. */
  readonly detail: string;
  /** Faults of single fields, or material for the page (both versions of a stale record, allowed actions …). */
  readonly errors: readonly FieldFault[];
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(spec: ProblemSpec, options: ProblemOptions = {}) {
    super(
      `${spec.code}: ${options.log ?? options.detail ?? spec.title}`,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.name = "Problem";
    this.code = spec.code;
    this.status = spec.status;
    this.title = spec.title;
    this.detail = options.detail ?? spec.detail ?? spec.title;
    this.errors = options.errors ?? [];
    this.extra = options.extra ?? {};
  }

  readonly title: string;
}

/** A declared kind of problem; every one that can be thrown is declared with `declareProblem` and listed in generated/errors.md. */
export interface ProblemSpec {
  readonly code: string;
  readonly status: number;
  /** A short Chinese title. */
  readonly title: string;
  /** What to do next, when it can be said without knowing the case. */
  readonly detail?: string;
}

export interface ProblemOptions {
  readonly detail?: string;
  readonly errors?: readonly FieldFault[];
  readonly extra?: Readonly<Record<string, unknown>>;
  /** For the log only; never personal data. */
  readonly log?: string;
  readonly cause?: unknown;
}

export interface FieldFault {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

const declared = new Map<string, ProblemSpec>();

/** Declares a kind of problem once; a second declaration of the same code is a programming error. */
export function declareProblem(spec: ProblemSpec): ProblemSpec {
  if (declared.has(spec.code)) throw new Error(`problem ${spec.code} is declared twice`);
  declared.set(spec.code, spec);
  return spec;
}

/** All declared kinds, sorted by code: the source of generated/errors.md and of the OpenAPI document. */
export function declaredProblems(): ProblemSpec[] {
  return [...declared.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
