/** How large the letters are, on this phone, for whoever holds it: 18, 22, 26 or 30 points. */
const KEY = "tongan.field.letters";

export const letterSizes = ["18", "22", "26", "30"] as const;
export type LetterSize = (typeof letterSizes)[number];

export const letterNames: Readonly<Record<LetterSize, string>> = {
  "18": "标准",
  "22": "大",
  "26": "很大",
  "30": "最大",
};

export function letterSize(): LetterSize {
  try {
    const kept = localStorage.getItem(KEY);
    return letterSizes.find((size) => size === kept) ?? "18";
  } catch {
    return "18";
  }
}

export function setLetterSize(size: LetterSize): void {
  document.documentElement.dataset["letters"] = size;
  try {
    localStorage.setItem(KEY, size);
  } catch {
    // Not kept: it holds until the page is closed.
  }
}
