import { Suspense, useEffect } from "react";
import { Link } from "react-router";
import { childSections } from "../../../../faces/desk/child-sections.tsx";
import { EmptyState } from "../../../../faces/desk/parts/EmptyState.tsx";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useSession } from "../../../../faces/desk/session/session.ts";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { useRead } from "../../../../platform/client/useRead.ts";
import { readChild } from "../../child-file.contract.ts";
import { AttachmentsSection } from "./AttachmentsSection.tsx";
import { FamilySection } from "./FamilySection.tsx";
import { FileHeader } from "./FileHeader.tsx";
import { FileNotices } from "./FileNotices.tsx";
import { FileSection } from "./FileSection.tsx";
import { FileContext } from "./file-context.ts";
import { IdentitySection } from "./IdentitySection.tsx";
import { sections } from "./sections.ts";
import { Timeline } from "./Timeline.tsx";
import "./file.css";

interface ChildFileViewProps {
  readonly id: string;
  /** Absent: today. */
  readonly asOf: string | undefined;
  readonly onAsOf: (asOf: string | undefined) => void;
}

/** Who is this child, who cares for them, what holds, what happened, what is due. */
export function ChildFileView({ id, asOf, onAsOf }: ChildFileViewProps) {
  const today = useToday();
  const { can } = useSession();
  const {
    data: file,
    error,
    refetch,
    isPlaceholderData,
  } = useRead(readChild, { params: { id }, query: { asOf } }, { keepPrevious: true });
  const name = file?.person.name;
  useEffect(() => {
    if (name !== undefined) document.title = `${name} · 童安`;
  }, [name]);

  if (error !== null && file === undefined) {
    if (error.status === 404) {
      return (
        <EmptyState title="没有这份档案">
          档案不存在，或者不在您的辖区内。如果孩子已经迁走，请联系区民政局。
          <br />
          <Link to="/search">查找别的孩子</Link>
        </EmptyState>
      );
    }
    return <ProblemNote problem={error} onRetry={() => void refetch()} />;
  }
  if (file === undefined) return <FileSkeleton />;
  const isPast = asOf !== undefined;
  const isEnded = file.endedOn !== null || file.mergedInto !== null;
  const mayWrite = file.can.includes("child.write") && !isPast && file.mergedInto === null;
  const open = {
    file,
    isPast,
    today: isPast ? today : file.asOf,
    canWrite: mayWrite && !isEnded,
    canAct: mayWrite,
    canReveal: file.can.includes("child.reveal"),
  };
  return (
    <FileContext value={open}>
      <article
        className={isPlaceholderData ? "ta-file ta-file-old" : "ta-file"}
        aria-label={file.person.name}
      >
        <FileHeader />
        <FileNotices onToday={() => onAsOf(undefined)} />
        {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
        <div className="ta-file-columns">
          <div className="ta-file-sections">
            <FamilySection />
            <IdentitySection />
            <FileSection section={sections.school} />
            <FileSection section={sections.health} />
            <FileSection section={sections.support} addWords={{ relief: "添加救助措施" }} />
            <FileSection section={sections.visits} />
            {childSections
              .filter(({ verb }) => can.includes(verb))
              .map(({ key, Section }) => (
                <Suspense key={key} fallback={null}>
                  <Section childId={id} />
                </Suspense>
              ))}
            <AttachmentsSection />
          </div>
          <Timeline asOf={asOf} onAsOf={onAsOf} />
        </div>
      </article>
    </FileContext>
  );
}

function FileSkeleton() {
  return (
    <div className="ta-file" aria-busy="true">
      <span className="ta-hidden">正在打开档案</span>
      <div className="ta-paper ta-paper-body">
        <div className="ta-skeleton" style={{ width: 180, height: 34, marginBottom: 12 }} />
        <div className="ta-skeleton" style={{ width: "60%", height: 16, marginBottom: 10 }} />
        <div className="ta-skeleton" style={{ width: "45%", height: 16 }} />
      </div>
      <div className="ta-file-columns">
        <div className="ta-file-sections">
          {["a", "b", "c"].map((key) => (
            <div key={key} className="ta-paper ta-paper-body" style={{ height: 150 }}>
              <div className="ta-skeleton" style={{ width: 90, height: 18, marginBottom: 16 }} />
              <div className="ta-skeleton" style={{ height: 14, marginBottom: 10 }} />
              <div className="ta-skeleton" style={{ width: "70%", height: 14 }} />
            </div>
          ))}
        </div>
        <div className="ta-paper" style={{ height: 420 }} />
      </div>
    </div>
  );
}
