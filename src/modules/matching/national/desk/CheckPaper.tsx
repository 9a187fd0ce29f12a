import { Button } from "antd";
import { useRef } from "react";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { checkNational, listNationalDifferences, readNationalSystem } from "../national.contract.ts";
import { sayCheck } from "./say-check.ts";

/** The national system's export goes in; what cannot be compared is told here once and not kept. */
export function CheckPaper({ month }: { readonly month: string }) {
  const input = useRef<HTMLInputElement>(null);
  const check = useWrite(checkNational, { makesOld: [readNationalSystem, listNationalDifferences] });
  return (
    <section className="ta-paper ta-paper-body" aria-label="上传核对">
      <div className="ta-wrap">
        <Button type="primary" loading={check.isPending} onClick={() => input.current?.click()}>
          上传全国系统导出的名单
        </Button>
        <span className="ta-grey">
          与 {month} 的发放核对。表里要有身份证号和发放类别；.xlsx、.xls、.csv
          都可以。文件不保存，只留数字和本区孩子的差异。
        </span>
      </div>
      <input
        ref={input}
        type="file"
        className="ta-hidden"
        tabIndex={-1}
        aria-hidden="true"
        accept=".xlsx,.xls,.csv,.et"
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file !== undefined) check.mutate({ file, body: { month } });
          target.value = "";
        }}
      />
      {check.error !== null && <ProblemNote problem={check.error} compact />}
      {check.data !== undefined && (
        <div role="status">
          <p>核对完：{sayCheck(check.data)}。</p>
          {check.data.notCompared.length > 0 && (
            <details>
              <summary>{check.data.notCompared.length} 行没有核对（离开本页后不再显示）</summary>
              <ul>
                {check.data.notCompared.map(({ at, why }) => (
                  <li key={at}>
                    第 {at} 行：{why}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
      )}
    </section>
  );
}
