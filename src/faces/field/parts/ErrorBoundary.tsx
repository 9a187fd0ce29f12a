import { Component, type ReactNode } from "react";

interface Props {
  readonly children: ReactNode;
}

/** A page that breaks takes nothing with it: what was written is on the phone. */
export class ErrorBoundary extends Component<Props, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    if (!this.state.isBroken) return this.props.children;
    return (
      <main className="fd-alone" role="alert">
        <h1>这一页打不开</h1>
        <p>写好的都在手机上，没有丢。请点下面再打开一次；还不行的，请告诉镇街儿童督导员。</p>
        <p>
          <button type="button" className="fd-plain-button" onClick={() => location.assign("/field/")}>
            再打开一次
          </button>
        </p>
        <p>
          孩子正有危险，请打 <a href="tel:110">110</a>。
        </p>
      </main>
    );
  }
}
