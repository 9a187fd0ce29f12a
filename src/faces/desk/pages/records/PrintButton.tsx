import { PrinterOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useState } from "react";
import type { AnyOperation, CallInput } from "../../../../platform/client/api.ts";
import { asProblem } from "../../../../platform/client/api-problem.ts";
import { download } from "../../../../platform/client/download.ts";

interface PrintButtonProps<Op extends AnyOperation> {
  readonly operation: Op;
  readonly input: CallInput<Op>;
}

/** The paper as PDF, to be printed and signed. */
export function PrintButton<Op extends AnyOperation>({ operation, input }: PrintButtonProps<Op>) {
  const { message } = App.useApp();
  const [isBusy, setBusy] = useState(false);
  const print = async () => {
    setBusy(true);
    try {
      const { fileName } = await download(operation, input);
      void message.success(`已下载：${fileName}`);
    } catch (error) {
      const { title, detail } = asProblem(error);
      void message.error(`${title}：${detail}`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button icon={<PrinterOutlined />} loading={isBusy} onClick={() => void print()}>
      打印
    </Button>
  );
}
