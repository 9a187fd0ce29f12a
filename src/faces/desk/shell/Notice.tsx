import type { ReactNode } from "react";
import { Link } from "react-router";

interface NoticeProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page that has nothing to show says why and where to go. */
export function Notice({ title, children }: NoticeProps) {
  return (
    <div className="ta-page ta-notice">
      <h1>{title}</h1>
      <p>{children}</p>
      <p>
        <Link to="/">回到今天</Link>
      </p>
    </div>
  );
}

export function NotFoundPage() {
  return <Notice title="没有这一页">地址可能打错了，或者这一页已经挪了地方。</Notice>;
}

export function NoPermission() {
  return (
    <Notice title="您的岗位不用这一页">
      这一页的工作不在您的岗位职责内。如确需办理，请联系区民政局调整岗位。
    </Notice>
  );
}
