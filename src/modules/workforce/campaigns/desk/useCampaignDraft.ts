import { useState } from "react";
import { useSession } from "../../../../faces/desk/session/session.ts";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { addDays } from "../../../../kernel/calendar-date.ts";
import { newUuid } from "../../../../platform/client/new-uuid.ts";
import { inputsFrom } from "../ask-questions.ts";
import { campaignTemplates } from "../campaign-templates.ts";
import type {
  CampaignChange,
  CampaignSelection,
  CampaignView,
  QuestionInput,
} from "../campaigns.contract.ts";

/** Usually asked within so many days. */
const USUAL_DAYS = 14;

export interface TypedQuestion extends Omit<QuestionInput, "answeredBy"> {
  readonly key: string;
  readonly answeredBy: QuestionInput["answeredBy"] | undefined;
}

interface Typed extends Omit<CampaignSelection, "ageFrom" | "ageTo"> {
  readonly template: string | undefined;
  readonly title: string;
  readonly brief: string;
  readonly from: string | undefined;
  readonly dueOn: string | undefined;
  readonly place: string | undefined;
  readonly ageFrom: number | undefined;
  readonly ageTo: number | undefined;
  readonly questions: readonly TypedQuestion[];
}

export const emptyQuestion = (): TypedQuestion =>
  typedFrom({ label: "", kind: "yesNo", options: [], required: true });

const typedFrom = (question: QuestionInput): TypedQuestion => ({
  answeredBy: undefined,
  ...question,
  key: newUuid(),
});

const chosen = ({ ageFrom, ageTo, ...rest }: CampaignSelection) => ({ ...rest, ageFrom, ageTo });

/** What somebody types of a campaign; begins with a template, or with the draft that is changed. */
export function useCampaignDraft(before: CampaignView | undefined) {
  const { post } = useSession();
  const today = useToday();
  const [id] = useState(() => before?.id ?? newUuid());
  const [typed, setTyped] = useState<Typed>(() =>
    before === undefined
      ? {
          template: undefined,
          title: "",
          brief: "",
          from: today,
          dueOn: addDays(today, USUAL_DAYS),
          place: post.placeCode,
          ...chosen({ ledger: "all", category: [], risk: [] }),
          questions: [emptyQuestion()],
        }
      : {
          template: before.template ?? undefined,
          title: before.title,
          brief: before.brief,
          from: before.from,
          dueOn: before.dueOn,
          place: before.placeCode,
          ...chosen(before.selection),
          questions: inputsFrom(before.questions).map(typedFrom),
        },
  );
  const set = (change: Partial<Typed>) => setTyped((old) => ({ ...old, ...change }));
  const begin = (code: string | undefined) => {
    const template = campaignTemplates.find((one) => one.code === code);
    if (template === undefined) return;
    const { title, brief, selection, questions } = template;
    set({ template: code, title, brief, ...chosen(selection), questions: questions.map(typedFrom) });
  };
  return { id, typed, set, begin, content: () => contentOf(typed) };
}
export type CampaignDraft = ReturnType<typeof useCampaignDraft>;

/** Undefined as long as something is missing. */
function contentOf(typed: Typed): CampaignChange | undefined {
  const { from, dueOn, place, ledger, category, risk, ageFrom, ageTo } = typed;
  const [title, brief] = [typed.title.trim(), typed.brief.trim()];
  const isWhole = typed.questions.every(
    ({ label, kind, options }) => label.trim().length >= 2 && (kind !== "choice" || options.length >= 2),
  );
  if (from === undefined || dueOn === undefined || place === undefined || dueOn < from) return undefined;
  if (title.length < 2 || brief.length < 4 || typed.questions.length === 0 || !isWhole) return undefined;
  return {
    title,
    brief,
    from,
    dueOn,
    place,
    selection: {
      ledger,
      category,
      risk,
      ...(ageFrom === undefined ? {} : { ageFrom }),
      ...(ageTo === undefined ? {} : { ageTo }),
    },
    questions: typed.questions.map(({ label, kind, options, required, answeredBy }) => ({
      label: label.trim(),
      kind,
      options: kind === "choice" ? options : [],
      required,
      ...(answeredBy === undefined ? {} : { answeredBy }),
    })),
  };
}
