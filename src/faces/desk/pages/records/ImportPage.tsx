import { Alert, App, Button } from "antd";
import { useRef, useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { asProblem } from "../../../../platform/client/api-problem.ts";
import { download } from "../../../../platform/client/download.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { sayRecordValue } from "../../../../platform/records/record-fields.contract.ts";
import {
  checkImport,
  downloadTemplate,
  type ImportView,
  writeImport,
} from "../../../../platform/records/record-imports.contract.ts";
import type { KindView } from "../../../../platform/records/records.contract.ts";
import { DataTable } from "../../parts/DataTable.tsx";
import { EmptyState } from "../../parts/EmptyState.tsx";
import { ProblemNote } from "../../parts/ProblemNote.tsx";
import type { Column } from "../../parts/table-column.ts";
import { Notice } from "../../shell/Notice.tsx";
import { madeOld } from "./made-old.ts";
import { useKind } from "./useKind.ts";
import "./records.css";

/** A table of entries: template, file, check, then all good rows as one act. */
export function ImportPage() {
  const { kind: code = "" } = useParams();
  const { kind, isUnknown, error } = useKind(code);
  if (error !== null && error !== undefined) return <ProblemNote problem={error} />;
  if (isUnknown || kind?.units.length === 0)
    return <Notice title="不能导入这本台账">它不在您岗位的职责内，或者地址不对。</Notice>;
  if (kind === undefined) return <div className="ta-page" aria-busy="true" />;
  return <Import key={kind.code} kind={kind} />;
}

function Import({ kind }: { readonly kind: KindView }) {
  const { message } = App.useApp();
  const navigate = useNavigate();
  const chooser = useRef<HTMLInputElement>(null);
  const [checked, setChecked] = useState<ImportView>();
  const [badOnly, setBadOnly] = useState(false);
  const check = useWrite(checkImport, { onDone: setChecked });
  const write = useWrite(writeImport, {
    makesOld: madeOld,
    onDone: (done) => {
      void message.success(`已登记 ${done.written ?? 0} 条`);
      void navigate(`/records/${kind.code}`);
    },
  });
  const params = { kind: kind.code };
  const template = () => {
    download(downloadTemplate, { params }).catch((error: unknown) => {
      void message.error(asProblem(error).detail);
    });
  };
  const rows = checked?.rows.filter(({ faults }) => !badOnly || faults.length > 0);
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>导入{kind.title}</h1>
        <Link to={`/records/${kind.code}`}>看已登记的</Link>
      </header>
      <section className="ta-paper ta-paper-body">
        <div className="ta-wrap">
          <Button onClick={template}>下载模板</Button>
          <input
            ref={chooser}
            type="file"
            hidden
            aria-label="选择表格"
            accept=".xlsx,.xls,.csv"
            onChange={({ target }) => {
              const file = target.files?.[0];
              setChecked(undefined);
              if (file !== undefined) check.mutate({ params, file });
              target.value = "";
            }}
          />
          <Button
            type={checked === undefined ? "primary" : "default"}
            loading={check.isPending}
            onClick={() => chooser.current?.click()}
          >
            {checked === undefined ? "选择填好的表" : "换一份表"}
          </Button>
          {checked !== undefined && checked.good > 0 && (
            <Button
              type="primary"
              loading={write.isPending}
              onClick={() =>
                write.mutate({ params: { ...params, id: checked.id }, version: checked.version })
              }
            >
              登记 {checked.good} 条
            </Button>
          )}
          <span className="ta-grey">先逐行核对，看过再登记；登记是一次完成的，有错的行不会进来。</span>
        </div>
      </section>
      {check.error !== null && <ProblemNote problem={check.error} />}
      {write.error !== null && <ProblemNote problem={write.error} />}
      {checked !== undefined && (
        <>
          <Alert
            type={checked.bad > 0 ? "warning" : "success"}
            showIcon
            title={summaryOf(checked)}
            action={
              checked.bad > 0 && (
                <Button size="small" onClick={() => setBadOnly(!badOnly)}>
                  {badOnly ? "看全部" : "只看有问题的"}
                </Button>
              )
            }
          />
          <DataTable
            label="要导入的行"
            columns={columnsOf(kind)}
            rows={rows}
            rowKey={(row) => String(row.row)}
            rowClass={(row) => (row.faults.length > 0 ? "ta-line-late" : undefined)}
            empty={<EmptyState title="没有行">列名下面没有填内容。</EmptyState>}
          />
        </>
      )}
    </div>
  );
}

function summaryOf({ fileName, good, known, bad }: ImportView): string {
  const parts = [
    `${fileName}：可以登记 ${good} 条`,
    known === 0 ? "" : `已经登记过 ${known} 条（不再登记）`,
    bad === 0 ? "" : `有问题 ${bad} 条（改好表格再导一次即可）`,
  ];
  return parts.filter((part) => part !== "").join("，");
}

type Row = ImportView["rows"][number];

function columnsOf(kind: KindView): Column<Row>[] {
  return [
    { key: "row", title: "行", width: 60, align: "right", cell: ({ row }) => row },
    {
      key: "faults",
      title: "核对",
      width: 260,
      text: ({ faults }) => faults.join("；"),
      cell: ({ faults, isKnown }) =>
        faults.length > 0 ? (
          <span className="ta-red">{faults.join("；")}</span>
        ) : isKnown ? (
          <span className="ta-grey">已经登记过</span>
        ) : (
          <span className="ta-green">可以登记</span>
        ),
    },
    { key: "unit", title: "单位", width: 160, cell: ({ unitName }) => unitName },
    { key: "on", title: kind.dayLabel, width: 110, cell: ({ on }) => on ?? "" },
    ...(kind.about === null
      ? []
      : [{ key: "about", title: kind.about.label, width: 160, cell: (row: Row) => row.aboutName ?? "" }]),
    ...kind.fields.map((field) => ({
      key: field.field,
      title: field.label,
      width: field.kind === "longText" ? 260 : 130,
      cell: ({ content }: Row) => sayRecordValue(field, content[field.field]),
    })),
  ];
}
