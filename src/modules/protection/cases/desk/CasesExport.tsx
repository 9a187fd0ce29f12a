import { Radio } from "antd";
import { useState } from "react";
import { ExportButton } from "../../../../faces/desk/parts/ExportButton.tsx";
import { CSV_TYPE, XLSX_TYPE } from "../../../../platform/excel/file-types.contract.ts";
import { listCases } from "../cases.contract.ts";
import type { CasesQuery } from "./cases-query.ts";

interface CasesExportProps {
  readonly query: CasesQuery;
  readonly total: number | undefined;
}

/** The list as it is narrowed, as a file. */
export function CasesExport({ query, total }: CasesExportProps) {
  const [accept, setAccept] = useState(XLSX_TYPE);
  return (
    <ExportButton
      operation={listCases}
      input={{ query: { ...query }, accept }}
      what={`列表里的个案${total === undefined ? "" : ` ${total} 件`}：编号、孩子姓名和情形、风险、状态、时限、地点和负责人。涉密的不写姓名；没有报告的原话和记录。`}
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
