import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { keyOfEvent } from "../../../../../faces/desk/shortcuts.ts";
import type { CellBox } from "./grid-layout.ts";

interface CellEditorProps {
  readonly label: string;
  readonly box: CellBox;
  readonly value: string;
  readonly words: readonly string[];
  readonly onChange: (text: string) => void;
  /** `move`: a step to the right after saving, or none. */
  readonly onSave: (move: 0 | 1) => void;
  readonly onCancel: () => void;
}

const LEAST_WIDTH = 190;

/** The cell while it is typed in: Enter and Ctrl+S save and check at once, Tab goes on to the next, Esc leaves it as it was. */
export function CellEditor({ label, box, value, words, onChange, onSave, onCancel }: CellEditorProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  // Saving takes the field away, and that blurs it: once is enough.
  const settled = useRef(false);
  const once = (act: () => void) => {
    if (settled.current) return;
    settled.current = true;
    act();
  };
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that ends the typing of a Chinese word is not meant for the cell.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" || event.key === "Tab") {
      event.preventDefault();
      once(() => onSave(event.key === "Tab" ? 1 : 0));
    } else if (keyOfEvent(event) === "Ctrl+S") {
      event.preventDefault();
      once(() => onSave(0));
    } else if (event.key === "Escape") {
      event.preventDefault();
      once(onCancel);
    }
    event.stopPropagation();
  };
  return (
    <>
      <input
        ref={input}
        className="ta-grid-editor"
        aria-label={label}
        list={words.length > 0 ? id : undefined}
        style={{
          left: box.left,
          top: box.top,
          width: Math.max(box.width, LEAST_WIDTH),
          visibility: box.seen ? "visible" : "hidden",
        }}
        value={value}
        maxLength={1000}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => once(() => onSave(0))}
      />
      {words.length > 0 && (
        <datalist id={id}>
          {words.map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
      )}
    </>
  );
}
