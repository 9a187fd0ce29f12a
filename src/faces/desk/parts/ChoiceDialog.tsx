import { type ReactNode, useState } from "react";
import { ChoiceField } from "../form/ChoiceField.tsx";
import { WordsField } from "../form/WordsField.tsx";
import { ActDialog } from "./ActDialog.tsx";

/** What is chosen, and what was said about it, without blanks at either end. */
export interface Chosen<Choice extends string> {
  readonly choice: Choice;
  readonly words: string;
}

interface ChoiceDialogProps<Choice extends string> {
  readonly title: string;
  readonly what: string;
  readonly okText: string;
  readonly choice: {
    readonly label: string;
    readonly options: readonly { readonly value: Choice; readonly label: string }[];
    readonly first?: Choice;
  };
  readonly words: {
    readonly label: string;
    readonly hint: (choice: Choice | undefined) => string;
    readonly mustBeSaid: (choice: Choice | undefined) => boolean;
    readonly first?: string;
    readonly shortest?: number;
  };
  /** What else one of them asks, and whether it has been filled in. */
  readonly more?: (choice: Choice | undefined) => ReactNode;
  readonly isComplete?: (choice: Choice) => boolean;
  readonly busy: boolean;
  readonly problem: unknown;
  readonly onConfirm: (chosen: Chosen<Choice>) => void;
  readonly onClose: () => void;
}

const SHORTEST = 2;

/** One of several is chosen and explained: what came of something, whom to ask. */
export function ChoiceDialog<Choice extends string>(props: ChoiceDialogProps<Choice>) {
  const { choice: offered, words: said, more, isComplete = () => true, onConfirm, ...dialog } = props;
  const [choice, setChoice] = useState(offered.first);
  const [typed, setTyped] = useState(said.first ?? "");
  const words = typed.trim();
  const mustSay = said.mustBeSaid(choice);
  const isSaid = words.length >= (said.shortest ?? SHORTEST) || (!mustSay && words === "");
  return (
    <ActDialog
      {...dialog}
      ready={choice !== undefined && isSaid && isComplete(choice)}
      onConfirm={() => {
        if (choice !== undefined) onConfirm({ choice, words });
      }}
    >
      <ChoiceField label={offered.label} options={offered.options} value={choice} onChange={setChoice} />
      {more?.(choice)}
      <WordsField
        label={said.label}
        required={mustSay}
        hint={said.hint(choice)}
        value={typed}
        onChange={setTyped}
      />
    </ActDialog>
  );
}
