/** A visit half written: how it begins from the last one, what is still missing on each screen, and what is sent when it is saved. Pure. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { NewMutation } from "../../../platform/client/offline/phone.ts";
import { checkAnswers, knownOf } from "../campaigns/check-answers.ts";
import type { ChildDocument } from "../phone/child-document.contract.ts";
import type { DeskDocument } from "../phone/desk-document.contract.ts";
import { type ToldSection, tellChange } from "../told/told-changes.contract.ts";
import type { VisitCheck, VisitDone, VisitManner } from "../visits/visit-codes.contract.ts";
import { checksOf, faultsOfVisit, opensReport } from "../visits/visit-form.ts";
import { recordVisit, VISIT_FORM_VERSION, VisitInput } from "../visits/visits.contract.ts";

export type Seen = "both" | "child" | "carer" | "nobody";
/** A check looked at: well, or in words what is not. */
export type Looked = { readonly isWell: true } | { readonly isWell: false; readonly words: string };

export interface ChangeDraft {
  readonly id: string;
  readonly section: ToldSection;
  readonly personId: string | null;
  readonly value: Readonly<Record<string, unknown>>;
  readonly from: IsoDate;
  readonly evidence: string;
}

/** Of the draft as it is kept: one that an older page began is opened by the page that knows its form. */
export const DRAFT_FORM = 1;

