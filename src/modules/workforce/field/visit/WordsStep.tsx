import { SeveralChoices } from "../../../../faces/field/parts/Choices.tsx";
import { WordsField } from "../../../../faces/field/parts/WordsField.tsx";
import { useToday } from "../../../../faces/field/phone-context.ts";
import { addDays } from "../../../../kernel/calendar-date.ts";
import { visitDoneCodes } from "../../visits/visit-codes.contract.ts";
import { CampaignQuestions } from "./CampaignQuestions.tsx";
import { PhotoField } from "./PhotoField.tsx";
import { PlaceField } from "./PlaceField.tsx";
import type { StepProps } from "./step-props.ts";

/** The child's own words first; everything else may be left out. */
export function WordsStep(props: StepProps) {
  const { draft, child, faults, change } = props;
  const today = useToday();
  const metChild = draft.seen === "both" || draft.seen === "child";
  const last = child.visits.find(({ childWords }) => childWords !== null)?.childWords ?? null;
  return (
    <>
      {(metChild || draft.manner === "phone" || draft.manner === "video") && (
        <WordsField
          label="孩子说了什么（照原话记）"
          {...(last === null ? {} : { hint: `上次说：“${last}”` })}
          value={draft.childWords}
          rows={3}
          onChange={(childWords) => change({ childWords })}
          fault={faults["childWords"]}
        />
      )}
      <CampaignQuestions {...props} />
      <details className="fd-more">
        <summary>还要记：照料人的话、做了什么、照片、下次去看</summary>
        <WordsField
          label="照料人说了什么"
          value={draft.carerWords}
          rows={2}
          onChange={(carerWords) => change({ carerWords })}
          fault={faults["carerWords"]}
        />
        <SeveralChoices
          label="当场做了什么"
          options={visitDoneCodes.options}
          value={draft.done}
          onChange={(done) => change({ done })}
        />
        <WordsField
          label="下次哪天去看（不填就按规定的日子）"
          type="date"
          value={draft.lookAgainOn ?? ""}
          earliest={addDays(today, 1)}
          onChange={(day) => change({ lookAgainOn: day === "" ? null : day })}
          fault={faults["lookAgainOn"]}
        />
        <WordsField
          label="觉得孩子比以前危险，为什么"
          hint="写了会请镇街重新评估，不用您定。"
          value={draft.riskConcern}
          rows={2}
          max={300}
          onChange={(riskConcern) => change({ riskConcern })}
        />
        <WordsField label="其他情况" value={draft.note} rows={2} onChange={(note) => change({ note })} />
        <PhotoField {...props} />
        <PlaceField {...props} />
      </details>
    </>
  );
}
