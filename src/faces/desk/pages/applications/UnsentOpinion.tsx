import { useDraft } from "../../../../platform/client/useDraft.ts";
import type { MatterView } from "../../../../platform/procedures/matter-view.contract.ts";
import { type Opinion, opinionKey } from "./OpinionBar.tsx";

interface UnsentOpinionProps {
  readonly matter: MatterView;
  readonly step: MatterView["steps"][number];
}

/** Somebody else decided the step meanwhile: what was written for it is still there, to be copied or let go. */
export function UnsentOpinion({ matter, step }: UnsentOpinionProps) {
  const draft = useDraft<Opinion>(opinionKey(matter.id, step.ordinal), { opinion: "" });
  const words = draft.value.opinion.trim();
  // What was submitted a moment ago is forgotten only after the page is read anew.
  if (words === "" || words === step.opinion) return null;
  return (
    <section className="ta-paper ta-paper-body ta-unsent ta-noprint" aria-label="没有提交的意见">
      <p>
        “{step.title}”已经由{step.by ?? "别人"}办理
        {step.outcomeLabel !== null && `（${step.outcomeLabel}）`}，您写的意见没有提交：
      </p>
      <p className="ta-opinion">{words}</p>
      <button type="button" className="ta-link" onClick={draft.clear}>
        知道了，不要了
      </button>
    </section>
  );
}
