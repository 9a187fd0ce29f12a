import { App } from "antd";

interface Discard {
  readonly title: string;
  /** The form as it calls itself. */
  readonly form: string;
  readonly okText: string;
  readonly onDiscard: () => void;
}

/** Asks before something typed is thrown away; Enter and Esc go on with the typing. */
export function useDiscard(): (discard: Discard) => void {
  const { modal } = App.useApp();
  return ({ title, form, okText, onDiscard }) => {
    modal.confirm({
      title,
      content: `“${form}”里刚才填的就没有了；登记簿里的内容不变。`,
      okText,
      cancelText: "接着填",
      focusable: { autoFocusButton: "cancel" },
      onOk: onDiscard,
    });
  };
}
