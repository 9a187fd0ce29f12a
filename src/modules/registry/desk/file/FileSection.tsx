import { type ReactNode, useState } from "react";
import { usePrintingSince } from "../../../../faces/desk/parts/print.ts";
import { readDraft } from "../../../../platform/client/draft-store.ts";
import type { FactKindName } from "../../facts.contract.ts";
import { AddFactDialog } from "./AddFactDialog.tsx";
import { FactLine } from "./FactLine.tsx";
import { useFile } from "./file-context.ts";
import { SectionEditor } from "./SectionEditor.tsx";
import { draftKeyOf } from "./section-edit.ts";
import { formerFacts, holdingFacts, isRecordedVisit, type SectionSpec } from "./sections.ts";

interface FileSectionProps {
  readonly section: SectionSpec;
  /** What the buttons say that add one of a listed kind. */
  readonly addWords?: Partial<Record<FactKindName, string>>;
  /** Other buttons of the section. */
  readonly acts?: ReactNode;
  /** What stands above the facts. */
  readonly children?: ReactNode;
}

const SHOWN = 5;
/** Ended by an act of their own, or never: a category is left, a home is moved from, a visit was one day. */
const endsOtherwise: ReadonlySet<string> = new Set(["category", "residence", "visit", "note"]);

/** A section reads as sentences; changing it happens in place, a section at a time. */
export function FileSection({ section, addWords = {}, acts, children }: FileSectionProps) {
  const { file, canWrite, isPast } = useFile();
  const [editing, setEditing] = useState(
    () => canWrite && readDraft(draftKeyOf(file.id, section.key)) !== undefined,
  );
  const [adding, setAdding] = useState<FactKindName | undefined>();
  const [opened, setOpened] = useState(false);
  // Nobody can open the rest on paper.
  const all = usePrintingSince() !== undefined || opened;
  const kinds = [...section.single, ...section.listed];
  // As of a past day the section of visits says nothing: the facts of that day do.
  const facts = isPast ? file.facts : file.facts.filter((fact) => !isRecordedVisit(fact));
  const holding = holdingFacts(facts, kinds);
  const former = formerFacts(facts, kinds, file.asOf);
  const withLabel = kinds.length > 1;
  const shown = all ? holding : holding.slice(0, SHOWN + 3);
  return (
    <section className="ta-paper ta-section" aria-label={section.title}>
      <div className="ta-section-head">
        <h2>{section.title}</h2>
        {canWrite && !editing && (
          <span className="ta-section-acts ta-noprint">
            {acts}
            {section.listed.map(
              (kind) =>
                addWords[kind] !== undefined && (
                  <button key={kind} type="button" className="ta-link" onClick={() => setAdding(kind)}>
                    {addWords[kind]}
                  </button>
                ),
            )}
            {section.single.length > 0 && (
              <button type="button" className="ta-link" onClick={() => setEditing(true)}>
                登记变化
              </button>
            )}
          </span>
        )}
      </div>
      {children}
      {editing ? (
        <SectionEditor section={section} onClose={() => setEditing(false)} />
      ) : (
        <>
          {shown.map((fact) => (
            <FactLine
              key={fact.id}
              fact={fact}
              withLabel={withLabel}
              canEnd={!endsOtherwise.has(fact.kind)}
            />
          ))}
          {holding.length === 0 && children === undefined && (
            <p className="ta-nothing">{isPast ? "这一天没有记录。" : section.nothing}</p>
          )}
          {holding.length > shown.length && (
            <button type="button" className="ta-link ta-section-more" onClick={() => setOpened(true)}>
              还有 {holding.length - shown.length} 条
            </button>
          )}
          {former.length > 0 && (
            <details className="ta-former ta-noprint">
              <summary>以前的情况（{former.length}）</summary>
              {former.map((fact) => (
                <FactLine key={fact.id} fact={fact} withLabel={withLabel} />
              ))}
            </details>
          )}
        </>
      )}
      {adding !== undefined && <AddFactDialog kind={adding} onClose={() => setAdding(undefined)} />}
    </section>
  );
}
