export function TodayPage() {
  return <div className="ta-page">今天</div>;
}
