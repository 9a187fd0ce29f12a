import { App } from "antd";
import { useEffect, useEffectEvent } from "react";
import { useBlocker } from "react-router";

/** Asks before a page with something typed and not saved is left. `what` names it: “这一节的修改”. */
export function useUnsaved(dirty: boolean, what: string): void {
  const { modal } = App.useApp();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      dirty &&
      (currentLocation.pathname !== nextLocation.pathname ||
        childOf(currentLocation.search) !== childOf(nextLocation.search)),
  );
  const ask = useEffectEvent(() => {
    modal.confirm({
      title: "还有没保存的内容",
      content: `${what}还没有保存。草稿会留在这个标签页里，回来可以接着填。`,
      okText: "先离开",
      cancelText: "留下继续填",
      onOk: () => blocker.proceed?.(),
      onCancel: () => blocker.reset?.(),
    });
  });
  useEffect(() => {
    if (blocker.state === "blocked") ask();
  }, [blocker.state]);
  useEffect(() => {
    if (!dirty) return undefined;
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault();
      // Kernels before 119 ask only when this is set.
      Object.assign(event, { returnValue: true });
    };
    window.addEventListener("beforeunload", warn);
    return () => {
      window.removeEventListener("beforeunload", warn);
    };
  }, [dirty]);
}

/** A file shown over a list is part of the address. */
function childOf(search: string): string | null {
  return new URLSearchParams(search).get("child");
}
