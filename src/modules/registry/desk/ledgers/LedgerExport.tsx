import { Input, Radio } from "antd";
import { useState } from "react";
import { ExportButton } from "../../../../faces/desk/parts/ExportButton.tsx";
import { CSV_TYPE, XLSX_TYPE } from "../../../../platform/excel/file-types.contract.ts";
import type { LedgerKey } from "../../ledgers/ledger-views.ts";
import { readLedger } from "../../ledgers/ledgers.contract.ts";

interface LedgerExportProps {
  readonly ledger: LedgerKey;
  readonly query: Readonly<Record<string, string>>;
  readonly sort: string | undefined;
  readonly columns: readonly string[];
  /** 古楼镇农村留守儿童台账，截至 2026-09-30 */
  readonly sentence: string;
  readonly total: number | undefined;
  readonly mayTakeNumbers: boolean;
}

const LEAST_PURPOSE = 4;

/** The list as it stands on the screen, as a file. */
export function LedgerExport(props: LedgerExportProps) {
  const [format, setFormat] = useState<"xlsx" | "csv">("xlsx");
  const [numbers, setNumbers] = useState<"masked" | "full">("masked");
  const [purpose, setPurpose] = useState("");
  const isFull = numbers === "full";
  return (
    <ExportButton
      operation={readLedger}
      input={{
        params: { ledger: props.ledger },
        query: {
          ...props.query,
          sort: props.sort,
          columns: props.columns,
          numbers,
          ...(isFull ? { purpose: purpose.trim() } : {}),
        },
        accept: format === "xlsx" ? XLSX_TYPE : CSV_TYPE,
      }}
      ready={!isFull || purpose.trim().length >= LEAST_PURPOSE}
      what={
        <>
          {props.sentence}
          {props.total === undefined ? "" : `，共 ${props.total.toLocaleString("zh-CN")} 人`}。
          列和顺序与现在的表格一样（{props.columns.length} 列）。
          {isFull ? (
            <b className="ta-red">
              表里的身份证号（有父母、监护人列的也在内）是完整的，请只按写明的用途使用；电话和账号仍然遮住。
            </b>
          ) : (
            "身份证号、电话和账号遮住中间几位。"
          )}
        </>
      }
    >
      <Radio.Group
        aria-label="文件格式"
        value={format}
        options={[
          { value: "xlsx", label: "Excel 表格（带标题、可直接打印）" },
          { value: "csv", label: "CSV 文本" },
        ]}
        onChange={({ target }) => setFormat(target.value as "xlsx" | "csv")}
      />
      {props.mayTakeNumbers && (
        <>
          <Radio.Group
            aria-label="身份证号"
            value={numbers}
            options={[
              { value: "masked", label: "遮住身份证号" },
              { value: "full", label: "完整身份证号" },
            ]}
            onChange={({ target }) => setNumbers(target.value as "masked" | "full")}
          />
          {isFull && (
            <Input
              aria-label="完整号码的用途"
              placeholder="做什么用（至少四个字，会记入审计日志）"
              maxLength={200}
              value={purpose}
              onChange={({ target }) => setPurpose(target.value)}
            />
          )}
        </>
      )}
    </ExportButton>
  );
}
