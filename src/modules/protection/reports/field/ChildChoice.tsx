import { useState } from "react";
import { useHeld } from "../../../../faces/field/Held.tsx";
import { WordsField } from "../../../../faces/field/parts/WordsField.tsx";
import type { ReportDraft } from "./report-draft.ts";

const MOST = 6;

interface ChildChoiceProps {
  readonly draft: ReportDraft;
  readonly child: { readonly name: string; readonly villageName: string } | null;
  readonly change: (part: Partial<ReportDraft>) => void;
}

/** One of one's own by a few letters of the name, or whatever is known of one who is on no list. */
export function ChildChoice({ draft, child, change }: ChildChoiceProps) {
  const { now } = useHeld();
  const [isOpen, setIsOpen] = useState(false);
  const typed = draft.childName.trim().toLowerCase();
  const offered =
    typed === ""
      ? []
      : (now?.children ?? [])
          .filter(({ name, keys }) => name.includes(typed) || keys.some((key) => key.startsWith(typed)))
          .slice(0, MOST);
  if (child !== null)
    return (
      <div className="fd-field">
        <p className="fd-label">哪个孩子</p>
        <p>
          <b className="fd-card-name">{child.name}</b> {child.villageName}
          <button type="button" className="fd-plain-button" onClick={() => change({ childId: null })}>
            不是这个孩子
          </button>
        </p>
      </div>
    );
  return (
    <div className="fd-field">
      <WordsField
        label="哪个孩子（姓名、拼音首字母；不知道就空着）"
        value={draft.childName}
        max={60}
        onChange={(childName) => {
          setIsOpen(true);
          change({ childName });
        }}
      />
      {isOpen && offered.length > 0 && (
        <ul className="fd-offered" aria-label="本村的孩子">
          {offered.map(({ id, name, villageName }) => (
            <li key={id}>
              <button
                type="button"
                onClick={() => {
                  setIsOpen(false);
                  change({ childId: id, childName: "" });
                }}
              >
                <b>{name}</b> <span className="fd-aside">{villageName}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
