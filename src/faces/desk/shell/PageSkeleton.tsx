/** Grey shapes where a page will be, so that nothing jumps when it comes. */
export function PageSkeleton() {
  return (
    <div className="ta-page" aria-busy="true">
      <span className="ta-hidden">正在打开</span>
      <div className="ta-skeleton" style={{ width: 160, height: 26, marginBottom: 20 }} />
      {[0, 1, 2, 3, 4, 5].map((line) => (
        <div key={line} className="ta-skeleton" style={{ height: 20, marginBottom: 14 }} />
      ))}
    </div>
  );
}
