import { App, Button, Dropdown } from "antd";
import { type ReactNode, useState } from "react";
import { asProblem } from "../../../../platform/client/api-problem.ts";
import { download } from "../../../../platform/client/download.ts";
import type { MatterView } from "../../../../platform/procedures/matter-view.contract.ts";
import { printPaper } from "../../../../platform/procedures/procedures.contract.ts";
import {
  ObjectDialog,
  PauseDialog,
  ReapplyDialog,
  ReceiveDialog,
  ResumeDialog,
  SupplementDialog,
  WithdrawDialog,
} from "./ActDialogs.tsx";
import { AskSupplementDialog } from "./AskSupplementDialog.tsx";
import type { DialogProps } from "./dialog-props.ts";
import { EditFormDialog } from "./EditFormDialog.tsx";
import { NamedDialog } from "./NamedDialog.tsx";

type Can = MatterView["can"][number];

interface Entry {
  readonly can: Can;
  readonly label: string;
  /** Stands as a button; the others wait in the menu. */
  readonly isFirst?: boolean;
}

const entries: readonly Entry[] = [
  { can: "receive", label: "受理", isFirst: true },
  { can: "edit", label: "填写申请表", isFirst: true },
  { can: "supplement", label: "收到补正材料", isFirst: true },
  { can: "resume", label: "结束暂停", isFirst: true },
  { can: "reapply", label: "重新申请", isFirst: true },
  { can: "askSupplement", label: "一次性告知补正", isFirst: true },
  { can: "pause", label: "公示或评估，暂停时限" },
  { can: "name", label: "谁能看到" },
  { can: "object", label: "登记异议" },
  { can: "withdraw", label: "申请人撤回" },
];

const dialogs: Readonly<Partial<Record<Can, (props: DialogProps) => ReactNode>>> = {
  receive: ReceiveDialog,
  edit: EditFormDialog,
  supplement: SupplementDialog,
  resume: ResumeDialog,
  reapply: ReapplyDialog,
  askSupplement: AskSupplementDialog,
  pause: PauseDialog,
  name: NamedDialog,
  object: ObjectDialog,
  withdraw: WithdrawDialog,
};

/** Where nobody applies, an office acts of itself. */
const officeWords: Readonly<Partial<Record<Can, string>>> = {
  receive: "开始处置",
  edit: "填写登记表",
  askSupplement: "要求补充",
  supplement: "收到补充材料",
  pause: "暂停时限",
  withdraw: "撤销登记",
};

/** What may be done with it besides deciding; the server says what, by post and state. */
export function ActsMenu({ matter }: { readonly matter: MatterView }) {
  const [open, setOpen] = useState<Can | undefined>();
  const possible = entries
    .filter(({ can }) => matter.can.includes(can))
    .map((entry) => (matter.isOfOffice ? { ...entry, label: officeWords[entry.can] ?? entry.label } : entry));
  const rest = possible.filter(({ isFirst }) => isFirst !== true);
  const Dialog = open === undefined ? undefined : dialogs[open];
  return (
    <div className="ta-wrap">
      {possible
        .filter(({ isFirst }) => isFirst === true)
        .map(({ can, label }) => (
          <Button key={can} type={can === "receive" ? "primary" : "default"} onClick={() => setOpen(can)}>
            {label}
          </Button>
        ))}
      {matter.prints.length > 0 && <Prints matter={matter} />}
      {rest.length > 0 && (
        <Dropdown
          autoFocus
          trigger={["click"]}
          menu={{
            items: rest.map(({ can, label }) => ({ key: can, label, onClick: () => setOpen(can) })),
          }}
        >
          <Button>更多</Button>
        </Dropdown>
      )}
      {Dialog !== undefined && <Dialog matter={matter} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

/** Papers with their seal boxes, as PDF to print or as Word to go on writing. */
function Prints({ matter }: { readonly matter: MatterView }) {
  const { message } = App.useApp();
  const take = async (code: string, as: "pdf" | "docx") => {
    try {
      await download(printPaper, { params: { id: matter.id, code }, query: { as } });
    } catch (problem) {
      void message.error(`没有打印：${asProblem(problem).title}`);
    }
  };
  const items = matter.prints.flatMap(({ code, title }) => [
    { key: `${code}/pdf`, label: `${title}（PDF）`, onClick: () => void take(code, "pdf") },
    { key: `${code}/docx`, label: `${title}（Word）`, onClick: () => void take(code, "docx") },
  ]);
  return (
    <Dropdown autoFocus trigger={["click"]} menu={{ items }}>
      <Button>打印</Button>
    </Dropdown>
  );
}
