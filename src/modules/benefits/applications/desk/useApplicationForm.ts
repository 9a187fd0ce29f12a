import { useState } from "react";
import type { ApiProblem } from "../../../../platform/client/api-problem.ts";
import { useDraft } from "../../../../platform/client/useDraft.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { receiveApplication } from "../../../../platform/procedures/acts.contract.ts";
import type { MatterView } from "../../../../platform/procedures/matter-view.contract.ts";
import {
  editApplication,
  listApplications,
  startApplication,
} from "../../../../platform/procedures/procedures.contract.ts";
import { type Preparation, prepareApplication } from "../applications.contract.ts";
import { type FormSectionView, formOf, type Typed, wantingIn } from "./application-values.ts";

interface Kept {
  readonly typed: Typed;
  readonly confirmed: readonly string[];
}
const NOTHING: Kept = { typed: {}, confirmed: [] };

/** What is typed and confirmed, kept through a reload; the draft at the server once papers need it; handing in. */
export function useApplicationForm(prepared: Preparation, begun?: MatterView, belongsTo?: string) {
  const kept = useDraft<Kept>(`application.${prepared.procedure}.${prepared.child.id}`, NOTHING);
  const [matter, setMatter] = useState<MatterView | undefined>(begun);
  const [problem, setProblem] = useState<ApiProblem | undefined>();
  const makesOld = [listApplications, prepareApplication];
  const starting = useWrite(startApplication, { makesOld });
  const editing = useWrite(editApplication, { makesOld });
  const receiving = useWrite(receiveApplication, { makesOld });
  const { typed, confirmed } = kept.value;
  const sections = matter === undefined ? prepared.sections : sectionsOf(matter, prepared);
  const applicant = applicantOf(sections, typed);

  const save = async (receivedOn?: string): Promise<MatterView> => {
    const form = formOf(typed);
    if (matter === undefined) {
      const { procedure, child } = prepared;
      const body = {
        procedure,
        childId: child.id,
        form,
        ...applicant,
        ...(belongsTo === undefined ? {} : { belongsTo }),
        ...(receivedOn === undefined ? {} : { receivedOn }),
      };
      return starting.mutateAsync({ body });
    }
    const { id, version } = matter;
    if (Object.keys(form).length === 0) return matter;
    return editing.mutateAsync({ params: { id }, version, body: { form, ...applicant } });
  };
  const attempt = async (act: () => Promise<MatterView>): Promise<MatterView | undefined> => {
    setProblem(undefined);
    try {
      const next = await act();
      setMatter(next);
      return next;
    } catch (error) {
      setProblem(error as ApiProblem);
      return undefined;
    }
  };
  return {
    sections,
    typed,
    confirmed: new Set(confirmed),
    matter,
    problem,
    restored: kept.restored,
    dirty: kept.dirty,
    isBusy: starting.isPending || editing.isPending || receiving.isPending,
    setMatter,
    type: (next: Typed, section?: string) =>
      kept.set({
        typed: next,
        // Who changes a section after confirming it looks at it once more.
        confirmed: section === undefined ? confirmed : confirmed.filter((one) => one !== section),
      }),
    confirm: (codes: readonly string[]) =>
      kept.set({ typed, confirmed: [...new Set([...confirmed, ...codes])] }),
    clear: kept.clear,
    wanting: sections.flatMap((section) => wantingIn(section, typed)),
    /** What is kept at the server is typed no longer: from now on it is what the form says. */
    keepDraft: async () => {
      const saved = await attempt(() => save());
      if (saved !== undefined) kept.set({ typed: {}, confirmed });
      return saved;
    },
    handIn: () =>
      attempt(async () => {
        if (matter === undefined) return save(prepared.today);
        const saved = await save();
        return receiving.mutateAsync({
          params: { id: saved.id },
          version: saved.version,
          body: { on: prepared.today },
        });
      }),
  };
}
export type ApplicationForm = ReturnType<typeof useApplicationForm>;

/** A draft at the server has the same parts in the same order. */
function sectionsOf(matter: MatterView, prepared: Preparation): FormSectionView[] {
  return matter.sections.map((section, index) => ({
    ...section,
    code: prepared.sections[index]?.code ?? section.title,
  }));
}

/** Who receives for the child is mostly who applies for it. */
function applicantOf(sections: readonly FormSectionView[], typed: Typed) {
  const fields = sections.flatMap((section) => section.fields);
  const said = (name: string) => {
    const field = fields.find((one) => one.field === name);
    if (field === undefined) return "";
    const value = Object.hasOwn(typed, name) ? typed[name] : field.value;
    return (
      field.options.find((option) => option.value === value)?.label ??
      (typeof value === "string" ? value : "")
    );
  };
  const name = said("payeeName");
  return name === "" ? {} : { applicant: { name, relation: said("payeeRelation") } };
}
