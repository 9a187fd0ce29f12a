import Skeleton from "antd-mobile/es/components/skeleton";

/** Stands where a page is about to be, in its shape, so that nothing jumps. */
export function Waiting() {
  return (
    <div className="fd-waiting" role="status" aria-label="正在打开">
      <Skeleton.Title animated={false} />
      <Skeleton.Paragraph lineCount={4} animated={false} />
      <Skeleton.Paragraph lineCount={4} animated={false} />
    </div>
  );
}
