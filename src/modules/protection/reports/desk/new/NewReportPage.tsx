import { Link } from "react-router";
import { ProblemNote } from "../../../../../faces/desk/parts/ProblemNote.tsx";
import { useUrlState } from "../../../../../faces/desk/parts/useUrlState.ts";
import { useSession } from "../../../../../faces/desk/session/session.ts";
import { useRead } from "../../../../../platform/client/useRead.ts";
import { type ChildFile, readChild } from "../../../../registry/child-file.contract.ts";
import { NewReportForm } from "./NewReportForm.tsx";
import { emptyDraft, type ReportDraft } from "./report-draft.ts";
import "../reports.css";

/** 代为登记, 上报: what somebody has told or seen, typed by whoever has an account; of a child's file, with the child. */
export function NewReportPage() {
  const { child } = useUrlState().values;
  return (
    <div className="ta-page ta-new-report">
      <header className="ta-page-head">
        <h1>{child === undefined ? "代为登记报告" : "上报"}</h1>
        <span className="ta-grey">保存后马上有人负责；涉及孩子的身份只有办理的人看得到</span>
        <div className="ta-page-acts ta-noprint">
          <Link to="/own-reports">我报告的</Link>
        </div>
      </header>
      {child === undefined ? <Blank /> : <OfChild key={child} id={child} />}
    </div>
  );
}

function Blank() {
  const { post } = useSession();
  return <NewReportForm name="new" initial={emptyDraft(post.role, ownVillage(post.placeCode))} />;
}

function OfChild({ id }: { readonly id: string }) {
  const { post } = useSession();
  const { data, error, refetch } = useRead(readChild, { params: { id } });
  if (error !== null) return <ProblemNote problem={error} onRetry={() => void refetch()} />;
  if (data === undefined)
    return <div className="ta-paper ta-skeleton" style={{ height: 420 }} aria-busy="true" />;
  return (
    <NewReportForm
      name={`new/${id}`}
      initial={ofFile(emptyDraft(post.role, undefined), data)}
      child={{ id, name: data.person.name }}
    />
  );
}

/** A director's own village is where it happened, until something else is said. */
function ownVillage(placeCode: string): string | undefined {
  return placeCode.length === 12 ? placeCode : undefined;
}

function ofFile(draft: ReportDraft, { person, villageCode }: ChildFile): ReportDraft {
  const { name, sex, age } = person;
  const isKnown = sex === "1" || sex === "2";
  return {
    ...draft,
    placeCode: villageCode,
    children: [{ name, ...(isKnown ? { sex } : {}), ...(age === null ? {} : { age: Math.min(age, 18) }) }],
  };
}
