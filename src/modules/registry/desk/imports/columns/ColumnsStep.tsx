import { Button } from "antd";
import { useState } from "react";
import { DateField } from "../../../../../faces/desk/form/DateField.tsx";
import { dayText } from "../../../../../faces/desk/parts/moment.ts";
import { ProblemNote } from "../../../../../faces/desk/parts/ProblemNote.tsx";
import { useToday } from "../../../../../faces/desk/session/useToday.ts";
import { PageSkeleton } from "../../../../../faces/desk/shell/PageSkeleton.tsx";
import type { OutputOf } from "../../../../../kernel/operation.ts";
import { useDraft } from "../../../../../platform/client/useDraft.ts";
import { useRead } from "../../../../../platform/client/useRead.ts";
import type { ImportBatch } from "../../../imports/import-batch.contract.ts";
import { readSheets, setMapping } from "../../../imports/import-columns.contract.ts";
import { checkImport } from "../../../imports/run-import.contract.ts";
import { useBatchStep } from "../useBatch.ts";
import { MappingTable } from "./MappingTable.tsx";
import {
  chooseField,
  chooseSheets,
  inListOrder,
  type MappingDraft,
  mappingBody,
  reviewSheet,
  sameForm,
  withEdits,
} from "./mapping-draft.ts";
import { SheetList } from "./SheetList.tsx";
import { whereAsOf } from "./where-as-of.ts";

interface ColumnsStepProps {
  readonly batch: ImportBatch;
  readonly onChecking: () => void;
}

export function ColumnsStep({ batch, onChecking }: ColumnsStepProps) {
  const sheets = useRead(readSheets, { params: { id: batch.id } }, { freshForMs: 0 });
  if (sheets.data !== undefined) return <Columns batch={batch} onChecking={onChecking} found={sheets.data} />;
  if (sheets.error === null) return <PageSkeleton />;
  return <ProblemNote problem={sheets.error} onRetry={() => void sheets.refetch()} />;
}

interface ColumnsProps extends ColumnsStepProps {
  readonly found: OutputOf<typeof readSheets>;
}

interface Arrangement {
  readonly mapping: MappingDraft;
  readonly asOf: string | null;
}

/** Step two: which sheets, which day, which column is what. Kept in this tab until the check begins, then on the server. */
function Columns({ batch, onChecking, found }: ColumnsProps) {
  const today = useToday();
  const draft = useDraft<Arrangement>(`import.${batch.id}.columns`, { mapping: {}, asOf: null });
  const { mapping } = draft.value;
  const asOf = draft.value.asOf ?? found.asOf ?? batch.asOf;
  const sheets = inListOrder(found.items).map((sheet) => withEdits(sheet, mapping));
  const chosen = sheets.filter((sheet) => sheet.chosen);
  const [shownIndex, show] = useState<number | undefined>();
  const shown = sheets.find(({ index }) => index === shownIndex) ?? chosen[0] ?? sheets[0];

  const save = useBatchStep(setMapping);
  const check = useBatchStep(checkImport);
  const begin = async () => {
    await save.mutateAsync({
      params: { id: batch.id },
      version: found.version,
      body: mappingBody(found.items, mapping, asOf),
    });
    draft.clear();
    await check.mutateAsync({ params: { id: batch.id } });
    onChecking();
  };
  const set = (change: Partial<Arrangement>) => draft.set({ ...draft.value, ...change });
  const blocked = chosen.filter((sheet) => reviewSheet(sheet).blocking.length > 0);
  const dates = whereAsOf(batch.fileName, sheets);
  const others = dates.filter((date) => date.asOf !== asOf);

  return (
    <>
      {batch.sameFileAs !== null && (
        <p className="ta-imp-hint">
          这个文件在 {dayText(batch.sameFileAs.createdAt)} 已经上传过一次（{batch.sameFileAs.fileName}
          ）。再导入也不会重复建档：没有变化的孩子不会改动。
        </p>
      )}
      <div className="ta-imp-columns">
        <SheetList
          sheets={sheets}
          shown={shown?.index}
          onShow={show}
          onChoose={(indexes, isChosen) => set({ mapping: chooseSheets(mapping, indexes, isChosen) })}
        />
        {shown !== undefined && (
          <MappingTable
            sheet={shown}
            fields={found.fields}
            sameFormCount={sheets.filter((sheet) => sameForm(sheet, shown)).length}
            onField={(column, field) =>
              set({ mapping: chooseField(found.items, mapping, { sheet: shown, column, field }) })
            }
          />
        )}
      </div>
      <footer className="ta-imp-foot">
        <label className="ta-row">
          <span>这份台账反映哪一天的情况</span>
          <DateField
            value={asOf ?? undefined}
            max={today}
            invalid={asOf === null}
            onChange={(day) => set({ asOf: day ?? null })}
          />
        </label>
        <span className="ta-grey ta-small">
          {asOf === null
            ? "文件里没有写，请填写"
            : draft.value.asOf !== null
              ? "您改过的日期"
              : dates[0] === undefined
                ? ""
                : `读自${dates[0].where}`}
          {others.length > 0 && (
            <span className="ta-amber">
              {" "}
              · 另有 {others.map((date) => `${date.asOf}（${date.where}）`).join("、")}
            </span>
          )}
        </span>
        <span className="ta-spring" />
        {blocked[0] !== undefined && (
          <button type="button" className="ta-link" onClick={() => show(blocked[0]?.index)}>
            {blocked.length} 张表缺必需的列，去看看
          </button>
        )}
        <Button
          type="primary"
          disabled={chosen.length === 0 || blocked.length > 0 || asOf === null}
          loading={save.isPending || check.isPending}
          onClick={() => void begin().catch(() => undefined)}
        >
          {chosen.length === 0 ? "请先勾选工作表" : `检查 ${chosen.length} 张表`}
        </Button>
      </footer>
      {(save.error ?? check.error) !== null && <ProblemNote problem={save.error ?? check.error} />}
    </>
  );
}
