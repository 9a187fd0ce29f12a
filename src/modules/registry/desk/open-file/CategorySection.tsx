import { Checkbox, Input } from "antd";
import { DateField } from "../../../../faces/desk/form/DateField.tsx";
import { categoryCodes } from "../../codes.contract.ts";
import { ageRemark, type CommonCategory, categoryMeanings, commonCategories } from "./common-categories.ts";
import { birthOf, type CategoryDraft } from "./open-file-draft.ts";
import type { OpenForm } from "./open-form.ts";

/** Which ledgers the child belongs to, with what each means. */
export function CategorySection({ form }: { readonly form: OpenForm }) {
  const { draft, set } = form;
  const toggle = (category: CommonCategory, on: boolean) => {
    const rest = Object.fromEntries(Object.entries(draft.categories).filter(([other]) => other !== category));
    set({ categories: on ? { ...rest, [category]: { evidence: "" } } : rest });
  };
  return (
    <section className="ta-paper" aria-label="类别">
      <div className="ta-paper-head">
        <h2>类别</h2>
        <span className="ta-grey ta-small">可以选几项，也可以先不选；其他类别建档后在档案里登记</span>
      </div>
      <ul className="ta-paper-body ta-open-categories">
        {commonCategories.map((category) => {
          const chosen = draft.categories[category];
          return (
            <li key={category} className={chosen === undefined ? "" : "ta-open-chosen"}>
              <Checkbox
                checked={chosen !== undefined}
                onChange={({ target }) => toggle(category, target.checked)}
              >
                <span className="ta-strong">{categoryCodes.label(category)}</span>
                <span className="ta-open-meaning">{categoryMeanings[category]}</span>
              </Checkbox>
              {chosen !== undefined && <CategoryDetail {...{ form, category, chosen }} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface CategoryDetailProps {
  readonly form: OpenForm;
  readonly category: CommonCategory;
  readonly chosen: CategoryDraft;
}

/** Since when, and how it is known. */
function CategoryDetail({ form, category, chosen }: CategoryDetailProps) {
  const { draft, set, faultOf, today } = form;
  const put = (patch: Partial<CategoryDraft>) =>
    set({ categories: { ...draft.categories, [category]: { ...chosen, ...patch } } });
  const remark = ageRemark(category, birthOf(draft).birthDate, today);
  const fault = faultOf(`categories.${category}`);
  const label = categoryCodes.label(category);
  return (
    <div className="ta-open-detail ta-field">
      <div className="ta-open-pair">
        <DateField
          label={`${label}从哪天起`}
          value={chosen.from ?? draft.on}
          max={today}
          invalid={fault !== undefined}
          onChange={(from) => put({ from })}
        />
        <Input
          aria-label={`${label}的依据`}
          placeholder="依据：认定文书、低保证、走访了解……（可不填）"
          maxLength={200}
          autoComplete="off"
          value={chosen.evidence}
          onChange={({ target }) => put({ evidence: target.value })}
        />
      </div>
      {fault !== undefined && <p className="ta-field-note ta-red">{fault}</p>}
      {remark !== "" && <p className="ta-amber ta-small">{remark}</p>}
    </div>
  );
}
