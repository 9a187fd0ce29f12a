import { DownloadOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { type ReactNode, useState } from "react";
import type { AnyOperation, CallInput } from "../../../platform/client/api.ts";
import { download } from "../../../platform/client/download.ts";
import { ActDialog } from "./ActDialog.tsx";

interface ExportButtonProps<Op extends AnyOperation> {
  readonly operation: Op;
  readonly input: CallInput<Op>;
  /** Which children stand in the file and what of them: “古楼镇农村留守儿童 54 人，身份证号已遮住”. */
  readonly what: ReactNode;
  /** Choices in the dialog (format, whole numbers and what for). */
  readonly children?: ReactNode;
  /** Why it cannot be taken out yet. */
  readonly ready?: boolean;
  readonly label?: string;
  /** Small: in a line of a table. */
  readonly size?: "small" | "middle";
}

/** Takes out a file: says first who is in it and who will know. */
export function ExportButton<Op extends AnyOperation>(props: ExportButtonProps<Op>) {
  const { operation, input, ready = true, label = "导出", size = "middle" } = props;
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [state, setState] = useState<{ bytes: number | undefined; problem: unknown }>({
    bytes: undefined,
    problem: undefined,
  });
  const take = async () => {
    setState({ bytes: 0, problem: undefined });
    try {
      const onProgress = (bytes: number) => setState({ bytes, problem: undefined });
      const { fileName } = await download(operation, { ...input, onProgress });
      setState({ bytes: undefined, problem: undefined });
      setOpen(false);
      void message.success(`已下载：${fileName}`);
    } catch (problem) {
      setState({ bytes: undefined, problem });
    }
  };
  return (
    <>
      <Button size={size} icon={<DownloadOutlined />} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open && (
        <ActDialog
          title={label}
          okText="导出文件"
          ready={ready}
          busy={state.bytes !== undefined}
          problem={state.problem}
          what={
            <>
              <p>{props.what}</p>
              <p className="ta-grey ta-small">
                文件带有您的姓名和时间水印。这次导出会记入审计日志；文件离开系统后由您保管，用完请及时删除。
              </p>
            </>
          }
          onConfirm={() => void take()}
          onClose={() => setOpen(false)}
        >
          {props.children}
          {state.bytes !== undefined && (
            <p role="status" className="ta-grey">
              正在生成和下载{state.bytes > 0 && `，已收到 ${sizeText(state.bytes)}`}…
            </p>
          )}
        </ActDialog>
      )}
    </>
  );
}

function sizeText(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
