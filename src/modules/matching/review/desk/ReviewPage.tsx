import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { BatchesToReview } from "./BatchesToReview.tsx";
import { BatchReview } from "./BatchReview.tsx";
import "../../../../faces/desk/parts/work-beside.css";
import "./review.css";

/** Rows of which the house does not know whose they are, batch by batch. */
export function ReviewPage() {
  const { values } = useUrlState();
  const { batch } = values;
  return batch === undefined ? <BatchesToReview /> : <BatchReview key={batch} id={batch} />;
}
