import { Button } from "antd";
import { Link, useNavigate } from "react-router";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { FieldControl } from "../../../../faces/desk/form/FieldControl.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { PlacePicker } from "../../../../faces/desk/parts/PlacePicker.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { useDraft } from "../../../../platform/client/useDraft.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  listApplications,
  readProcedureForm,
  startApplication,
} from "../../../../platform/procedures/procedures.contract.ts";
import { readDesk } from "../../../registry/desk.contract.ts";
import { CaseChoice } from "../../cases/desk/CaseChoice.tsx";
import { ChildLine } from "./ChildLine.tsx";
import "./special.css";

/** What happened, where, to whom it is known: on one page, and it runs. */
export function NewSpecialPage() {
  const { values } = useUrlState();
  const { procedure, child, case: belongsTo } = values;
  if (procedure === undefined)
    return (
      <div className="ta-page">
        <EmptyState title="先选发生了什么">
          在<Link to="/special">专项处置</Link>里选一项登记。
        </EmptyState>
      </div>
    );
  return <Asked key={procedure} procedure={procedure} child={child} belongsTo={belongsTo} />;
}

interface AskedProps {
  readonly procedure: string;
  readonly child: string | undefined;
  /** The case. */
  readonly belongsTo: string | undefined;
}

function Asked({ procedure, child, belongsTo }: AskedProps) {
  const { data, error, refetch } = useRead(
    readProcedureForm,
    { params: { code: procedure } },
    { freshForMs: Number.POSITIVE_INFINITY },
  );
  if (error !== null)
    return (
      <div className="ta-page">
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      </div>
    );
  if (data === undefined) return <div className="ta-page" aria-busy="true" />;
  return <Form form={data} child={child} belongsTo={belongsTo} />;
}

interface Typed {
  readonly place: string | undefined;
  readonly values: Readonly<Record<string, unknown>>;
}

interface FormProps {
  readonly form: OutputOf<typeof readProcedureForm>;
  readonly child: string | undefined;
  readonly belongsTo: string | undefined;
}

function Form({ form, child, belongsTo }: FormProps) {
  const navigate = useNavigate();
  const today = useToday();
  const draft = useDraft<Typed>(`special/${form.code}/${child ?? ""}`, { place: undefined, values: {} });
  const { place, values } = draft.value;
  const write = useWrite(startApplication, {
    makesOld: [listApplications, readDesk],
    onDone: ({ id }) => {
      draft.clear();
      void navigate(`/applications/${id}`, { replace: true });
    },
  });
  const faults = new Map(
    (write.error?.errors ?? []).map(({ path, message }) => [path.replace(/^form\./, ""), message]),
  );
  const needsPlace = child === undefined;
  const save = () =>
    write.mutate({
      body: {
        procedure: form.code,
        form: Object.fromEntries(
          Object.entries(values).map(([field, value]) => [
            field,
            { value, source: { kind: "typed" as const, words: "登记时填写", on: today } },
          ]),
        ),
        ...(child === undefined ? { place } : { childId: child }),
        ...(belongsTo === undefined ? {} : { belongsTo }),
        receivedOn: today,
      },
    });
  return (
    <div className="ta-page ta-special-new">
      <header className="ta-page-head">
        <h1>{form.title}</h1>
        <span className="ta-grey">{form.basis[0]?.says}</span>
      </header>
      <form
        className="ta-paper ta-paper-body"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {child !== undefined && <ChildLine id={child} />}
        {child !== undefined && !form.isSealed && <CaseChoice childId={child} />}
        {form.isSealed && (
          <p className="ta-amber">
            这一类事项按最高密级保管：登记后只有您和您指定的人能看到，别人在列表、待办里都看不到姓名。
          </p>
        )}
        {needsPlace && form.beginsAtPlace && (
          <div className="ta-two">
            <Field label={form.needsVillage ? "发生在哪个村（居）" : "发生在哪个镇街"} required>
              {({ id }) => (
                <PlacePicker
                  id={id}
                  only={form.needsVillage ? "village" : undefined}
                  value={place}
                  onChange={(code) => draft.set({ ...draft.value, place: code })}
                />
              )}
            </Field>
          </div>
        )}
        {needsPlace && !form.beginsAtPlace && (
          <EmptyState title="这一项要从孩子的档案登记">
            在<Link to="/search">档案</Link>里找到孩子，从孩子的页面登记。
          </EmptyState>
        )}
        {form.sections.map((section) => (
          <fieldset key={section.title} className="ta-form-section">
            <legend>{section.title}</legend>
            <div className="ta-two">
              {section.fields.map((field) => (
                <Field
                  key={field.field}
                  label={field.label}
                  required={field.required}
                  wide={field.kind === "longText"}
                  fault={faults.get(field.field)}
                >
                  {({ id }) => (
                    <FieldControl
                      id={id}
                      field={field}
                      value={values[field.field]}
                      onChange={(value) =>
                        draft.set({ ...draft.value, values: { ...values, [field.field]: value } })
                      }
                    />
                  )}
                </Field>
              ))}
            </div>
          </fieldset>
        ))}
        {write.error !== null && <ProblemNote problem={write.error} compact />}
        <div className="ta-wrap">
          <Button
            type="primary"
            htmlType="submit"
            loading={write.isPending}
            disabled={needsPlace && (place === undefined || !form.beginsAtPlace)}
          >
            登记并开始处置
          </Button>
          {draft.restored && <span className="ta-grey">上次没有提交的内容还在。</span>}
        </div>
      </form>
    </div>
  );
}
