import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { useFile } from "../file-context.ts";
import { type ActKind, actsFor, actWords } from "./acts.ts";
import { CorrectPersonDialog } from "./CorrectPersonDialog.tsx";
import { PerformActDialog } from "./PerformActDialog.tsx";

/** 办理: what can be done with the file as a whole. */
export function ActMenu() {
  const { file, canAct, canWrite } = useFile();
  const [act, setAct] = useState<ActKind | "correct" | undefined>();
  if (!canAct) return null;
  const items = [
    ...actsFor(file).map((kind) => ({
      key: kind,
      label: actWords[kind].label,
      danger: actWords[kind].danger,
    })),
    ...(canWrite ? [{ type: "divider" as const }, { key: "correct", label: "更正姓名、证件、电话" }] : []),
  ];
  const close = () => setAct(undefined);
  return (
    <>
      <Dropdown
        autoFocus
        trigger={["click"]}
        menu={{ items, onClick: ({ key }) => setAct(key as ActKind | "correct") }}
        placement="bottomRight"
      >
        <Button type="primary">
          办理 <DownOutlined aria-hidden="true" />
        </Button>
      </Dropdown>
      {act === "correct" && <CorrectPersonDialog person={file.person} onClose={close} />}
      {act !== undefined && act !== "correct" && <PerformActDialog kind={act} onClose={close} />}
    </>
  );
}
