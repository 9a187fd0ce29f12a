import { Modal } from "antd";
import { useState } from "react";
import { liveShortcuts, nameOfKey, type Shortcut, useShortcut } from "../shortcuts.ts";

/** Keys of the browser and of dialogs, which nobody registers. */
const always: readonly Shortcut[] = [
  { key: "Enter", what: "打开选中的一行" },
  { key: "Escape", what: "关掉弹窗" },
  { key: "Tab", what: "下一项" },
];

/** `?` shows the keys that work on this page right now. */
export function KeyHelp() {
  const [shown, setShown] = useState<readonly Shortcut[] | undefined>();
  useShortcut({ key: "?", what: "看有哪些快捷键" }, () => {
    const byKey = new Map([...liveShortcuts(), ...always].map((shortcut) => [shortcut.key, shortcut]));
    setShown([...byKey.values()]);
  });
  return (
    <Modal
      open={shown !== undefined}
      title="快捷键"
      footer={null}
      width={420}
      onCancel={() => setShown(undefined)}
    >
      <dl className="ta-keys">
        {(shown ?? []).map(({ key, what }) => (
          <div key={key}>
            <dt>
              <kbd>{nameOfKey(key)}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
