import { Radio } from "antd";
import { useState } from "react";
import { ExportButton } from "../../../../faces/desk/parts/ExportButton.tsx";
import { PrintMenu } from "../../../../faces/desk/parts/PrintMenu.tsx";
import { CSV_TYPE, XLSX_TYPE } from "../../../../platform/excel/file-types.contract.ts";
import { printPicture, readPicture } from "../picture.contract.ts";
import type { PictureAsk } from "./picture-query.ts";

/** What leaves the office: the same figures, the small ones withheld. */
export function PictureExport({ query }: { readonly query: PictureAsk }) {
  const [accept, setAccept] = useState(XLSX_TYPE);
  return (
    <>
      <PrintMenu operation={printPicture} inputFor={(as) => ({ query: { ...query, as } })} label="打印" />
      <ExportButton
        operation={readPicture}
        input={{ query: { ...query }, accept }}
        what="这一页上的全部数字和口径，没有任何姓名和编号。小的数字和能推算出它们的数字写成“*”。"
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
    </>
  );
}
