import { Radio } from "antd";
import { useState } from "react";
import { ExportButton } from "../../../../faces/desk/parts/ExportButton.tsx";
import { CSV_TYPE, XLSX_TYPE } from "../../../../platform/excel/file-types.contract.ts";
import { listReports } from "../reports.contract.ts";
import type { ReportsQuery } from "./reports-query.ts";

interface ReportsExportProps {
  readonly query: ReportsQuery;
  readonly total: number | undefined;
}

/** The list as it is narrowed, as a file: numbers and clocks, nobody's name. */
export function ReportsExport({ query, total }: ReportsExportProps) {
  const [accept, setAccept] = useState(XLSX_TYPE);
  return (
    <ExportButton
      operation={listReports}
      input={{ query, accept }}
      what={`列表里的报告${total === undefined ? "" : ` ${total} 份`}：编号、风险、期限、地点、情形和负责人。没有孩子、家庭和报告人的身份，也没有报告的原话。`}
    >
      <Radio.Group
        aria-label="文件格式"
        value={accept}
        options={[
          { value: XLSX_TYPE, label: "Excel 表格" },
          { value: CSV_TYPE, label: "CSV（给程序用）" },
        ]}
        onChange={({ target }) => setAccept(String(target.value))}
      />
    </ExportButton>
  );
}
