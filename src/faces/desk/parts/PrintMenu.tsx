import { App, Button, Dropdown } from "antd";
import { useState } from "react";
import type { AnyOperation, CallInput } from "../../../platform/client/api.ts";
import { asProblem } from "../../../platform/client/api-problem.ts";
import { download } from "../../../platform/client/download.ts";

interface PrintMenuProps<Op extends AnyOperation> {
  readonly operation: Op;
  readonly inputFor: (as: "pdf" | "docx") => CallInput<Op>;
  readonly label: string;
  readonly size?: "small" | "middle";
}

/** A paper as PDF to print, or as Word to go on writing. */
export function PrintMenu<Op extends AnyOperation>({ operation, inputFor, label, size }: PrintMenuProps<Op>) {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const take = async (as: "pdf" | "docx") => {
    setBusy(true);
    try {
      const { fileName } = await download(operation, inputFor(as));
      void message.success(`已下载：${fileName}`);
    } catch (problem) {
      const { title, detail } = asProblem(problem);
      void message.error(`没有打印：${title}。${detail}`, 8);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dropdown
      autoFocus
      trigger={["click"]}
      menu={{
        items: [
          { key: "pdf", label: "PDF（直接打印）", onClick: () => void take("pdf") },
          { key: "docx", label: "Word（可以再改）", onClick: () => void take("docx") },
        ],
      }}
    >
      <Button size={size ?? "middle"} loading={busy} className="ta-noprint">
        {label}
      </Button>
    </Dropdown>
  );
}
