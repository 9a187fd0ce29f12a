import { CampaignForm } from "./CampaignForm.tsx";
import "./campaigns.css";

/** A draft: out of one of the year's templates, or from nothing. */
export function NewCampaignPage() {
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>起草专项行动</h1>
        <span className="ta-grey">先存成草稿，看过以后再开始；开始以后村里马上收到</span>
      </header>
      <CampaignForm />
    </div>
  );
}
