import { Button, Select } from "antd";
import { useState } from "react";
import { MonthField } from "../../../../faces/desk/form/DateField.tsx";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { PageSkeleton } from "../../../../faces/desk/shell/PageSkeleton.tsx";
import { type Month, sayMonth } from "../../../../kernel/month.ts";
import type { BodyOf, OutputOf } from "../../../../kernel/operation.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { adoptFromLedger, readAdoption } from "../../entitlements/adoption.contract.ts";
import { listEntitlements } from "../../entitlements/entitlements.contract.ts";
import { type PaidProgram, paidPrograms } from "../../entitlements/paid-programs.contract.ts";
import { AdoptionCounts } from "./AdoptionCounts.tsx";
import { AdoptionResult } from "./AdoptionResult.tsx";
import "./entitlements.css";

type Waiting = OutputOf<typeof readAdoption>;
type Choice = Omit<BodyOf<typeof adoptFromLedger>, "commit">;

/** 由台账转入: who is recognised and not paid here yet; looked at first, then taken over as one act. */
export function AdoptionPage() {
  const { data, error, refetch } = useRead(readAdoption, {});
  if (data === undefined) {
    if (error === null) return <PageSkeleton />;
    return (
      <div className="ta-page">
        <div className="ta-page-head">
          <h1>由台账转入</h1>
        </div>
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>由台账转入</h1>
        <span className="ta-grey">台账上已经在发、本系统还没有的，转入以后由月度发放来发</span>
      </header>
      {data.items.length === 0 ? (
        <div className="ta-paper">
          <EmptyState title="还没有认定的孤儿和事实无人抚养儿童">
            先把台账导入系统，认定的孩子会列在这里。
          </EmptyState>
        </div>
      ) : (
        <>
          <AdoptionCounts items={data.items} />
          <TakeOver data={data} />
        </>
      )}
    </div>
  );
}

function TakeOver({ data }: { readonly data: Waiting }) {
  const [firstMonth, setFirstMonth] = useState<Month | undefined>(data.firstMonth);
  const [place, setPlace] = useState<string | undefined>();
  const [programme, setProgramme] = useState<PaidProgram | undefined>();
  const [asking, setAsking] = useState(false);
  const look = useWrite(adoptFromLedger);
  const adopt = useWrite(adoptFromLedger, {
    makesOld: [readAdoption, listEntitlements],
    onDone: () => setAsking(false),
  });
  const choice: Choice | undefined =
    firstMonth === undefined
      ? undefined
      : {
          firstMonth,
          ...(place === undefined ? {} : { place }),
          ...(programme === undefined ? {} : { programme }),
        };
  const forget = () => {
    look.reset();
    adopt.reset();
  };
  const preview = adopt.isSuccess ? undefined : look.data;
  const fault = look.error?.errors.find(({ path }) => path === "firstMonth")?.message;
  const townships = [...new Map(data.items.map((one) => [one.placeCode, one.placeName]))];
  const programmes = [...new Set(data.items.map((one) => one.programme))];
  return (
    <section className="ta-paper" aria-label="转入">
      <div className="ta-paper-head">
        <h2>转入</h2>
        <span className="ta-grey">先预看，再转入；同一个孩子只转一次</span>
      </div>
      <div className="ta-paper-body ta-stack">
        <div className="ta-form ta-ent-choice">
          <Field label="镇街">
            {({ id }) => (
              <Select
                id={id}
                style={{ width: "100%" }}
                allowClear
                showSearch={{ optionFilterProp: "label" }}
                placeholder="全区"
                value={place ?? null}
                options={townships.map(([value, label]) => ({ value, label }))}
                onChange={(chosen: string | null | undefined) => {
                  setPlace(chosen ?? undefined);
                  forget();
                }}
              />
            )}
          </Field>
          <Field label="项目">
            {({ id }) => (
              <Select
                id={id}
                style={{ width: "100%" }}
                allowClear
                placeholder="全部项目"
                value={programme ?? null}
                options={programmes.map((value) => ({ value, label: paidPrograms.label(value) }))}
                onChange={(chosen: PaidProgram | null | undefined) => {
                  setProgramme(chosen ?? undefined);
                  forget();
                }}
              />
            )}
          </Field>
          <Field
            label="从哪个月起由本系统发放"
            required
            fault={fault}
            hint={hintOf(firstMonth, data.firstMonth)}
          >
            {({ id, describedBy, invalid }) => (
              <MonthField
                id={id}
                describedBy={describedBy}
                invalid={invalid}
                value={firstMonth}
                onChange={(month) => {
                  setFirstMonth(month);
                  forget();
                }}
              />
            )}
          </Field>
          <div className="ta-ent-look">
            <Button
              type={preview === undefined ? "primary" : "default"}
              disabled={choice === undefined}
              loading={look.isPending}
              onClick={() => {
                adopt.reset();
                if (choice !== undefined) look.mutate({ body: { ...choice, commit: false } });
              }}
            >
              预看
            </Button>
          </div>
        </div>
        {look.error !== null && fault === undefined && <ProblemNote problem={look.error} compact />}
        {preview !== undefined && (
          <AdoptionResult result={preview}>
            {preview.adopted > 0 && (
              <Button type="primary" onClick={() => setAsking(true)}>
                转入 {preview.adopted} 人…
              </Button>
            )}
          </AdoptionResult>
        )}
        {adopt.data !== undefined && <AdoptionResult result={adopt.data} />}
      </div>
      {asking && preview !== undefined && choice !== undefined && (
        <ActDialog
          title={`转入 ${preview.adopted} 人`}
          what={`从${sayMonth(choice.firstMonth)}起由本系统发放，以前的月份算原渠道已经发过。${
            preview.incomplete.length > 0
              ? `其中 ${preview.incomplete.length} 人缺资料，转入以后先暂扣，补齐后补发。`
              : ""
          }`}
          okText="转入"
          ready
          busy={adopt.isPending}
          problem={adopt.error}
          onConfirm={() => adopt.mutate({ body: { ...choice, commit: true } })}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}

function hintOf(chosen: Month | undefined, next: Month): string {
  if (chosen === undefined || chosen === next) return "以前的月份不再算";
  return chosen < next
    ? `${sayMonth(chosen)}起还没有发的，下次发放时一起补发`
    : `${sayMonth(next)}仍由原渠道发`;
}