export interface VisitDraft {
  readonly form: typeof DRAFT_FORM;
  readonly id: string;
  readonly childId: string;
  readonly step: number;
  readonly on: IsoDate;
  readonly manner: VisitManner;
  readonly seen: Seen | null;
  readonly absentWhy: NonNullable<VisitInput["absentWhy"]> | null;
  readonly looked: Readonly<Partial<Record<VisitCheck, Looked>>>;
  /** By `sectionKey`. */
  readonly changes: Readonly<Record<string, ChangeDraft>>;
  readonly childWords: string;
  readonly carerWords: string;
  readonly done: readonly VisitDone[];
  readonly note: string;
  readonly riskConcern: string;
  readonly lookAgainOn: IsoDate | null;
  readonly place: VisitInput["place"] | null;
  readonly photos: readonly string[];
  /** By campaign, then by question. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, string | boolean>>>>;
  readonly reportId: string | null;
}

export function beginVisit(childId: string, id: string, on: IsoDate): VisitDraft {
  return {
    form: DRAFT_FORM,
    id,
    childId,
    step: 0,
    on,
    manner: "home",
    seen: null,
    absentWhy: null,
    looked: {},
    changes: {},
    childWords: "",
    carerWords: "",
    done: [],
    note: "",
    riskConcern: "",
    lookAgainOn: null,
    place: null,
    photos: [],
    answers: {},
    reportId: null,
  };
}

/** What was kept on the phone, if it is one of this child's and of this form. */
export function readKept(
  kept: Readonly<Record<string, unknown>> | undefined,
  childId: string,
): VisitDraft | undefined {
  if (kept === undefined || kept["form"] !== DRAFT_FORM || kept["childId"] !== childId) return undefined;
  return kept as unknown as VisitDraft;
}

export const draftKey = (childId: string) => `visit:${childId}`;
export const photoKey = (visitId: string, digest: string) => `visit-photo:${visitId}:${digest}`;

/** Whom it is about, where that is not the child: as `ChildDocument.versions` names it. */
export function sectionKey(section: ToldSection, personId: string | null): string {
  return personId === null ? section : `${section}:${personId}`;
}

export function checksFor(child: ChildDocument, on: IsoDate): VisitCheck[] {
  return checksOf(
    {
      birthDate: child.birthDate,
      categories: child.tags.map(({ code }) => code),
      riskLevel: child.risk?.level ?? null,
    },
    on,
  );
}

/** Whatever nobody has touched is well; what was marked stays marked. */
export function allWell(draft: VisitDraft, checks: readonly VisitCheck[]): VisitDraft {
  const rest = checks.filter((check) => draft.looked[check] === undefined);
  const well = Object.fromEntries(rest.map((check) => [check, { isWell: true } as const]));
  return { ...draft, looked: { ...draft.looked, ...well } };
}

export function troublesOf({ looked }: VisitDraft): { check: VisitCheck; words: string }[] {
  return (Object.entries(looked) as [VisitCheck, Looked][]).flatMap(([check, one]) =>
    one.isWell ? [] : [{ check, words: one.words.trim() }],
  );
}

export const mustReport = (draft: VisitDraft) => opensReport(troublesOf(draft));

/** As it is sent. What was left empty is not in it. */
export function inputOf(draft: VisitDraft): unknown {
  const sawChild = draft.seen === "both" || draft.seen === "child";
  const text = (key: string, words: string) => (words.trim() === "" ? {} : { [key]: words.trim() });
  const given = <Value>(key: string, value: Value | null) => (value === null ? {} : { [key]: value });
  return {
    id: draft.id,
    childId: draft.childId,
    on: draft.on,
    manner: draft.manner,
    sawChild,
    sawCarer: draft.seen === "both" || draft.seen === "carer",
    ...(sawChild ? {} : given("absentWhy", draft.absentWhy)),
    looked: Object.keys(draft.looked),
    troubles: troublesOf(draft),
    ...text("childWords", draft.childWords),
    ...text("carerWords", draft.carerWords),
    done: draft.done,
    ...text("note", draft.note),
    ...text("riskConcern", draft.riskConcern),
    ...given("lookAgainOn", draft.lookAgainOn),
    ...given("place", draft.place ?? null),
    photos: draft.photos,
    campaigns: Object.entries(draft.answers)
      .filter(([, answers]) => Object.keys(answers).length > 0)
      .map(([campaignId, answers]) => ({ campaignId, answers })),
    ...given("reportId", draft.reportId),
  };
}

/** Sentences by field: what has to be put right before it can be saved, each on the screen where it is asked. */
export type VisitFaults = Readonly<Record<string, string>>;

export function faultsOfStep(draft: VisitDraft, child: ChildDocument, desk: DeskDocument): VisitFaults {
  if (draft.step === 0) return seenFaults(draft);
  if (draft.step === 1) return lookedFaults(draft, child);
  const earlier = { ...seenFaults(draft), ...lookedFaults(draft, child) };
  return Object.keys(earlier).length > 0 ? earlier : restFaults(draft, child, desk);
}

function seenFaults({ seen, absentWhy }: VisitDraft): VisitFaults {
  if (seen === null) return { seen: "请先选见到了谁" };
  if ((seen === "carer" || seen === "nobody") && absentWhy === null)
    return { absentWhy: "没见到孩子，请选一个原因" };
  return {};
}

function lookedFaults(draft: VisitDraft, child: ChildDocument): VisitFaults {
  const faults: Record<string, string> = {};
  const isHome = draft.manner === "home" && (draft.seen === "both" || draft.seen === "child");
  const checks = checksFor(child, draft.on);
  if (isHome && checks.every((check) => draft.looked[check] === undefined))
    faults["looked"] = "看过的都好，就点“都看了，都好”；有问题的点那一项";
  for (const { check, words } of troublesOf(draft))
    if (words === "") faults[`looked.${check}`] = "请写一句是什么情况";
  return faults;
}

function restFaults(draft: VisitDraft, child: ChildDocument, desk: DeskDocument): VisitFaults {
  const faults: Record<string, string> = {};
  const parsed = VisitInput.safeParse(inputOf(draft));
  if (!parsed.success)
    for (const { path, message } of parsed.error.issues) faults[path.map(String).join(".")] ??= message;
  else for (const { path, message } of faultsOfVisit(parsed.data)) faults[path] ??= message;
  for (const campaign of desk.campaigns) {
    if (!child.campaigns.includes(campaign.id)) continue;
    const answers = draft.answers[campaign.id];
    // A campaign is answered as a whole or left for the next visit.
    if (answers === undefined || Object.keys(answers).length === 0) continue;
    for (const { path, message } of checkAnswers(campaign.questions, answers, knownOf(child)))
      faults[`campaigns.${campaign.id}.${path}`] = message;
  }
  return faults;
}

/** The visit, then one told change for each section that became another: refused or not, none of them holds back the visit. */
export function mutationsOf(draft: VisitDraft, child: ChildDocument, newId: () => string): NewMutation[] {
  const { id: childId, villageCode: placeCode, name } = child;
  const visitMutation = newId();
  const visit: NewMutation = {
    id: visitMutation,
    operation: recordVisit.name,
    formVersion: VISIT_FORM_VERSION,
    body: VisitInput.parse(inputOf(draft)),
    placeCode,
    childId,
    label: `走访 ${name}`,
  };
  const changes = Object.values(draft.changes).map((change): NewMutation => {
    const { id, section, personId, value, from, evidence } = change;
    return {
      id: newId(),
      operation: tellChange.name,
      formVersion: 1,
      body: {
        id,
        childId,
        visitId: draft.id,
        section,
        ...(personId === null ? {} : { personId }),
        from,
        value,
        base: child.versions[sectionKey(section, personId)] ?? null,
        ...(evidence.trim() === "" ? {} : { evidence: evidence.trim() }),
      },
      placeCode,
      childId,
      dependsOn: [visitMutation],
      label: `${name}的变化`,
    };
  });
  return [visit, ...changes];
}
