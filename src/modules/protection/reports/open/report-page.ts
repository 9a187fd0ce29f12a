/** The report, one question a screen. What is typed is kept in this tab only: a reload keeps it, sending it or leaving quickly forgets it. */
import { fillWith } from "../../../../faces/open/el.ts";
import type { Field } from "../../../../faces/open/fields.ts";
import { asProblem } from "../../../../platform/client/api-problem.ts";
import { placeCode } from "../report-form.contract.ts";
import { faultsOf } from "./draft-faults.ts";
import type { FormStep, ReportForm } from "./form-step.ts";
import { freshUuid } from "./fresh-uuid.ts";
import { keepInTab, keptInTab } from "./kept-in-tab.ts";
import { openFiles } from "./open-files.ts";
import { openPlaces } from "./open-places.ts";
import { problemNote } from "./problem-note.ts";
import { keepReceipt, keptReceipt, receiptPage } from "./receipt-page.ts";
import { draftFrom, emptyDraft, type ReportDraft } from "./report-draft.ts";
import { sendReport } from "./send-report.ts";
import { dangerStep } from "./step-danger.ts";
import { reviewStep } from "./step-review.ts";
import { seenStep } from "./step-seen.ts";
import { stepShell } from "./step-shell.ts";
import { whereStep } from "./step-where.ts";
import { whoStep } from "./step-who.ts";
import { forgetProof, workAhead } from "./work-ahead.ts";

const steps: readonly FormStep[] = [dangerStep, seenStep, whereStep, whoStep, reviewStep];
const DRAFT = { key: "report", forMs: 2 * 3_600_000 };

export function reportPage(main: HTMLElement): void {
  const receipt = keptReceipt();
  if (receipt === undefined) fillReport(main);
  else receiptPage(main, { receipt, files: [], danger: "", again: () => fillReport(main) });
}

function fillReport(main: HTMLElement): void {
  const places = openPlaces();
  const files = openFiles();
  const poster = placeCode.safeParse(new URLSearchParams(location.search).get("p")).data ?? "";
  const fresh = () => emptyDraft(freshUuid(), poster);
  let draft = draftFrom(keptInTab(DRAFT), fresh());
  let fields: Readonly<Record<string, Field>> = {};
  let sending = false;

  const set = (patch: Partial<ReportDraft>) => {
    draft = { ...draft, ...patch };
    keepInTab(DRAFT, draft);
  };
  const form: ReportForm = {
    draft: () => draft,
    set,
    places,
    files,
    next: () => {
      const faulty = firstFault(stepOf(draft.step).asks);
      if (faulty) return;
      goTo(draft.step + 1);
    },
    goTo: (step) => goTo(step),
    redraw: () => draw(false),
  };

  /** Says the faults of these parts at their fields, goes to the first, and tells whether there was one. */
  const firstFault = (asks: readonly string[]): boolean => {
    for (const field of Object.values(fields)) field.say(undefined);
    const faults = faultsOf(draft).filter(({ path }) => asks.some((each) => isPart(path, each)));
    for (const { path, words } of faults) fieldFor(fields, path)?.say(words);
    const [first] = faults;
    if (first !== undefined) fieldFor(fields, first.path)?.focus();
    return first !== undefined;
  };

  const goTo = (step: number) => {
    set({ step: Math.max(0, Math.min(step, steps.length - 1)) });
    draw(true);
    if (draft.step > 0) workAhead();
  };

  const note = problemNote();
  const draw = (moves: boolean) => {
    const step = stepOf(draft.step);
    const built = step.build(form);
    fields = built.fields;
    note.show(undefined);
    const shell = stepShell({
      heading: step.heading,
      at: draft.step,
      of: steps.length,
      nodes: built.nodes,
      note: note.box,
      back: draft.step === 0 ? undefined : () => goTo(draft.step - 1),
      forward: draft.step === steps.length - 1 ? undefined : () => form.next(),
      submit: draft.step === steps.length - 1 ? (say) => submit(say) : undefined,
    });
    fillWith(main, [shell.box]);
    if (moves) {
      scrollTo(0, 0);
      shell.heading.focus();
    }
  };

  const submit = async (say: (words: string) => void): Promise<void> => {
    // Two taps in one moment are one report.
    if (sending) return;
    const stepWithFault = steps.findIndex(({ asks }) =>
      faultsOf(draft).some(({ path }) => asks.some((each) => isPart(path, each))),
    );
    if (stepWithFault >= 0) {
      if (stepWithFault !== draft.step) goTo(stepWithFault);
      firstFault(stepOf(stepWithFault).asks);
      return;
    }
    sending = true;
    note.show(undefined);
    try {
      const receipt = await sendReport(draft, { onState: say });
      forgetProof();
      keepInTab(DRAFT, undefined);
      keepReceipt(receipt);
      receiptPage(main, { receipt, files: files.all(), danger: draft.danger, again: () => fillReport(main) });
    } catch (error) {
      say("");
      showProblem(error);
    } finally {
      sending = false;
    }
  };

  const showProblem = (error: unknown) => {
    const problem = asProblem(error);
    const step = REFUSED_AT[problem.code];
    if (step !== undefined) {
      goTo(step);
      fieldFor(fields, problem.code.endsWith("seenAt") ? "seenAt" : "placeCode")?.say(
        `${problem.title}。${problem.detail}`,
      );
      return;
    }
    const [fault] = problem.errors;
    const path = fault?.path.replace(/^(content|reporter)\./, "") ?? "";
    const asking = steps.findIndex(({ asks }) => asks.some((each) => isPart(path, each)));
    if (fault === undefined || asking < 0) {
      note.show(problem);
      return;
    }
    goTo(asking);
    fieldFor(fields, path)?.say(fault.message);
    fieldFor(fields, path)?.focus();
  };

  draw(false);
  places.list().catch(() => undefined);
  if (draft.step > 0) workAhead();
}

const WHERE = steps.indexOf(whereStep);
const REFUSED_AT: Readonly<Record<string, number>> = {
  "protection.report.place": WHERE,
  "protection.report.seenAt": WHERE,
};

function isPart(path: string, whole: string): boolean {
  return path === whole || path.startsWith(`${whole}.`);
}

function stepOf(index: number): FormStep {
  return steps[index] ?? dangerStep;
}

/** The field itself, or the one that holds it. */
function fieldFor(fields: Readonly<Record<string, Field>>, path: string): Field | undefined {
  return fields[path] ?? fields[path.split(".")[0] ?? ""];
}
