import { Radio } from "antd";
import { useState } from "react";
import { CSV_TYPE, XLSX_TYPE } from "../../../../platform/excel/file-types.contract.ts";
import { listApplications } from "../../../../platform/procedures/procedures.contract.ts";
import { ExportButton } from "../../parts/ExportButton.tsx";

interface ApplicationsExportProps {
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly isEmpty: boolean;
}

/** The list as it is narrowed on the page, as a file. */
export function ApplicationsExport({ query, isEmpty }: ApplicationsExportProps) {
  const [format, setFormat] = useState<"xlsx" | "csv">("xlsx");
  return (
    <ExportButton
      operation={listApplications}
      input={{ query, accept: format === "xlsx" ? XLSX_TYPE : CSV_TYPE }}
      ready={!isEmpty}
      what={
        isEmpty
          ? "现在的条件下没有申请，没有可以导出的。换一个条件再导出。"
          : "现在这个列表的全部申请，列与页面上一样：有孩子姓名、事项和期限，没有证件号码、电话和账号。"
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
    </ExportButton>
  );
}
