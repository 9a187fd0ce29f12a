import { Button } from "antd";
import { Component, type ReactNode } from "react";
import { asProblem } from "../../../platform/client/api-problem.ts";

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly error: unknown;
  readonly broken: boolean;
}

/** What is left when a page breaks while drawing: words, and a way on. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined, broken: false };

  static getDerivedStateFromError(error: unknown): State {
    return { error, broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const isOld = /dynamically imported module|Importing a module|preload/i.test(String(this.state.error));
    const { title, detail } = asProblem(this.state.error);
    return (
      <div className="ta-page ta-notice" role="alert">
        <h1>{isOld ? "这一页没有取到" : title}</h1>
        <p>
          {isOld
            ? "系统刚刚更新过，或者网络断了一下。刷新页面就可以接着用，没保存的内容会留在这个标签页里。"
            : detail}
        </p>
        <Button
          type="primary"
          onClick={() => {
            window.location.reload();
          }}
        >
          刷新页面
        </Button>
      </div>
    );
  }
}
