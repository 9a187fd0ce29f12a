import { App } from "antd";
import { useEffect, useEffectEvent } from "react";
import { keyOfEvent } from "../shortcuts.ts";

/** Ctrl+S where nothing waits to be saved: the browser must not offer to store a page full of names as a file. */
export function SaveKey() {
  const { message } = App.useApp();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || keyOfEvent(event) !== "Ctrl+S") return;
    event.preventDefault();
    void message.info({ key: "nothing-to-save", content: "这里没有等着保存的内容" });
  });
  useEffect(() => {
    // After the document's own listeners: a form or dialog that can save has had the key by then.
    const listen = (event: KeyboardEvent) => {
      onKey(event);
    };
    window.addEventListener("keydown", listen);
    return () => {
      window.removeEventListener("keydown", listen);
    };
  }, []);
  return null;
}
