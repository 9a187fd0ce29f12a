import { App } from "antd";
import type { AnyOperation } from "../../../../platform/client/api.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import { madeOldByFile } from "./file-context.ts";

/** A write on the open file: says that it is done, shows the file anew, closes its dialog. */
export function useFileWrite<Op extends AnyOperation>(operation: Op, done: string, onClose: () => void) {
  const { message } = App.useApp();
  return useWrite(operation, {
    makesOld: madeOldByFile,
    onDone: () => {
      void message.success(done);
      onClose();
    },
  });
}
