export function SessionsPage() {
  return <div className="ta-page">登录记录</div>;
}
