import type { ReviewBatch } from "../review.contract.ts";

/** Every row of the file stands in one of these. */
export function CountsLine({ counts }: { readonly counts: ReviewBatch["counts"] }) {
  return (
    <p className="ta-grey ta-small">
      共 {counts.rows} 行 = 系统认定 {counts.certain} + 要人复核 {counts.review} + 不是台账里的人{" "}
      {counts.none} + 读不了的 {counts.faulty}
    </p>
  );
}
