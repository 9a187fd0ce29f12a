import { Button } from "antd";
import { Suspense, useRef } from "react";
import { belonging } from "../../../../faces/desk/pages/applications/belonging.ts";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useUnsaved } from "../../../../faces/desk/parts/useUnsaved.tsx";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useShortcut } from "../../../../faces/desk/shortcuts.ts";
import type { MatterView } from "../../../../platform/procedures/matter-view.contract.ts";
import type { Preparation } from "../applications.contract.ts";
import { answerOf, askedFirst, type FormSectionView, materialsAsked, put } from "./application-values.ts";
import { HandedInNotice } from "./HandedInNotice.tsx";
import { MaterialsCard } from "./MaterialsCard.tsx";
import { PayeeField, PrefilledField } from "./PrefilledField.tsx";
import { SectionCard } from "./SectionCard.tsx";
import { type ApplicationForm, useApplicationForm } from "./useApplicationForm.ts";

interface ApplicationFormViewProps {
  readonly prepared: Preparation;
  /** The draft that somebody left at the server. */
  readonly begun?: MatterView;
}

/** The prefilled application: what is missing first, then part by part what the file knows, then papers, then hand in. */
export function ApplicationFormView({ prepared, begun }: ApplicationFormViewProps) {
  const { values } = useUrlState();
  const form = useApplicationForm(prepared, begun, values["case"]);
  const Belonging = belonging[prepared.procedure];
  const { sections } = form;
  const isHandedIn = form.matter !== undefined && form.matter.state !== "draft";
  useShortcut({ key: "Ctrl+S", what: "存草稿" }, () => void form.keepDraft(), {
    enabled: !isHandedIn && !form.isBusy,
    whileTyping: true,
  });
  useUnsaved(form.dirty && !isHandedIn && form.matter === undefined, "这份申请");
  if (isHandedIn && form.matter !== undefined) return <HandedInNotice matter={form.matter} />;
  const rest = sections.filter(({ code }) => !form.confirmed.has(code));
  return (
    <div className="ta-stack">
      {form.restored && <p className="ta-apply-restored">上次填的还在，可以接着填。</p>}
      {Belonging !== undefined && form.matter === undefined && (
        <Suspense fallback={null}>
          <Belonging childId={prepared.child.id} />
        </Suspense>
      )}
      <AskedFirst prepared={prepared} form={form} />
      {sections.map((section) => (
        <SectionCard
          key={section.code}
          section={section}
          typed={form.typed}
          isConfirmed={form.confirmed.has(section.code)}
          faultOf={(field) => faultOf(form, field)}
          onType={(typed) => form.type(typed, section.code)}
          onConfirm={() => form.confirm([section.code])}
        />
      ))}
      <MaterialsCard
        materials={materialsAsked(prepared.materials, sections, form.typed)}
        matter={form.matter}
        demandMatter={() => (form.matter === undefined ? form.keepDraft() : Promise.resolve(form.matter))}
        onChange={form.setMatter}
      />
      {form.problem !== undefined && <ProblemNote problem={form.problem} compact />}
      <HandInBar form={form} rest={rest} />
    </div>
  );
}

const PAYEE_HINT = "只能是监护人或平时照料孩子的人，请先在孩子的档案里登记；机构领取的写机构名称。";

function faultOf({ problem }: ApplicationForm, field: string): string | undefined {
  return problem?.errors.find(({ path }) => path === `form.${field}`)?.message;
}

/** What nobody knows, on top and marked: when all else is known this is all that is typed. */
function AskedFirst({ prepared, form }: { readonly prepared: Preparation; readonly form: ApplicationForm }) {
  const { sections } = form;
  const asked = askedFirst(sections);
  const payee = sections.flatMap(({ fields }) => fields).find(({ field }) => field === "payeeName");
  const choosesPayee = payee !== undefined && prepared.payees.length > 1;
  if (asked.length === 0 && !choosesPayee) return null;
  const left = form.wanting.length;
  const { typed } = form;
  return (
    <section className="ta-paper ta-apply-asked" aria-label="还要填的">
      <div className="ta-paper-head">
        <h2>{left === 0 ? "要填的都填好了" : `还要填 ${left} 项`}</h2>
        <span className="ta-grey ta-small">其余的档案里都有，往下看一遍，确认就行。</span>
      </div>
      <div className="ta-paper-body ta-form">
        {choosesPayee && (
          <PayeeField
            field={payee}
            payees={prepared.payees}
            personId={typed["payeePersonId"] ?? prepared.hidden["payeePersonId"]}
            fault={faultOf(form, "payeeName")}
            onChoose={({ personId, name, relation, kind }) =>
              form.type(
                {
                  ...typed,
                  payeePersonId: personId,
                  payeeName: name,
                  payeeRelation: relation,
                  payeeKind: kind,
                },
                "payee",
              )
            }
          />
        )}
        {asked.map((field) => (
          <PrefilledField
            key={field.field}
            field={field}
            value={answerOf(field, typed)}
            fault={faultOf(form, field.field)}
            {...(field.field === "payeeName" ? { hint: PAYEE_HINT } : {})}
            onChange={(value) => form.type(put(field, typed, value))}
          />
        ))}
      </div>
    </section>
  );
}

function HandInBar({
  form,
  rest,
}: {
  readonly form: ApplicationForm;
  readonly rest: readonly FormSectionView[];
}) {
  const bar = useRef<HTMLDivElement>(null);
  const left = form.wanting.length;
  const isReady = left === 0 && rest.length === 0;
  return (
    <div className="ta-apply-bar" ref={bar}>
      {left === 0 && rest.length > 0 ? (
        <Button type="primary" size="large" onClick={() => form.confirm(rest.map(({ code }) => code))}>
          其余 {rest.length} 节都和档案一致
        </Button>
      ) : (
        <Button
          type="primary"
          size="large"
          disabled={!isReady}
          loading={form.isBusy}
          onClick={() => void form.handIn()}
        >
          提交申请
        </Button>
      )}
      <Button size="large" loading={form.isBusy} onClick={() => void form.keepDraft()}>
        存草稿
      </Button>
      <span className="ta-grey ta-small" role="status">
        {left > 0
          ? `还有 ${left} 项要填`
          : isReady
            ? "都确认过了，可以提交"
            : `还有 ${rest.length} 节没有确认`}
        {form.matter?.state === "draft" && "；草稿已存"}
      </span>
    </div>
  );
}
