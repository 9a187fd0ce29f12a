import { Button } from "antd";
import "./common-phrases.css";

interface CommonPhrasesProps {
  readonly phrases: readonly string[];
  readonly value: string;
  readonly onChange: (words: string) => void;
}

/** Sentences that are written again and again: one press puts one behind what is already there. */
export function CommonPhrases({ phrases, value, onChange }: CommonPhrasesProps) {
  return (
    <div className="ta-phrases" role="group" aria-label="常用的话">
      {phrases.map((phrase) => (
        <Button
          key={phrase}
          size="small"
          disabled={value.includes(phrase)}
          onClick={() => onChange(value.trim() === "" ? phrase : `${value.trim()}；${phrase}`)}
        >
          {phrase}
        </Button>
      ))}
    </div>
  );
}
