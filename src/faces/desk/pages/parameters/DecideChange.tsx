import { App, Input } from "antd";
import { useState } from "react";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import {
  type Change,
  confirmChange,
  listChanges,
  readChange,
  refuseChange,
  withdrawChange,
} from "../../../../platform/parameters/parameter-changes.contract.ts";
import { readParameter, readParameters } from "../../../../platform/parameters/parameters.contract.ts";
import { Field } from "../../form/Field.tsx";
import { ActDialog } from "../../parts/ActDialog.tsx";

interface DecideProps {
  readonly act: Change["can"][number];
  readonly change: Change;
  readonly digest: string;
  readonly onMoved: () => void;
  readonly onClose: () => void;
}

const acts = {
  confirm: {
    title: "确认这张调整单",
    okText: "确认",
    label: "意见",
    what: "确认以后，新的数从执行之日起生效，前一段到那天为止；谁提出、谁确认会一起留下来，记入审计日志。",
  },
  refuse: {
    title: "退回这张调整单",
    okText: "退回",
    label: "退回原因",
    what: "退回以后现行的标准照旧，提出人会看到原因。",
  },
  withdraw: {
    title: "撤回这张调整单",
    okText: "撤回",
    label: "撤回原因",
    what: "撤回以后现行的标准照旧，单子留底。",
  },
} as const;

/** Confirms, refuses or withdraws, after saying what will happen. */
export function DecideChange({ act, change, digest, onMoved, onClose }: DecideProps) {
  const { message } = App.useApp();
  const [words, setWords] = useState("");
  const options = {
    makesOld: [readChange, listChanges, readParameters, readParameter],
    onDone: () => {
      void message.success(`已${acts[act].okText}`);
      onClose();
    },
  };
  const confirm = useWrite(confirmChange, options);
  const refuse = useWrite(refuseChange, options);
  const withdraw = useWrite(withdrawChange, options);
  const said = words.trim();
  const target = { params: { id: change.id }, version: change.version };
  const optional = said === "" ? {} : { words: said };
  const { title, okText, label, what } = acts[act];
  const running = { confirm, refuse, withdraw }[act];
  return (
    <ActDialog
      title={title}
      what={<p>{what}</p>}
      okText={okText}
      danger={act !== "confirm"}
      ready={act !== "refuse" || said !== ""}
      busy={running.isPending}
      problem={running.error}
      onConfirm={() => {
        if (act === "refuse") refuse.mutate({ ...target, body: { words: said } });
        else if (act === "withdraw") withdraw.mutate({ ...target, body: optional });
        else
          confirm.mutate(
            { ...target, body: { previewDigest: digest, ...optional } },
            { onError: (problem) => problem.code === "platform.parameter.previewStale" && onMoved() },
          );
      }}
      onClose={onClose}
    >
      <Field label={label} required={act === "refuse"}>
        {({ id, describedBy }) => (
          <Input.TextArea
            id={id}
            aria-describedby={describedBy}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={words}
            onChange={({ target: field }) => setWords(field.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
}
